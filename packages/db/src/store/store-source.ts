import { and, eq, sql } from "drizzle-orm";
import { sourceBytes, sourceObservations, sourceTexts } from "../schema/sources.ts";
import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";
import { findReadings, findSettlement } from "./find-readings.ts";
import { identifySource } from "./identify-source.ts";
import { insertSource, toTimestamp } from "./insert-references.ts";
import { planReadings } from "./plan-readings.ts";
import { type PreparedReport, prepareSource, type SourceToStore } from "./report-to-store.ts";
import { retryTransaction } from "./retry-transaction.ts";
import { type StoredReport, storedAlready, storeReadings } from "./store-readings.ts";

/**
 * Stores the prepared reports of one source inside a transaction: see {@link storeSource}. What became of each is given in
 * their order.
 */
export async function storePreparedSource(
  transaction: Transaction,
  prepared: readonly PreparedReport[],
): Promise<readonly StoredReport[]> {
  const [first] = prepared;
  if (first === undefined) return [];
  const { isNew, isSeenEarlier } = await insertSource(transaction, first);
  const { sha256 } = first.source;
  // The source is held: nobody settles whose it is, or stores another reading of it, meanwhile.
  const settlement = isNew ? null : await findSettlement(transaction, sha256);
  const known = isNew ? [] : await findReadings(transaction, sha256, first.origin);
  const identified = identifySource(prepared, settlement);
  return storeReadings(transaction, identified, { known, isSeenEarlier, isSettling: false });
}

/** Whether this sighting adds nothing to what is noted of its source, whose bytes are kept. */
async function isNoted(drizzle: DrizzleConnection["drizzle"], prepared: PreparedReport): Promise<boolean> {
  const { source, origin, url = null, inputId = null, observedAt, bytes } = prepared;
  const [noted] = await drizzle
    .select({
      url: sourceObservations.url,
      inputId: sourceObservations.inputId,
      isEarlier:
        observedAt === undefined
          ? sql<boolean>`false`
          : sql<boolean>`${toTimestamp(observedAt)} < ${sourceObservations.observedAt}`,
      isKept: sql<boolean>`exists (select from ${sourceBytes} where sha256 = ${source.sha256})
        or exists (select from ${sourceTexts} where sha256 = ${source.sha256})`,
    })
    .from(sourceObservations)
    .where(and(eq(sourceObservations.sourceSha256, source.sha256), eq(sourceObservations.origin, origin)));
  if (noted === undefined || noted.isEarlier) return false;
  if ((noted.url === null && url !== null) || (noted.inputId === null && inputId !== null)) return false;
  return bytes === undefined || noted.isKept;
}

/** What storing would come to if all of it is there already, found without a transaction; otherwise null. */
async function findStored(
  { drizzle }: DrizzleConnection,
  prepared: readonly PreparedReport[],
): Promise<readonly StoredReport[] | null> {
  const [first] = prepared;
  if (first === undefined) return [];
  const settlement = await findSettlement(drizzle, first.source.sha256);
  const known = await findReadings(drizzle, first.source.sha256, first.origin);
  const plan = planReadings(identifySource(prepared, settlement), known, false);
  if (!plan.isKnown || !(await isNoted(drizzle, first))) return null;
  return storedAlready(plan);
}

/**
 * Stores a source with its bytes and all of its reports with their sections, tables, findings and rows of the search outbox,
 * in one transaction: all of it, or nothing. What became of each report is given in their order; without reports nothing
 * is stored. It may be repeated and run from many processes at once, and what is stored in the end does not depend on the order.
 *
 * - the same file again writes nothing
 * - the same content from another origin adds that origin, and may have been seen earlier there than was known
 * - of several contents for the same agency and year the one first seen last is the current version; all are kept
 * - a parser that reads the content differently adds a version; the newest parser's reading is what the source says
 * - of two reports in the source for the same agency and year the one with more cells read counts; both are kept
 * - the same reading with findings of other rules has its findings replaced
 * - what a person has settled about the source's agency holds, whatever the text says; see {@link identifySource}
 */
export async function storeSource(
  connection: DrizzleConnection,
  input: SourceToStore,
): Promise<readonly StoredReport[]> {
  const prepared = prepareSource(input);
  return (
    (await findStored(connection, prepared)) ??
    retryTransaction(connection, (transaction) => storePreparedSource(transaction, prepared))
  );
}
