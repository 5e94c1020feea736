import type { SourceMediaType } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { compareParserVersions } from "../store/version-rank.ts";

/** A stored source with its bytes. */
export interface KeptSource {
  readonly sha256: string;
  /** The name under which it was first seen. */
  readonly name: string;
  readonly mediaType: SourceMediaType;
  /** Length of the original bytes; null when whoever stored it did not say. */
  readonly byteLength: number | null;
  /** The original bytes; null of a source that was stored without them and whose text does not give them back. */
  readonly bytes: Uint8Array | null;
  /** The text that its newest reading points into. */
  readonly text: string;
}

/** A stored source and what is needed to read it again: the place that held it last. */
export interface ListedSource {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: SourceMediaType;
  readonly origin: string;
  readonly url: string | null;
  readonly inputId: number | null;
  /** When it held the source; never before the moment that is noted, so that saying it again notes nothing new. */
  readonly observedAt: Date;
  /** Whether a generator made it up. */
  readonly synthetic: boolean;
}

/** Which sources to list. */
export interface SourceListRequest {
  /** The SHA-256 of the last source that was listed before; null for the first ones. */
  readonly after: string | null;
  readonly limit: number;
  /**
   * A parser version: only sources whose newest reading is by an older one, and in which no parser as new has found no report
   * any more; see `noteFoundEmpty`.
   */
  readonly outdatedFor?: string | undefined;
}

/** A source with its bytes, whether they are kept by themselves or are its text in UTF-8; undefined for an unknown one. */
export async function readSource(
  { drizzle }: DrizzleReader,
  sha256: string,
): Promise<KeptSource | undefined> {
  const { rows } = await drizzle.execute<
    Omit<KeptSource, "bytes"> & { readonly kept: Buffer | null; readonly own: string | null }
  >(sql`
    select source.sha256, source.name, source.media_type as "mediaType", source.byte_length as "byteLength",
      kept.bytes as kept, own.text as own, coalesce(shown.text, own.text) as text
    from sources source
    left join source_bytes kept on kept.sha256 = source.sha256
    left join source_texts own on own.sha256 = source.sha256
    left join lateral (
      select decoded.text from report_versions version
      join source_texts decoded on decoded.sha256 = version.text_sha256
      where version.source_sha256 = source.sha256
      order by version.is_latest desc, version.id desc limit 1
    ) shown on true
    where source.sha256 = ${sha256}`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { kept, own, ...source } = row;
  return { ...source, bytes: own === null ? kept : Buffer.from(own, "utf8") };
}

interface SourceRow extends Omit<ListedSource, "observedAt"> {
  readonly seen: string;
  /** The parsers whose reading is the newest of the source. */
  readonly readBy: readonly string[];
  readonly foundEmptyBy: string | null;
}

async function loadSources(
  { drizzle }: DrizzleReader,
  after: string,
  { limit, outdatedFor }: SourceListRequest,
): Promise<readonly SourceRow[]> {
  // By another parser, whether older or newer: only the one at hand can tell.
  const otherwise =
    outdatedFor === undefined
      ? sql`true`
      : sql`source.found_empty_by is distinct from ${outdatedFor} and exists (
          select from report_versions known
          where known.source_sha256 = source.sha256 and known.is_latest and known.parser_version <> ${outdatedFor}
        )`;
  const { rows } = await drizzle.execute<SourceRow & Record<string, unknown>>(sql`
    select source.sha256, source.name, source.media_type as "mediaType", place.origin, place.url,
      place.input_id::int8 as "inputId", ceil(extract(epoch from place.observed_at) * 1000)::text as seen,
      exists (
        select from report_versions version join reports report on report.id = version.report_id
        where version.source_sha256 = source.sha256 and report.synthetic
      ) as synthetic,
      array(
        select parser_version from report_versions version
        where version.source_sha256 = source.sha256 and version.is_latest
      ) as "readBy",
      source.found_empty_by as "foundEmptyBy"
    from sources source
    cross join lateral (
      select * from source_observations noted where noted.source_sha256 = source.sha256
      order by noted.observed_at desc, noted.origin collate "C" desc limit 1
    ) place
    where source.sha256 > ${after} and ${otherwise}
    order by source.sha256 limit ${limit}`);
  return rows;
}

function isOutdated({ readBy, foundEmptyBy }: SourceRow, parserVersion: string): boolean {
  const isOlder = (version: string) => compareParserVersions(version, parserVersion) < 0;
  return readBy.some(isOlder) && (foundEmptyBy === null || isOlder(foundEmptyBy));
}

/**
 * Stored sources in the order of their SHA-256, for whoever goes through all of them; fewer than asked for where there are
 * no more. Each comes with the place that was seen to hold it last, whose address takes part in reading it.
 */
export async function listSources(
  connection: DrizzleReader,
  request: SourceListRequest,
): Promise<readonly ListedSource[]> {
  const { limit, outdatedFor } = request;
  const listed: ListedSource[] = [];
  for (let after = request.after ?? ""; listed.length < limit; ) {
    const rows = await loadSources(connection, after, request);
    for (const row of rows) {
      if (listed.length === limit || (outdatedFor !== undefined && !isOutdated(row, outdatedFor))) continue;
      const { seen, inputId, readBy: _, foundEmptyBy: __, ...source } = row;
      listed.push({
        ...source,
        inputId: inputId === null ? null : Number(inputId),
        observedAt: new Date(Number(seen)),
      });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) break;
    after = last.sha256;
  }
  return listed;
}
