import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";

/** The bodies that reports are about. The id follows from name, place and `synthetic`; see `agencyKey`. */
export const agencies = pgTable(
  "agencies",
  {
    id: text("id").primaryKey(),
    /** The name in Simplified script. */
    name: text("name").notNull(),
    /** A place the name itself does not begin with; null where the reports give none. */
    place: text("place"),
    /** Whether a generator made the agency up. Synthetic and real agencies of one name are two agencies. */
    synthetic: boolean("synthetic").notNull(),
  },
  // Byte order, so that PGlite and every PostgreSQL page through names in the same order.
  (table) => [index("agencies_by_name").on(sql`(${table.name} collate "C")`, table.id)],
);
