import { and, eq, sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { insertReferences } from "./insert-references.ts";
import { insertVersion } from "./insert-version.ts";
import { type PreparedReport, prepareReport, type ReportToStore } from "./report-to-store.ts";
import { retireMovedReports } from "./retire-moved-reports.ts";
import { retryTransaction } from "./retry-transaction.ts";

/** What became of a report that was to be stored. */
export interface StoredReport {
  /**
   * - `stored`: the first version of its report
   * - `newVersion`: other content, or another reading of known content, than the versions there are
   * - `unchanged`: this reading of this content is there already; at most a new origin was noted
   */
  readonly outcome: "stored" | "unchanged" | "newVersion";
  readonly reportId: string;
  readonly agencyId: string | null;
  /** The version that holds this reading. */
  readonly versionId: number;
}

/** What is stored of a report from one source. */
interface StoredReadings {
  /** The version that says the same as the reading at hand. */
  readonly same: number | undefined;
  /** Whether the origin at hand is noted. */
  readonly hasOrigin: boolean;
  /** Whether the newest reading of the source is the current version; undefined where there is no reading. */
  readonly isCurrent: boolean | undefined;
}

async function findReadings(
  drizzle: Pick<Transaction, "select">,
  { reportId, source, origin, parserVersion, digest }: PreparedReport,
): Promise<StoredReadings> {
  const observation = and(
    eq(sourceObservations.sourceSha256, source.sha256),
    eq(sourceObservations.origin, origin),
  );
  const readings = await drizzle
    .select({
      id: reportVersions.id,
      parserVersion: reportVersions.parserVersion,
      digest: reportVersions.digest,
      isCurrent: reportVersions.isCurrent,
      hasOrigin: sql<boolean>`exists (select from ${sourceObservations} where ${observation})`,
    })
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.sourceSha256, source.sha256)))
    .orderBy(sql`${reportVersions.id} desc`);
  const newest = readings[0];
  const byParser = readings.find((reading) => reading.parserVersion === parserVersion);
  return {
    same: byParser?.id ?? (newest?.digest === digest ? newest.id : undefined),
    hasOrigin: newest?.hasOrigin ?? false,
    isCurrent: newest?.isCurrent,
  };
}

/** Makes sure that no version of the report is current. */
async function supersede(transaction: Transaction, reportId: string): Promise<void> {
  await transaction
    .update(reportVersions)
    .set({ isCurrent: false })
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.isCurrent, true)));
}

async function storePrepared(transaction: Transaction, prepared: PreparedReport): Promise<StoredReport> {
  const { reportId, agencyId } = prepared;
  const { isNewSource, isNewReport } = await insertReferences(transaction, prepared);
  let becomesCurrent = true;
  if (!isNewReport) {
    // From here on, whoever stores a version of the same report waits, as they do for a report just inserted.
    await transaction.select().from(reports).where(eq(reports.id, reportId)).for("update");
    const { same, isCurrent } = await findReadings(transaction, prepared);
    if (same !== undefined) return { outcome: "unchanged", reportId, agencyId, versionId: same };
    // A source met for the first time is news. Reading a superseded source again must not bring it back.
    becomesCurrent = isCurrent ?? true;
    if (becomesCurrent) await supersede(transaction, reportId);
  }
  const retired = isNewSource ? [] : await retireMovedReports(transaction, prepared);
  const versionId = await insertVersion(transaction, prepared, becomesCurrent);
  const toIndex = becomesCurrent ? [reportId, ...retired] : retired;
  if (toIndex.length > 0) {
    await transaction.insert(searchOutbox).values(toIndex.map((id) => ({ reportId: id })));
  }
  return { outcome: isNewReport ? "stored" : "newVersion", reportId, agencyId, versionId };
}

/**
 * Stores a report with its source, sections, tables, findings and a row of the search outbox, in one transaction:
 * all of it, or nothing. It may be repeated and run from many processes at once.
 *
 * - the same file again writes nothing
 * - the same content from another origin adds that origin
 * - other content for the same agency and year becomes the current version; the earlier ones are kept
 * - another parser version adds a version only where it reads something else
 */
export async function storeReport(
  connection: DrizzleConnection,
  input: ReportToStore,
): Promise<StoredReport> {
  const prepared = prepareReport(input);
  const { same, hasOrigin } = await findReadings(connection.drizzle, prepared);
  if (same !== undefined && hasOrigin) {
    const { reportId, agencyId } = prepared;
    return { outcome: "unchanged", reportId, agencyId, versionId: same };
  }
  return retryTransaction(connection, (transaction) => storePrepared(transaction, prepared));
}
