import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Reports that have to be checked against their neighbours: written with every current version, in its transaction.
 * Several rows may name one report.
 */
export const checkQueue = pgTable("check_queue", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  reportId: text("report_id").notNull(),
  /** How often its check has failed; see `checkQueuedReports`. */
  attempts: integer("attempts").notNull().default(0),
});
