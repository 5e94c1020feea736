import type { JudgementId } from "@gongkai/schema";
import { bigint, index, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { reports } from "./reports.ts";

/**
 * What people said of findings, one row each time; the newest row of a report, rule and input counts.
 *
 * A judgement belongs to what the finding rests on and not to the finding's row, so that it outlives checks and versions
 * of the report that leave the input as it was.
 */
export const judgements = pgTable(
  "judgements",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    reportId: text("report_id")
      .notNull()
      .references(() => reports.id),
    rule: text("rule").notNull(),
    /** See `findingInput`. */
    input: text("input").notNull(),
    judgement: text("judgement").$type<JudgementId>().notNull(),
    note: text("note").notNull(),
    author: text("author").notNull(),
    judgedAt: timestamp("judged_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("judgements_by_finding").on(table.reportId, table.rule, table.input, table.id)],
);
