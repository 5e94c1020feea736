/**
 * The months of the published tables that are read, oldest first. Reports begin with the year 2008, when the Regulations
 * came into force, so older tables are left out; and so are those whose every region is in the ones before or after, for
 * reading is what takes the time.
 */
export const TABLE_MONTHS = ["200712", "200912", "201110", "201308", "201410", "201607"] as const;

/** The month of a published table, such as `201607`. */
export type TableMonth = (typeof TABLE_MONTHS)[number];

/** Names of regions by their codes. */
export type TableNames = Readonly<Record<string, string>>;
