import { bigint, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { reports } from "./reports.ts";

/** Reports whose search documents must be renewed. A row is written with the report and deleted when done. */
export const searchOutbox = pgTable(
  "search_outbox",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    enqueuedAt: timestamp("enqueued_at", { withTimezone: true }).notNull().defaultNow(),
    /** Who is at work on the row; null while nobody is. */
    lease: uuid("lease"),
    leasedUntil: timestamp("leased_until", { withTimezone: true }),
  },
  (table) => [index("search_outbox_by_report").on(table.reportId, table.id)],
);
