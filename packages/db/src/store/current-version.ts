import { and, eq, sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { queueAlike, queueCheck } from "./check-queue.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { IdentifiedReport } from "./report-to-store.ts";
import { retireMovedReports } from "./retire-moved-reports.ts";
import { completeFingerprints, dropFingerprints } from "./section-fingerprints.ts";

/** Makes sure that no version of the report is current. */
export async function supersede(transaction: Transaction, reportId: string): Promise<void> {
  await queueAlike(transaction, [reportId]);
  await transaction
    .update(reportVersions)
    .set({ isCurrent: false })
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.isCurrent, true)));
  await dropFingerprints(transaction, [reportId]);
}

/** A report that goes by its source keeps its id when another parser finds its year, or some name of its agency. */
export async function identifyAgain(
  transaction: Transaction,
  { reportId, agencyId, report: { year } }: IdentifiedReport,
): Promise<void> {
  await transaction.update(reports).set({ agencyId, year }).where(eq(reports.id, reportId));
}

/** Has search and the checks take notice of reports whose current version has changed. */
export async function announce(transaction: Transaction, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length === 0) return;
  await transaction.insert(searchOutbox).values(reportIds.map((reportId) => ({ reportId })));
  await queueCheck(transaction, reportIds);
}

/**
 * What people said of findings of reports is said of the same findings of another one as well: that to which a source has
 * gone. It stays where it was, for the sources that are left there.
 */
export async function carryJudgements(
  transaction: Pick<Transaction, "execute">,
  fromIds: readonly string[],
  toId: string,
  versionId: number,
): Promise<void> {
  if (fromIds.length === 0) return;
  await transaction.execute(sql`
    insert into judgements (report_id, rule, input, judgement, note, author, judged_at)
    select ${toId}, rule, input, judgement, note, author, judged_at from judgements said
    where report_id in ${[...fromIds]} and report_id <> ${toId}
      and exists (
        select from findings
        where findings.version_id = ${versionId} and findings.rule = said.rule and findings.input = said.input
      )
      and not exists (
        select from judgements known
        where known.report_id = ${toId} and known.rule = said.rule and known.input = said.input
          and known.judged_at = said.judged_at and known.author = said.author
      )
    order by id`);
}

/** Makes a reading the current version again that had been superseded when its source went to another report. */
export async function restore(
  transaction: Transaction,
  identified: IdentifiedReport,
  versionId: number,
): Promise<void> {
  const { reportId, agencyMatch, agency } = identified;
  const retired = await retireMovedReports(transaction, identified);
  await supersede(transaction, reportId);
  await transaction
    .update(reportVersions)
    .set({ isCurrent: true, agencyMatch, agencyCandidates: agency.candidates, isCheckedBeside: true })
    .where(eq(reportVersions.id, versionId));
  await identifyAgain(transaction, identified);
  await completeFingerprints(transaction, [reportId]);
  await carryJudgements(transaction, retired, reportId, versionId);
  await announce(transaction, [reportId, ...retired]);
}
