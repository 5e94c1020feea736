import { sql } from "drizzle-orm";
import type { PoolClient } from "pg";
import { failpoint } from "../failpoint.ts";
import { COPIED_TABLE_KEYS, COPIED_TABLES, type CopiedTableKey } from "./copied-tables.ts";
import { copyRows } from "./copy-rows.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { EncodedReport } from "./encode-report.ts";

/** PostgreSQL's object ids of types. */
const [BYTEA_OID, TEXT_OID] = [17, 25];

/** New ids for versions and fingerprints. */
async function takeIds(
  transaction: Transaction,
  versions: number,
  fingerprints: number,
): Promise<{ readonly versions: readonly number[]; readonly fingerprints: readonly number[] }> {
  const { rows } = await transaction.execute<{ kind: string; id: number }>(sql`
    select 'version' as kind, nextval('report_versions_id_seq')::int8 as id from generate_series(1, ${versions}::int)
    union all
    select 'fingerprint', nextval('section_fingerprints_id_seq')::int8 from generate_series(1, ${fingerprints}::int)`);
  const idsOf = (wanted: string) => rows.filter(({ kind }) => kind === wanted).map(({ id }) => Number(id));
  return { versions: idsOf("version"), fingerprints: idsOf("fingerprint") };
}

/** Writes ids into the rows of a report. May be done again with others. */
function fillIn({ bytes, later }: EncodedReport, versionId: number, fingerprintIds: readonly number[]): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < later.version.length; at += 2) {
    view.setBigInt64(later.version[at] ?? 0, BigInt(versionId));
  }
  for (let at = 0; at < later.fingerprint.length; at += 2) {
    view.setInt32(later.fingerprint[at] ?? 0, fingerprintIds[later.fingerprint[at + 1] ?? 0] ?? 0);
  }
}

function bufferOf({ bytes }: EncodedReport, start: number, end: number): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}

/** The rows of a report for one table. */
function rowsOf(encoded: EncodedReport, table: CopiedTableKey): Buffer {
  const place = COPIED_TABLE_KEYS.indexOf(table);
  const start = place === 0 ? encoded.reading[1] : encoded.ends[place - 1];
  return bufferOf(encoded, start ?? 0, encoded.ends[place] ?? 0);
}

/** Values as an array in PostgreSQL's binary form; the parts hold them, each behind its length. */
function binaryArray(type: number, parts: readonly Buffer[], count = parts.length): Buffer {
  const head = Buffer.alloc(20);
  // One dimension, no nulls, of the type, so many of them, counted from one.
  for (const [place, part] of [1, 0, type, count, 1].entries()) head.writeInt32BE(part, place * 4);
  return Buffer.concat([head, ...parts]);
}

/** Writes the texts that the database does not know: another source may have been decoded to the same one. */
async function insertTexts(transaction: Transaction, encoded: readonly EncodedReport[]): Promise<void> {
  const ordered = [...encoded].sort((left, right) => (left.textSha256 < right.textSha256 ? -1 : 1));
  const hashes = ordered.map(({ textSha256 }) => textSha256);
  const texts = binaryArray(
    TEXT_OID,
    ordered.map((each) => bufferOf(each, ...each.text)),
  );
  await transaction.execute(sql`
    insert into source_texts (sha256, text)
    select sha256, text from unnest(${sql.param(hashes)}::text[], ${texts}::text[]) made (sha256, text)
    on conflict on constraint source_texts_pkey do nothing`);
}

/** Keeps the bytes of sources whose text does not give them back. */
async function insertBytes(transaction: Transaction, encoded: readonly EncodedReport[]): Promise<void> {
  const hashes: string[] = [];
  const values: Buffer[] = [];
  for (const { sourceSha256, textSha256, sourceBytes } of encoded) {
    if (sourceBytes === undefined || sourceSha256 === textSha256) continue;
    hashes.push(sourceSha256);
    const length = Buffer.alloc(4);
    length.writeInt32BE(sourceBytes.length);
    values.push(length, Buffer.from(sourceBytes.buffer, sourceBytes.byteOffset, sourceBytes.byteLength));
  }
  if (hashes.length === 0) return;
  const all = binaryArray(BYTEA_OID, values, hashes.length);
  await transaction.execute(sql`
    insert into source_bytes (sha256, bytes)
    select sha256, bytes from unnest(${sql.param(hashes)}::text[], ${all}::bytea[]) made (sha256, bytes)
    where not exists (select from source_texts known where known.sha256 = made.sha256)`);
}

async function copyTables(
  client: PoolClient,
  encoded: readonly EncodedReport[],
  keys: readonly CopiedTableKey[],
): Promise<void> {
  for (const key of keys) {
    const { name, names } = COPIED_TABLES[key];
    const parts = encoded.map((each) => rowsOf(each, key)).filter(({ length }) => length > 0);
    if (parts.length > 0) await copyRows(client, name, names, parts);
  }
}

/**
 * Writes reports whose source and report have just been inserted by this transaction, with everything of them, and queues
 * them for search and checks. Gives the version of each.
 */
export async function copyReports(
  transaction: Transaction,
  client: PoolClient,
  encoded: readonly EncodedReport[],
): Promise<ReadonlyMap<EncodedReport, number>> {
  const versions = new Map<EncodedReport, number>();
  if (encoded.length === 0) return versions;
  const fingerprints = encoded.reduce((sum, each) => sum + each.fingerprints, 0);
  const ids = await takeIds(transaction, encoded.length, fingerprints);
  let used = 0;
  for (const [place, each] of encoded.entries()) {
    const versionId = ids.versions[place];
    if (versionId === undefined) throw new Error("PostgreSQL gave fewer ids than were asked for.");
    fillIn(each, versionId, ids.fingerprints.slice(used, used + each.fingerprints));
    used += each.fingerprints;
    versions.set(each, versionId);
  }
  await insertTexts(transaction, encoded);
  await insertBytes(transaction, encoded);
  await copyTables(client, encoded, ["observations", "versions"]);
  failpoint("store-versions-written");
  await copyTables(client, encoded, [
    "sections",
    "proactiveDisclosure",
    "requests",
    "remedies",
    "fingerprints",
    "bands",
  ]);
  failpoint("store-contents-written");
  await copyTables(client, encoded, ["findings"]);
  failpoint("store-findings-written");
  await copyTables(client, encoded, ["outbox", "checks"]);
  failpoint("store-queues-written");
  return versions;
}
