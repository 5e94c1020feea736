import { eq, type SQL, sql } from "drizzle-orm";
import type { PgInsertValue, PgTable } from "drizzle-orm/pg-core";
import { failpoint } from "../failpoint.ts";
import { lineOf } from "../schema/agency-resolution.ts";
import { reports } from "../schema/reports.ts";
import { sourceBytes, sourceObservations, sources, sourceTexts } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { registerAgencies } from "./register-agencies.ts";
import type { IdentifiedReport, PreparedReport } from "./report-to-store.ts";

/** Inserts a row unless the named constraint says that it is there. Returns whether it did. */
async function insertUnlessKnown<Table extends PgTable>(
  transaction: Transaction,
  table: Table,
  row: PgInsertValue<Table>,
  constraint: string,
): Promise<boolean> {
  const insert: SQL = transaction.insert(table).values(row).getSQL();
  const { rowCount } = await transaction.execute(
    sql`${insert} on conflict on constraint ${sql.identifier(constraint)} do nothing`,
  );
  return rowCount === 1;
}

/** A moment as PostgreSQL takes it. */
export function toTimestamp(moment: Date): SQL {
  return sql`to_timestamp(${moment.getTime() / 1000}::float8)`;
}

/** What is kept of a source that is held. */
export interface KeptParts extends Record<string, unknown> {
  readonly byteLength: number | null;
  readonly hasBytes: boolean;
  /** Whether some text is the same as its bytes. */
  readonly hasOwnText: boolean;
}

/** Holds a source until the transaction ends, so that one at a time says whose report it is. */
export async function holdSource(
  transaction: Pick<Transaction, "execute">,
  sourceSha256: string,
): Promise<KeptParts> {
  await transaction.execute(sql`select from ${sources} where sha256 = ${sourceSha256} for no key update`);
  // Asked once it is held, so that nobody changes it meanwhile.
  const { rows } = await transaction.execute<KeptParts>(sql`
    select byte_length as "byteLength", exists (select from ${sourceBytes} where sha256 = ${sourceSha256}) as "hasBytes",
      exists (select from ${sourceTexts} where sha256 = ${sourceSha256}) as "hasOwnText"
    from ${sources} where sha256 = ${sourceSha256}`);
  return rows[0] ?? { byteLength: null, hasBytes: false, hasOwnText: false };
}

/** What writing where a source was met has come to. */
export interface NotedSource {
  /** Whether nothing was known of the source. */
  readonly isNew: boolean;
  /** Whether it was seen earlier than was known. */
  readonly isSeenEarlier: boolean;
}

/** Keeps the bytes of a source where its text does not give them back. The source must be held. */
async function keepBytes(
  transaction: Transaction,
  { source: { sha256, text }, bytes, textSha256 }: PreparedReport,
  known: KeptParts | undefined,
): Promise<void> {
  if (bytes === undefined) return;
  const { hasBytes, hasOwnText } = known ?? { hasBytes: false, hasOwnText: false };
  const isOwnText = textSha256 === sha256;
  if (!isOwnText && !hasOwnText && !hasBytes) await transaction.insert(sourceBytes).values({ sha256, bytes });
  // The texts of the versions that are stored may be another decoder's.
  if (isOwnText && !hasOwnText && known !== undefined) {
    await transaction.insert(sourceTexts).values({ sha256, text }).onConflictDoNothing();
  }
  if ((isOwnText || hasOwnText) && hasBytes) {
    await transaction.delete(sourceBytes).where(eq(sourceBytes.sha256, sha256));
  }
}

/** Notes of a known source what this sighting adds. Returns whether it is earlier than those that are known. */
async function noteSighting(
  transaction: Transaction,
  { source: { sha256, name, mediaType }, byteLength }: PreparedReport,
  known: KeptParts,
  seenAt: SQL,
): Promise<boolean> {
  // It goes by the name under which it was first seen, whichever was stored first.
  const { rowCount } = await transaction.execute(sql`
    update ${sources} set first_seen_at = ${seenAt}, name = ${name}, media_type = ${mediaType}
    where sha256 = ${sha256} and (first_seen_at, name, media_type) > (${seenAt}, ${name}, ${mediaType})`);
  if (byteLength !== undefined && known.byteLength === null) {
    await transaction.update(sources).set({ byteLength }).where(eq(sources.sha256, sha256));
  }
  return (rowCount ?? 0) > 0;
}

/** Writes the source with its bytes and where it was met, and holds it. */
export async function insertSource(transaction: Transaction, prepared: PreparedReport): Promise<NotedSource> {
  const { source, origin, url = null, inputId = null, observedAt, byteLength } = prepared;
  const { sha256, name, mediaType } = source;
  const seenAt = observedAt === undefined ? sql`now()` : toTimestamp(observedAt);
  const sourceRow = { sha256, name, mediaType, byteLength: byteLength ?? null, firstSeenAt: seenAt };
  const isNew = await insertUnlessKnown(transaction, sources, sourceRow, "sources_pkey");
  const known = isNew ? undefined : await holdSource(transaction, sha256);
  const isSeenEarlier = known !== undefined && (await noteSighting(transaction, prepared, known, seenAt));
  await transaction.execute(sql`
    insert into ${sourceObservations} as known (source_sha256, origin, url, input_id, observed_at)
    values (${sha256}, ${origin}, ${url}, ${inputId}::bigint, ${seenAt})
    on conflict on constraint source_observations_key do update set
      observed_at = least(known.observed_at, excluded.observed_at),
      url = coalesce(known.url, excluded.url), input_id = coalesce(known.input_id, excluded.input_id)
    where known.observed_at > excluded.observed_at or (known.url is null and excluded.url is not null)
      or (known.input_id is null and excluded.input_id is not null)`);
  await keepBytes(transaction, prepared, known);
  failpoint("store-sources-written");
  return { isNew, isSeenEarlier };
}

/**
 * Writes the agencies and the reports that versions refer to. Returns the ids of the reports that are new. Whoever writes the
 * same waits for this transaction to end; the order of the tables and rows is the same for everyone, so nearly nobody waits
 * in a circle.
 */
export async function insertReports(
  transaction: Transaction,
  identified: readonly IdentifiedReport[],
): Promise<ReadonlySet<string>> {
  const ordered = [...identified].sort((left, right) => (left.reportId < right.reportId ? -1 : 1));
  for (const { report, agency, agencyMatch, synthetic } of ordered) {
    const line = lineOf(agency);
    // A settled source is of the agency that was settled, whatever its text says.
    if (line === null || agencyMatch !== "named") continue;
    const calledBy = report.agency?.evidence.map(({ name }) => name) ?? [];
    await registerAgencies(transaction, line, synthetic, calledBy);
  }
  failpoint("store-agencies-written");
  const inserted = new Set<string>();
  for (const { report, reportId, agencyId, synthetic } of ordered) {
    const row = { id: reportId, agencyId, year: report.year, synthetic };
    if (await insertUnlessKnown(transaction, reports, row, "reports_pkey")) inserted.add(reportId);
  }
  failpoint("store-reports-written");
  return inserted;
}
