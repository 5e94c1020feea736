import { sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { queueAlike } from "./check-queue.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { IdentifiedReport } from "./report-to-store.ts";
import { completeFingerprints, dropFingerprints } from "./section-fingerprints.ts";

/**
 * Takes a source away from the reports it no longer belongs to and returns their ids.
 *
 * A better parser may find the agency or year that an earlier one missed; the source then speaks for another
 * report. What it said of the former one is kept as a version that is not current, and the newest version from a
 * source that speaks for no other report takes its place.
 */
export async function retireMovedReports(
  transaction: Transaction,
  { reportId, source }: IdentifiedReport,
): Promise<readonly string[]> {
  // Whoever writes a report holds its row, so that the rows of its outbox follow one another as its states do.
  await transaction.execute(sql`
    select from ${reports} where id in (
      select report_id from ${reportVersions}
      where source_sha256 = ${source.sha256} and report_id <> ${reportId} and is_current
    ) order by id for update`);
  const { rows: affected } = await transaction.execute<{ reportId: string }>(sql`
    select report_id as "reportId" from ${reportVersions}
    where source_sha256 = ${source.sha256} and report_id <> ${reportId} and is_current`);
  await queueAlike(
    transaction,
    affected.map((row) => row.reportId),
  );
  const retired = await transaction.execute<{ report_id: string }>(sql`
    update ${reportVersions} set is_current = false
    where source_sha256 = ${source.sha256} and report_id <> ${reportId} and is_current
    returning report_id`);
  const reportIds = retired.rows.map((row) => row.report_id);
  if (reportIds.length === 0) return [];
  await transaction.execute(sql`
    update ${reportVersions} set is_current = true
    where id in (
      select max(former.id) from report_versions former
      where former.report_id in ${reportIds} and former.source_sha256 <> ${source.sha256} and not exists (
        select from report_versions elsewhere
        where elsewhere.source_sha256 = former.source_sha256 and elsewhere.is_current
      )
      group by former.report_id
    )`);
  await dropFingerprints(transaction, reportIds);
  await completeFingerprints(transaction, reportIds);
  return reportIds;
}
