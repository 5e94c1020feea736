import type { AgencyProfile, Finding } from "@gongkai/schema";
import { DrizzleQueryError, sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import { findNeighbours, type Neighbours } from "../queries/neighbours.ts";
import { type ReusedSection, reportsAlike, reusedNarratives } from "../queries/reused-narratives.ts";
import { sourceOfVersions } from "../queries/sources.ts";
import { readingsOfVersions, type StoredReading } from "../queries/stored-readings.ts";
import type { SuccessionType } from "../schema/agency-resolution.ts";
import { checkQueue } from "../schema/check-queue.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { renewFindings } from "./insert-findings.ts";
import { retryTransaction } from "./retry-transaction.ts";

/** A stored report and the stored reports that it is to be checked against. */
export interface ReportToCheck {
  readonly reading: StoredReading;
  /** The agency's report for the year before. */
  readonly previous: StoredReading | undefined;
  /** How last year's agency became this one, where it is another: renamed, merged or split. */
  readonly succession: SuccessionType | null;
  /** The agency's reports for the two years before that, newest first. */
  readonly earlier: readonly StoredReading[];
  /** What other sources say for the same agency and year. */
  readonly versions: readonly StoredReading[];
  /** Of a government: the bodies below it that ever reported, and what each reported for the same year, if it did. */
  readonly subordinates: readonly {
    readonly agencyName: string;
    readonly reading: StoredReading | undefined;
  }[];
  /** Sections whose text stands in other reports; see `reusedNarratives`. */
  readonly reused: readonly ReusedSection[];
  /** What the registry knows of the agency. */
  readonly agency: AgencyProfile;
}

/** How stored reports are checked. */
export interface StoredChecks {
  /** Names the rules; findings from others are renewed. */
  readonly rulesVersion: string;
  readonly check: (report: ReportToCheck) => readonly Finding[];
  /** How many entries of the queue to take at once; 50 by default. */
  readonly limit?: number;
}

/** A report that could not be checked, and what the check threw. */
export interface FailedCheck {
  readonly reportId: string;
  readonly error: unknown;
}

/** What became of a batch. */
export interface CheckedBatch {
  /** How many entries left the queue or were put off; 0 when none is left that nobody else has at hand. */
  readonly taken: number;
  /** Reports whose check threw. They keep their findings and are tried again, three times in all. */
  readonly failures: readonly FailedCheck[];
}

const DEFAULT_LIMIT = 50;
/** A check that throws so often is no longer tried, so that it does not keep the others waiting. */
const MOST_ATTEMPTS = 3;

/** What has been reused in each of these versions; those in which nothing has are left out. */
async function findReused(
  transaction: Transaction,
  neighbours: readonly Neighbours[],
): Promise<ReadonlyMap<number, readonly ReusedSection[]>> {
  const found = new Map<number, readonly ReusedSection[]>();
  for (const { versionId } of neighbours) {
    const reused = await reusedNarratives({ drizzle: transaction }, versionId);
    if (reused.length > 0) found.set(versionId, reused);
  }
  return found;
}

/** Whether a report is checked beside others. */
function isBeside(
  { versionId, years, versions, subordinates }: Neighbours,
  reused: ReadonlyMap<number, readonly ReusedSection[]>,
): boolean {
  return reused.has(versionId) || years.length + versions.length + subordinates.length > 0;
}

function isDatabaseError(error: unknown): boolean {
  return error instanceof DrizzleQueryError;
}

async function renew(
  transaction: Transaction,
  neighbours: readonly Neighbours[],
  reused: ReadonlyMap<number, readonly ReusedSection[]>,
  { rulesVersion, check }: StoredChecks,
): Promise<readonly FailedCheck[]> {
  const failures: FailedCheck[] = [];
  const versionIds = neighbours.flatMap(({ versionId, years, versions, subordinates }) => [
    versionId,
    ...years.map((year) => year.versionId),
    ...versions,
    ...subordinates.map((below) => below.versionId ?? versionId),
  ]);
  const connection = { drizzle: transaction };
  const readings = await readingsOfVersions(connection, [...new Set(versionIds)]);
  const sources = await sourceOfVersions(
    connection,
    neighbours.map(({ versionId }) => versionId),
  );
  for (const neighbour of neighbours) {
    const { reportId, versionId, year, years, versions, subordinates, agency } = neighbour;
    const [reading, text] = [readings.get(versionId), sources.get(versionId)?.text];
    if (reading === undefined || text === undefined) continue;
    const yearBefore = (count: number) => years.find((each) => each.year === (year ?? 0) - count);
    const before = (count: number) => readings.get(yearBefore(count)?.versionId ?? 0);
    const subject: ReportToCheck = {
      reading,
      previous: before(1),
      succession: yearBefore(1)?.succession ?? null,
      earlier: [before(2), before(3)].filter((each) => each !== undefined),
      versions: versions.map((id) => readings.get(id)).filter((each) => each !== undefined),
      subordinates: subordinates.map(({ agencyName, versionId: covered }) => ({
        agencyName,
        reading: readings.get(covered ?? 0),
      })),
      reused: reused.get(versionId) ?? [],
      agency,
    };
    try {
      const findings = check(subject);
      const checked = { report: reading.report, text, findings };
      await renewFindings(transaction, versionId, rulesVersion, checked, isBeside(neighbour, reused));
    } catch (error) {
      // What the database refuses ends the transaction; what the rules throw on is one report's trouble.
      if (isDatabaseError(error)) throw error;
      failures.push({ reportId, error });
    }
  }
  return failures;
}

/** An entry of the queue. */
interface QueueEntry extends Record<string, unknown> {
  readonly id: number;
  readonly reportId: string;
  readonly attempts: number;
}

/**
 * Checks a batch of the reports that wait, each beside its neighbours, in one transaction: their findings are renewed and
 * they leave the queue, or neither. Any number of processes may do so at once.
 *
 * A report's row is held meanwhile, so whoever checks a report last has seen what was stored last. Copies of its text that
 * were stored before it are checked with it.
 */
export async function checkQueuedReports(
  connection: DrizzleConnection,
  checks: StoredChecks,
): Promise<CheckedBatch> {
  const batch = await retryTransaction(connection, async (transaction) => {
    const { rows } = await transaction.execute<QueueEntry>(sql`
      select id, report_id as "reportId", attempts from ${checkQueue}
      where attempts < ${MOST_ATTEMPTS}
      order by attempts, id limit ${checks.limit ?? DEFAULT_LIMIT} for update skip locked`);
    if (rows.length === 0) return { taken: 0, failures: [] };
    failpoint("checks-claimed");
    const reportIds = rows.map(({ reportId }) => reportId);
    const alike = await reportsAlike({ drizzle: transaction }, [...new Set(reportIds)]);
    const neighbours = await findNeighbours(transaction, [...new Set([...reportIds, ...alike])]);
    const reused = await findReused(transaction, neighbours);
    // What was once checked beside others may have lost them.
    const toRenew = neighbours.filter(
      (each) => each.rulesVersion !== checks.rulesVersion || each.isCheckedBeside || isBeside(each, reused),
    );
    const failures = await renew(transaction, toRenew, reused, checks);
    await transaction.execute(sql`delete from ${checkQueue} where id in ${rows.map(({ id }) => id)}`);
    const attemptsOf = (id: string) =>
      Math.max(0, ...rows.filter(({ reportId }) => reportId === id).map(({ attempts }) => attempts));
    if (failures.length > 0) {
      await transaction
        .insert(checkQueue)
        .values(failures.map(({ reportId }) => ({ reportId, attempts: attemptsOf(reportId) + 1 })));
    }
    failpoint("checks-before-commit");
    return { taken: rows.length, failures };
  });
  if (batch.taken > 0) failpoint("checks-committed");
  return batch;
}
