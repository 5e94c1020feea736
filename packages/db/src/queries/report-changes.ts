import { sql } from "drizzle-orm";
import { reportChanges } from "../schema/report-changes.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { type KeysetOrder, type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { readPage } from "./read-page.ts";

/** What became of a report, and when. */
export type ReportChange = typeof reportChanges.$inferSelect;

/** In the order in which the changes were committed. */
export const REPORT_CHANGE_ORDER: KeysetOrder = {
  keys: [{ expression: sql`${reportChanges.number}`, type: "bigint" }],
  direction: "ascending",
};

/**
 * A page of what became of reports, oldest first. A list that only grows at its end: no change appears later in front of one
 * that was read.
 */
export async function listReportChanges(
  connection: DrizzleConnection,
  page: PageRequest,
): Promise<Page<ReportChange>> {
  const { drizzle } = connection;
  const order = REPORT_CHANGE_ORDER;
  return readPage(
    connection,
    {
      order,
      select: (condition, terms, limit) =>
        drizzle
          .select({ item: reportChanges, position: positionColumn(order) })
          .from(reportChanges)
          .where(condition)
          .orderBy(...terms)
          .limit(limit),
      probe: (condition) => drizzle.select({ one: sql`1` }).from(reportChanges).where(condition).getSQL(),
    },
    page,
  );
}

/** How often something has become of a report. */
export async function countReportChanges({ drizzle }: DrizzleConnection): Promise<number> {
  return drizzle.$count(reportChanges);
}
