import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What can become of a report: there was none and now there is one (`added`), another document says something else of it
 * (`corrected`), the same document is read otherwise (`reread`), or no document speaks of it any more (`retracted`).
 */
export const REPORT_CHANGE_TYPES = ["added", "corrected", "reread", "retracted"] as const;

/** What became of a report. */
export type ReportChangeType = (typeof REPORT_CHANGE_TYPES)[number];

/**
 * Each time another version of a report became current, or none. Triggers on `report_versions` write it while a
 * transaction commits, one transaction at a time; so whoever sees a number sees all smaller ones, now and later.
 *
 * It refers to no table: checking references at that moment would wait for rows that others hold.
 */
export const reportChanges = pgTable(
  "report_changes",
  {
    number: bigint("number", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    reportId: text("report_id").notNull(),
    type: text("type").$type<ReportChangeType>().notNull(),
    /** The version that is current since; null where there is none any more. */
    versionId: bigint("version_id", { mode: "number" }),
    /** The version that was current before; null where there was none. */
    versionIdBefore: bigint("version_id_before", { mode: "number" }),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("report_changes_by_report").on(table.reportId, table.number)],
);
