import { pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { reports } from "./reports.ts";

/**
 * Reports that a person has taken back. As long as its row is here no version of a report is current, whatever is read of
 * it; the row goes when the report is restored, and `audit_trail` keeps both.
 */
export const retractions = pgTable("retractions", {
  reportId: text("report_id")
    .primaryKey()
    .references(() => reports.id),
  reason: text("reason").notNull(),
  author: text("author").notNull(),
  retractedAt: timestamp("retracted_at", { withTimezone: true }).notNull().defaultNow(),
});
