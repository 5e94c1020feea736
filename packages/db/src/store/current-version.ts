import { and, eq, inArray, sql } from "drizzle-orm";
import { tablesOfVersions } from "../queries/tables.ts";
import { agencySettlements } from "../schema/agency-settlements.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import { retractions } from "../schema/retractions.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sources } from "../schema/sources.ts";
import { queueCheck } from "./check-queue.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { completeFingerprints, dropFingerprints } from "./section-fingerprints.ts";
import { compareVersions, countReadCells } from "./version-rank.ts";

/**
 * Holds reports until the transaction ends. Whoever changes what decides which version of a report is current does so
 * holding it, and chooses after that; so whoever comes last has seen everything. It also lets the rows of a report's outbox
 * follow one another as its states do.
 */
export async function holdReports(
  transaction: Pick<Transaction, "execute">,
  reportIds: readonly string[],
): Promise<void> {
  if (reportIds.length === 0) return;
  await transaction.execute(
    sql`select from ${reports} where id = any(${sql.param([...reportIds])}) order by id for update`,
  );
}

/** Has search and the checks take notice of reports whose current version has changed. */
export async function announce(transaction: Transaction, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length === 0) return;
  await transaction.insert(searchOutbox).values(reportIds.map((reportId) => ({ reportId })));
  await queueCheck(transaction, reportIds);
}

/** A version that may be current. */
interface Candidate extends Record<string, unknown> {
  readonly id: number;
  readonly reportId: string;
  readonly sourceSha256: string;
}

/** Of each report, the versions whose content was first seen last; mostly one. */
async function findSeenLast(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<readonly Candidate[]> {
  const { rows } = await transaction.execute<Candidate>(sql`
    select id::int8 as id, report_id as "reportId", source_sha256 as "sourceSha256" from (
      select version.id, version.report_id, version.source_sha256, rank() over (
        partition by version.report_id
        order by greatest(source.first_seen_at, settlement.settled_at) desc
      ) as place
      from ${reportVersions} version
      join ${sources} source on source.sha256 = version.source_sha256
      left join ${agencySettlements} settlement
        on settlement.source_sha256 = version.source_sha256 and version.agency_match = 'settled'
      where version.report_id = any(${sql.param([...reportIds])}) and version.is_latest
        and not exists (select from ${retractions} where report_id = version.report_id)
    ) ranked where place = 1`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** The version of each report that is to be current; one that no source speaks of any more, or that was retracted, has none. */
async function chooseVersions(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const byReport = new Map<string, Candidate[]>();
  for (const candidate of await findSeenLast(transaction, reportIds)) {
    const others = byReport.get(candidate.reportId);
    if (others === undefined) byReport.set(candidate.reportId, [candidate]);
    else others.push(candidate);
  }
  const tied = [...byReport.values()].filter(({ length }) => length > 1).flat();
  const tables =
    tied.length === 0
      ? new Map<number, never>()
      : await tablesOfVersions(
          { drizzle: transaction },
          tied.map(({ id }) => id),
        );
  const chosen = new Map<string, number>();
  for (const [reportId, candidates] of byReport) {
    const ranked = candidates.map(({ id, sourceSha256 }) => {
      const read = tables.get(id);
      return { id, sourceSha256, readCells: read === undefined ? 0 : countReadCells(read) };
    });
    ranked.sort((left, right) => compareVersions(left, right) || right.id - left.id);
    if (ranked[0] !== undefined) chosen.set(reportId, ranked[0].id);
  }
  return chosen;
}

/**
 * Makes that version of each report current whose content was first seen last, of several the one with more cells read,
 * and then the one of the larger hash. What a person has settled counts as first seen when they said so. Only what the
 * newest reading of a source says is asked, and nothing of a retracted report. Returns the reports whose current version has
 * changed, which are announced.
 *
 * The reports must be held; see {@link holdReports}.
 */
export async function chooseCurrent(
  transaction: Transaction,
  reportIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (reportIds.length === 0) return new Set();
  const shown = await transaction
    .select({ id: reportVersions.id, reportId: reportVersions.reportId })
    .from(reportVersions)
    .where(and(inArray(reportVersions.reportId, [...reportIds]), eq(reportVersions.isCurrent, true)));
  const former = new Map(shown.map(({ id, reportId }) => [reportId, id]));
  const chosen = await chooseVersions(transaction, reportIds);
  const changed = reportIds.filter((id) => chosen.get(id) !== former.get(id));
  if (changed.length === 0) return new Set();
  const fallen = changed.flatMap((id) => former.get(id) ?? []);
  const risen = changed.flatMap((id) => chosen.get(id) ?? []);
  // One after the other: at no time may two versions of a report be current.
  for (const [ids, isCurrent] of [[fallen, false] as const, [risen, true] as const]) {
    if (ids.length === 0) continue;
    await transaction.update(reportVersions).set({ isCurrent }).where(inArray(reportVersions.id, ids));
  }
  await dropFingerprints(transaction, changed);
  await completeFingerprints(transaction, changed);
  await announce(transaction, changed);
  return new Set(changed);
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
