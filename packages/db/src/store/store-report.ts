import { eq } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { queueCheck } from "./check-queue.ts";
import { announce, carryJudgements, identifyAgain, restore, supersede } from "./current-version.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { findReadings, findSettlement, isCurrentElsewhere } from "./find-readings.ts";
import { renewFindings } from "./insert-findings.ts";
import { insertReport, insertSource } from "./insert-references.ts";
import { insertVersion } from "./insert-version.ts";
import {
  type IdentifiedReport,
  identifyReport,
  type PreparedReport,
  prepareReport,
  type ReportToStore,
} from "./report-to-store.ts";
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

/** Stores another reading than those there are, and makes it current where it is news. */
async function storeReading(
  transaction: Transaction,
  identified: IdentifiedReport,
  isNews: boolean,
): Promise<number> {
  const { reportId } = identified;
  // What does not become current takes no source away from another report.
  const retired = isNews ? await retireMovedReports(transaction, identified) : [];
  const versionId = await insertVersion(transaction, identified, isNews);
  await carryJudgements(transaction, retired, reportId, versionId);
  await announce(transaction, isNews ? [reportId, ...retired] : []);
  return versionId;
}

/**
 * Stores a prepared report whose source is held. `isSettling` says that a person has just given the source to its report,
 * so that its reading becomes current whatever there is.
 */
export async function storeIdentified(
  transaction: Transaction,
  identified: IdentifiedReport,
  isSettling: boolean,
): Promise<StoredReport> {
  const { reportId, agencyId } = identified;
  const isNewReport = await insertReport(transaction, identified);
  let isNews = true;
  if (!isNewReport) {
    // From here on, whoever stores a version of the same report waits, as they do for a report just inserted.
    await transaction.select().from(reports).where(eq(reports.id, reportId)).for("update");
    const { same, isCurrent } = await findReadings(transaction, identified);
    if (same !== undefined) {
      if (same.rulesVersion !== identified.rulesVersion) {
        const { report, source, findings, rulesVersion } = identified;
        await renewFindings(transaction, same.id, rulesVersion, { report, text: source.text, findings });
        await queueCheck(transaction, [reportId]);
      }
      if (isSettling) await restore(transaction, identified, same.id);
      return { outcome: "unchanged", reportId, agencyId, versionId: same.id };
    }
    // A source met for the first time is news, and so is one that another report had. Reading a source again that was
    // superseded by another one must not bring it back.
    isNews = isSettling || (isCurrent ?? true) || (await isCurrentElsewhere(transaction, identified));
    if (isNews) {
      await supersede(transaction, reportId);
      await identifyAgain(transaction, identified);
    }
  }
  const versionId = await storeReading(transaction, identified, isNews);
  // Its findings may come from beside the neighbours of another agency.
  if (isSettling) {
    await transaction
      .update(reportVersions)
      .set({ isCheckedBeside: true })
      .where(eq(reportVersions.id, versionId));
  }
  return { outcome: isNewReport ? "stored" : "newVersion", reportId, agencyId, versionId };
}

async function storePrepared(transaction: Transaction, prepared: PreparedReport): Promise<StoredReport> {
  await insertSource(transaction, prepared);
  // The source is held: nobody settles whose it is meanwhile.
  const settledId = await findSettlement(transaction, prepared.source.sha256);
  return storeIdentified(transaction, identifyReport(prepared, settledId), false);
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
 * - what a person has settled about the source's agency holds, whatever the text says
 */
export async function storeReport(
  connection: DrizzleConnection,
  input: ReportToStore,
): Promise<StoredReport> {
  const prepared = prepareReport(input);
  const settledId = await findSettlement(connection.drizzle, input.source.sha256);
  const identified = identifyReport(prepared, settledId);
  const { same, hasOrigin } = await findReadings(connection.drizzle, identified);
  if (same !== undefined && hasOrigin && same.rulesVersion === prepared.rulesVersion) {
    const { reportId, agencyId } = identified;
    return { outcome: "unchanged", reportId, agencyId, versionId: same.id };
  }
  return retryTransaction(connection, (transaction) => storePrepared(transaction, prepared));
}
