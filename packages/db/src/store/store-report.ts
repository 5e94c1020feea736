import { and, eq, sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { insertReferences } from "./insert-references.ts";
import { insertVersion, renewFindings } from "./insert-version.ts";
import { type PreparedReport, prepareReport, type ReportToStore } from "./report-to-store.ts";
import { retireMovedReports } from "./retire-moved-reports.ts";
import { retryTransaction } from "./retry-transaction.ts";

/** What became of a report that was to be stored. */
export interface StoredReport {
  /**
   * - `stored`: the first version of its report
   * - `newVersion`: other content, or another reading of known content, than the versions there are
   * - `unchanged`: this reading of this content is there already; at most a new origin was noted, and findings of
   *   other rules were replaced
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
  readonly same: { readonly id: number; readonly rulesVersion: string } | undefined;
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
      rulesVersion: reportVersions.rulesVersion,
      digest: reportVersions.digest,
      isCurrent: reportVersions.isCurrent,
      hasOrigin: sql<boolean>`exists (select from ${sourceObservations} where ${observation})`,
    })
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.sourceSha256, source.sha256)))
    .orderBy(sql`${reportVersions.id} desc`);
  const newest = readings[0];
  const alike = readings.filter((reading) => reading.digest === digest);
  return {
    // An earlier reading counts only from the same parser: another one that goes back to it has news to tell.
    same: alike.find((reading) => reading === newest || reading.parserVersion === parserVersion),
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

/** A report that goes by its source keeps its id when another parser finds its year, or some name of its agency. */
async function identifyAgain(
  transaction: Transaction,
  { reportId, agencyId, agencyMatch, report: { year } }: PreparedReport,
): Promise<void> {
  await transaction.update(reports).set({ agencyId, agencyMatch, year }).where(eq(reports.id, reportId));
}

async function storePrepared(transaction: Transaction, prepared: PreparedReport): Promise<StoredReport> {
  const { reportId, agencyId } = prepared;
  const { isNewSource, isNewReport } = await insertReferences(transaction, prepared);
  let becomesCurrent = true;
  if (!isNewReport) {
    // From here on, whoever stores a version of the same report waits, as they do for a report just inserted.
    await transaction.select().from(reports).where(eq(reports.id, reportId)).for("update");
    const { same, isCurrent } = await findReadings(transaction, prepared);
    if (same !== undefined) {
      if (same.rulesVersion !== prepared.rulesVersion) await renewFindings(transaction, same.id, prepared);
      return { outcome: "unchanged", reportId, agencyId, versionId: same.id };
    }
    // A source met for the first time is news. Reading a superseded source again must not bring it back.
    becomesCurrent = isCurrent ?? true;
    if (becomesCurrent) {
      await supersede(transaction, reportId);
      await identifyAgain(transaction, prepared);
    }
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
 * - a parser that reads the content differently adds a version, even under the same parser version
 * - the same reading with findings of other rules has its findings replaced
 */
export async function storeReport(
  connection: DrizzleConnection,
  input: ReportToStore,
): Promise<StoredReport> {
  const prepared = prepareReport(input);
  const { same, hasOrigin } = await findReadings(connection.drizzle, prepared);
  if (same !== undefined && hasOrigin && same.rulesVersion === prepared.rulesVersion) {
    const { reportId, agencyId } = prepared;
    return { outcome: "unchanged", reportId, agencyId, versionId: same.id };
  }
  return retryTransaction(connection, (transaction) => storePrepared(transaction, prepared));
}
