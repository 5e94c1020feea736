import { eq, inArray, sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import { queueCheck } from "./check-queue.ts";
import { announce, carryJudgements, chooseCurrent, holdReports } from "./current-version.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { KnownReading } from "./find-readings.ts";
import { renewFindings } from "./insert-findings.ts";
import { insertReports } from "./insert-references.ts";
import { insertVersion } from "./insert-version.ts";
import { type PlannedReading, planReadings, type ReadingPlan } from "./plan-readings.ts";
import type { IdentifiedReport } from "./report-to-store.ts";
import { carryRetractions } from "./retract-report.ts";
import { compareParserVersions } from "./version-rank.ts";

/** What became of a report that was to be stored. */
export interface StoredReport {
  /**
   * - `stored`: the first version of its report
   * - `newVersion`: other content, or another reading of known content, than the versions there are
   * - `unchanged`: this reading of this content is there already; at most a new origin was noted, or that a newer parser
   *   reads it so too, and findings of other rules were replaced
   */
  readonly outcome: "stored" | "unchanged" | "newVersion";
  readonly reportId: string;
  readonly agencyId: string | null;
  /** The version that holds this reading. */
  readonly versionId: number;
}

/** What is known of the source whose readings are stored. */
export interface HeldSource {
  /** Every version that is stored of it. */
  readonly known: readonly KnownReading[];
  /** Whether it was just seen earlier than was known. */
  readonly isSeenEarlier: boolean;
  /** Whether a person has just given it to its reports, so that this reading of it speaks whatever there is. */
  readonly isSettling: boolean;
}

/** What storing comes to where all of it is there already. */
export function storedAlready({ readings }: ReadingPlan): readonly StoredReport[] {
  return readings.flatMap(({ identified: { reportId, agencyId }, same }) =>
    same === undefined ? [] : [{ outcome: "unchanged", reportId, agencyId, versionId: same.id } as const],
  );
}

/** A reading that has got its version. */
interface WrittenReading extends PlannedReading {
  readonly versionId: number;
  readonly outcome: StoredReport["outcome"];
}

/** Renews what is noted of a version that says the same, and of its report. Returns whether its rules were others. */
async function confirmVersion(
  transaction: Transaction,
  { identified, same, isConfirmed }: PlannedReading & { readonly same: KnownReading },
  isSettling: boolean,
): Promise<boolean> {
  const { source, origin, ordinal, parserVersion, rulesVersion, agency, agencyMatch } = identified;
  if (isConfirmed || isSettling) {
    await transaction
      .update(reportVersions)
      .set({
        ...(isConfirmed ? { parserVersion, ordinal, origin } : {}),
        agencyMatch,
        agencyCandidates: agency.candidates,
        ...(isSettling ? { isCheckedBeside: true } : {}),
      })
      .where(eq(reportVersions.id, same.id));
  }
  if (same.rulesVersion === rulesVersion) return false;
  const { report, findings } = identified;
  await renewFindings(transaction, same.id, rulesVersion, { report, text: source.text, findings });
  return true;
}

/**
 * Renews the agency and year of a report that goes by its source: it keeps its id when a newer parser finds its year, or
 * some name of its agency, and when a person names the agency of one without a year. Returns whether they were others.
 */
async function identifyAgain(
  transaction: Transaction,
  { reportId, agencyId, report: { year }, parserVersion }: IdentifiedReport,
  { known, isSettling }: HeldSource,
): Promise<boolean> {
  if (agencyId !== null && year !== null) return false;
  const isNewest = known.every(
    (each) => each.reportId !== reportId || compareParserVersions(parserVersion, each.parserVersion) >= 0,
  );
  if (!isNewest && !isSettling) return false;
  const { rowCount } = await transaction.execute(sql`
    update ${reports} set agency_id = ${agencyId}, year = ${year}::int4
    where id = ${reportId} and (agency_id, year) is distinct from (${agencyId}, ${year}::int4)`);
  return (rowCount ?? 0) > 0;
}

/** Sets which versions of a source are what its newest reading says. Returns the reports of those that change. */
async function markLatest(
  transaction: Transaction,
  known: readonly KnownReading[],
  speaking: readonly WrittenReading[],
): Promise<readonly string[]> {
  const latest = new Set(speaking.map(({ versionId }) => versionId));
  const changed = known.filter(({ id, isLatest }) => isLatest !== latest.has(id));
  for (const isLatest of [false, true]) {
    const ids = changed.filter((each) => each.isLatest !== isLatest).map(({ id }) => id);
    if (ids.length === 0) continue;
    await transaction.update(reportVersions).set({ isLatest }).where(inArray(reportVersions.id, ids));
  }
  return changed.map(({ reportId }) => reportId);
}

/**
 * Stores the readings of a source that is held, and chooses the current versions of every report that it speaks for, or
 * spoke for until now. What it once said of a report for which it no longer speaks is kept as a version that is not current,
 * and the report goes back to another source; judgements of its findings go along. Reports that stand in one source leave
 * one another alone.
 */
export async function storeReadings(
  transaction: Transaction,
  identified: readonly IdentifiedReport[],
  source: HeldSource,
): Promise<readonly StoredReport[]> {
  const { known, isSeenEarlier, isSettling } = source;
  const plan = planReadings(identified, known, isSettling);
  if (plan.isKnown && !isSeenEarlier) return storedAlready(plan);
  const fresh = await insertReports(transaction, identified);
  const ownIds = new Set(identified.map(({ reportId }) => reportId));
  const formerIds = known.flatMap(({ isLatest, reportId }) => (isLatest ? [reportId] : []));
  const affected = [...new Set([...ownIds, ...formerIds])].filter((id) => !fresh.has(id));
  await holdReports(transaction, affected);

  const written: WrittenReading[] = [];
  const renamed = new Set<string>();
  const recheck = new Set(isSettling ? ownIds : []);
  // A report is checked beside its other sources in the order in which they were first seen.
  if (isSeenEarlier) for (const id of affected) recheck.add(id);
  for (const planned of plan.readings) {
    const { same, isChosen, identified: each } = planned;
    const { reportId } = each;
    const twin = written.find(
      (one) => one.identified.reportId === reportId && one.identified.digest === each.digest,
    );
    if (twin !== undefined) {
      written.push({ ...planned, versionId: twin.versionId, outcome: "unchanged" });
      continue;
    }
    const isFresh = fresh.has(reportId);
    if (!isFresh && (await identifyAgain(transaction, each, source))) renamed.add(reportId);
    if (same !== undefined) {
      if (await confirmVersion(transaction, { ...planned, same }, isSettling)) recheck.add(reportId);
      written.push({ ...planned, versionId: same.id, outcome: "unchanged" });
      continue;
    }
    const isLatest = plan.isNewest && isChosen;
    const versionId = await insertVersion(transaction, each, {
      isLatest,
      isCurrent: isLatest && isFresh,
      // Its findings may come from beside the neighbours of another agency.
      isCheckedBeside: isSettling,
    });
    if (isLatest) recheck.add(reportId);
    const isFirst = isFresh && written.every((one) => one.identified.reportId !== reportId);
    written.push({ ...planned, versionId, outcome: isFirst ? "stored" : "newVersion" });
  }

  const speaking = plan.isNewest ? written.filter(({ isChosen }) => isChosen) : [];
  const retracted = new Set<string>();
  if (plan.isNewest) {
    // Even where the current version stays, what stands beside it may have changed.
    for (const id of await markLatest(transaction, known, speaking)) recheck.add(id);
    const left = [...new Set(formerIds)].filter((id) => !ownIds.has(id));
    for (const { identified: each, versionId } of speaking) {
      await carryJudgements(transaction, left, each.reportId, versionId);
    }
    const entered = [...ownIds].filter((id) => !formerIds.includes(id));
    const sha256 = identified[0]?.source.sha256 ?? "";
    for (const id of await carryRetractions(transaction, left, entered, sha256)) retracted.add(id);
  }
  const contested = [...new Set([...affected, ...retracted])];
  const changed =
    plan.isNewest || isSeenEarlier ? await chooseCurrent(transaction, contested) : new Set<string>();
  const announced = new Set([...renamed, ...(plan.isNewest ? fresh : [])].filter((id) => !changed.has(id)));
  await announce(transaction, [...announced].sort());
  await queueCheck(transaction, [...recheck].filter((id) => !changed.has(id) && !announced.has(id)).sort());
  failpoint("store-queues-written");
  return written.map(({ identified: { reportId, agencyId }, versionId, outcome }) => {
    return { outcome, reportId, agencyId, versionId };
  });
}
