import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database } from "../connection/database.ts";
import { failpoint } from "../failpoint.ts";
import { copyReports } from "./copy-reports.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { decodeReport, type EncodedReport } from "./encode-report.ts";
import { findStoredReports } from "./find-stored-reports.ts";
import { holdSources, insertReportRows, insertSources } from "./insert-encoded.ts";
import { registerAgencyRows } from "./register-agencies.ts";
import { beginBatch, retryTransaction } from "./retry-transaction.ts";
import type { StoredReport } from "./store-readings.ts";
import { storePreparedSource } from "./store-source.ts";

/** The encoded reports of one source, in their order. */
type EncodedSource = readonly EncodedReport[];

/** Puts the reports of each source together, which follow one another. */
function groupBySource(encoded: readonly EncodedReport[]): readonly EncodedSource[] {
  const sources: EncodedSource[] = [];
  for (let at = 0; at < encoded.length; ) {
    const size = encoded[at]?.siblings ?? 1;
    const source = encoded.slice(at, at + size);
    const isWhole =
      source.length === size &&
      source.every(({ siblings, ordinal }, place) => siblings === size && ordinal === place);
    if (!isWhole)
      throw new Error("The encoded reports of a source must be stored together and in their order.");
    sources.push(source);
    at += size;
  }
  return sources;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** The reports that may be written at once if the database knows nothing of them: nothing else here speaks of them. */
function findLone(encoded: readonly EncodedReport[]): readonly EncodedReport[] {
  const sources = countBy(encoded, ({ sourceSha256 }) => sourceSha256);
  const reports = countBy(encoded, ({ reportId }) => reportId);
  return encoded.filter(
    ({ sourceSha256, reportId }) => sources.get(sourceSha256) === 1 && reports.get(reportId) === 1,
  );
}

/** Writes the reports at once of which the database knows neither source nor report; gives the version of each. */
async function storeFresh(
  transaction: Transaction,
  client: PoolClient,
  encoded: readonly EncodedReport[],
): Promise<ReadonlyMap<EncodedReport, number>> {
  const newSources = await insertSources(transaction, encoded);
  await holdSources(transaction, encoded, newSources);
  failpoint("store-sources-written");
  const candidates = findLone(encoded).filter(({ sourceSha256 }) => newSources.has(sourceSha256));
  const agencies = candidates.flatMap((each) => each.agencies ?? []);
  await registerAgencyRows(transaction, {
    agencies: agencies.flatMap((rows) => rows.agencies),
    lineage: agencies.flatMap((rows) => rows.lineage),
    aliases: agencies.flatMap((rows) => rows.aliases),
  });
  failpoint("store-agencies-written");
  const newReports = await insertReportRows(transaction, candidates);
  failpoint("store-reports-written");
  return copyReports(
    transaction,
    client,
    candidates.filter(({ reportId }) => newReports.has(reportId)),
  );
}

async function storeAll(
  transaction: Transaction,
  client: PoolClient,
  encoded: readonly EncodedReport[],
): Promise<readonly StoredReport[]> {
  const sources = groupBySource(encoded);
  const known = await findStoredReports(transaction, findLone(encoded));
  const unknown = encoded.filter((each) => !known.has(each));
  const versions = await storeFresh(transaction, client, unknown);
  const outcomes: StoredReport[] = [];
  for (const source of sources) {
    const [first] = source;
    const outcome = first !== undefined && known.has(first) ? "unchanged" : "stored";
    const versionId = first === undefined ? undefined : (known.get(first) ?? versions.get(first));
    if (first !== undefined && versionId !== undefined) {
      const { reportId, agencyId } = first;
      outcomes.push({ outcome, reportId, agencyId, versionId });
    } else {
      outcomes.push(...(await storePreparedSource(transaction, source.map(decodeReport))));
    }
  }
  return outcomes;
}

/**
 * Stores reports in one transaction: all of them, or none. What becomes of each is what becomes of it when their sources are
 * stored one after the other by `storeSource`, and is given in their order. Reports of which the database knows nothing yet
 * are written together, table by table, which is many times faster, and those that are stored already are found together;
 * those of other sources or reports that it knows take their time. `within` runs last in the transaction, for what must hold if
 * and only if the reports are stored, and again if PostgreSQL has it all done again.
 */
export async function storeReports(
  { pool }: Pick<Database, "pool">,
  encoded: readonly EncodedReport[],
  within?: (transaction: Transaction, outcomes: readonly StoredReport[]) => Promise<void>,
): Promise<readonly StoredReport[]> {
  const client = await pool.connect();
  try {
    const stored = await retryTransaction({ drizzle: drizzle({ client }) }, async (transaction, attempt) => {
      await beginBatch(transaction, attempt);
      failpoint("store-begun");
      const outcomes = await storeAll(transaction, client, encoded);
      await within?.(transaction, outcomes);
      failpoint("store-before-commit");
      return outcomes;
    });
    failpoint("store-committed");
    return stored;
  } finally {
    client.release();
  }
}
