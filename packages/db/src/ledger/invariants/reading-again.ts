import { randomBytes } from "node:crypto";
import type { Diagnostic, Report } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { parseDigest } from "../../store/parse-digest.ts";
import { toStorableText } from "../../store/storable-text.ts";
import type { Breach, CheckResult, Invariant, StoreSnapshot } from "./invariant.ts";

/** A stored source, as it is read. */
export interface SourceToRead {
  readonly sha256: string;
  readonly name: string;
  /** The original bytes. */
  readonly bytes: Uint8Array;
  /** The addresses that it was met at. A reading may depend on the address. */
  readonly urls: readonly (string | null)[];
}

/** How to read stored sources again. */
export interface Rereading {
  /** How many sources to read, drawn at random. */
  readonly sample: number;
  /** The version of the parser that reads; versions of others are not compared. */
  readonly parserVersion: string;
  /** Opens and parses a document: the reports in it, as they were to be stored. */
  readonly read: (
    source: SourceToRead,
  ) => Promise<readonly { readonly report: Report; readonly diagnostics: readonly Diagnostic[] }[]>;
}

interface StoredSource extends Record<string, unknown> {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: Buffer | null;
  readonly text: string | null;
  readonly urls: readonly (string | null)[];
  readonly digests: readonly string[];
}

/** How many sources are in memory at once. */
const BATCH = 20;

/** Sources from a place in the order of their hashes, which are as good as random. */
async function loadSources(
  { transaction }: StoreSnapshot,
  after: string,
  parserVersion: string,
  limit: number,
): Promise<readonly StoredSource[]> {
  const { rows } = await transaction.execute<StoredSource>(sql`
    select sha256, name,
      (select bytes from source_bytes where source_bytes.sha256 = sources.sha256) as bytes,
      (select text from source_texts where source_texts.sha256 = sources.sha256) as text,
      (select json_agg(distinct url) from source_observations where source_sha256 = sources.sha256) as urls,
      (select json_agg(digest) from report_versions
       where source_sha256 = sources.sha256 and parser_version = ${parserVersion} and is_current) as digests
    from sources
    where sha256 > ${after} and exists (
      select from report_versions
      where source_sha256 = sources.sha256 and parser_version = ${parserVersion} and is_current)
    order by sha256 limit ${limit}`);
  return rows;
}

async function readSource(source: StoredSource, { read }: Rereading): Promise<readonly Breach[]> {
  const bytes = source.bytes ?? (source.text === null ? null : new TextEncoder().encode(source.text));
  // What was stored before bytes were kept cannot be read again.
  if (bytes === null) return [];
  const { sha256, name, urls, digests } = source;
  const readings = await read({ sha256, name, bytes, urls: urls ?? [null] });
  const found = new Set(
    readings.map((reading) => {
      const { report, diagnostics } = toStorableText(reading);
      return parseDigest(report, diagnostics);
    }),
  );
  return digests
    .filter((digest) => !found.has(digest))
    .map((digest) => ({
      of: `source ${sha256}`,
      problem: `was read as ${digest}, and reads otherwise now`,
    }));
}

async function readAgain(snapshot: StoreSnapshot, rereading: Rereading): Promise<readonly Breach[]> {
  const breaches: Breach[] = [];
  let after = randomBytes(32).toString("hex");
  let hasWrapped = false;
  for (let left = rereading.sample; left > 0 && breaches.length <= snapshot.limit; ) {
    const sources = await loadSources(snapshot, after, rereading.parserVersion, Math.min(left, BATCH));
    for (const source of sources) breaches.push(...(await readSource(source, rereading)));
    left -= sources.length;
    after = sources.at(-1)?.sha256 ?? "";
    if (sources.length > 0) continue;
    // From the first source on, once: a sample larger than the store reads some sources twice at most.
    if (hasWrapped) break;
    hasWrapped = true;
  }
  return breaches;
}

/**
 * I9. Proven for a sample: each source drawn is opened and parsed again, and gives every current version that the same parser
 * made of it. That a whole run changes nothing is seen from `contentDigest` before and after it.
 */
export function readingAgainChangesNothing(rereading: Rereading | undefined): Invariant {
  return {
    name: "reading-again-changes-nothing",
    meaning: "What is stored is what reading its source gives again.",
    async check(snapshot): Promise<CheckResult> {
      if (rereading === undefined) return { skipped: "No sources were to be read again." };
      return { breaches: await readAgain(snapshot, rereading) };
    },
  };
}
