import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "./drizzle-connection.ts";
import type { EncodedReport } from "./encode-report.ts";

/** Rows as one parameter. */
function json(rows: readonly object[]): SQL {
  return sql`${JSON.stringify(rows)}::jsonb`;
}

/** The first with each key, in the order of the keys: whoever writes the same waits for us, and nobody in a circle. */
function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const first = new Map<string, Item>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}

/** Writes the sources that the database does not know, and returns their hashes. */
export async function insertSources(
  transaction: Transaction,
  encoded: readonly EncodedReport[],
): Promise<ReadonlySet<string>> {
  if (encoded.length === 0) return new Set();
  const rows = byKey(encoded, ({ sourceSha256 }) => sourceSha256).map(
    ({ sourceSha256, named, observedAt }) => ({
      sha256: sourceSha256,
      name: named.name,
      media_type: named.mediaType,
      byte_length: named.byteLength ?? null,
      first_seen_at: observedAt,
    }),
  );
  const inserted = await transaction.execute<{ sha256: string }>(sql`
    insert into sources (sha256, name, media_type, byte_length, first_seen_at)
    select sha256, name, media_type, byte_length, first_seen_at
    from jsonb_populate_recordset(null::sources, ${json(rows)})
    on conflict on constraint sources_pkey do nothing returning sha256`);
  return new Set(inserted.rows.map(({ sha256 }) => sha256));
}

/** Holds the sources that the database has known before. */
export async function holdSources(
  transaction: Transaction,
  encoded: readonly EncodedReport[],
  newSources: ReadonlySet<string>,
): Promise<void> {
  const known = encoded.map(({ sourceSha256 }) => sourceSha256).filter((sha256) => !newSources.has(sha256));
  if (known.length === 0) return;
  await transaction.execute(
    sql`select from sources where sha256 = any(${sql.param(known)}) order by sha256 for no key update`,
  );
}

/** Writes the reports that the database does not know, and returns their ids. */
export async function insertReportRows(
  transaction: Transaction,
  encoded: readonly EncodedReport[],
): Promise<ReadonlySet<string>> {
  if (encoded.length === 0) return new Set();
  const rows = byKey(encoded, ({ reportId }) => reportId).map(({ reportId, agencyId, year, synthetic }) => ({
    id: reportId,
    agency_id: agencyId,
    year,
    synthetic,
  }));
  const inserted = await transaction.execute<{ id: string }>(sql`
    insert into reports (id, agency_id, year, synthetic)
    select id, agency_id, year, synthetic from jsonb_populate_recordset(null::reports, ${json(rows)})
    on conflict on constraint reports_pkey do nothing returning id`);
  return new Set(inserted.rows.map(({ id }) => id));
}
