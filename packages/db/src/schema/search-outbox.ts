import { bigint, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { reports } from "./reports.ts";

/** Reports whose search documents must be renewed. A row is written with the report and deleted when done. */
export const searchOutbox = pgTable("search_outbox", {
  /** Also the report's revision: rows of one report are written one transaction after the other. */
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  reportId: text("report_id")
    .notNull()
    .references(() => reports.id),
  enqueuedAt: timestamp("enqueued_at", { withTimezone: true }).notNull().defaultNow(),
  /** Who is at work on the row; null while nobody is. */
  lease: uuid("lease"),
  /** Nobody else takes the row before: the end of the lease, or of the wait after a refusal. */
  leasedUntil: timestamp("leased_until", { withTimezone: true }),
  /** How often a search engine refused the report's documents. */
  attempts: integer("attempts").notNull().default(0),
  /** Why it refused them the last time. */
  lastError: text("last_error"),
});
