import type { SourceMediaType } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";

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
  /** A parser version: sources that it has read already are left out. */
  readonly readBy?: string | undefined;
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

/**
 * Stored sources in the order of their SHA-256, for whoever goes through all of them; fewer than asked for where there are
 * no more. Each comes with the place that was seen to hold it last, whose address takes part in reading it.
 */
export async function listSources(
  { drizzle }: DrizzleReader,
  { after, limit, readBy }: SourceListRequest,
): Promise<readonly ListedSource[]> {
  const unread =
    readBy === undefined
      ? sql`true`
      : sql`not exists (
          select from report_versions known
          where known.source_sha256 = source.sha256 and known.parser_version = ${readBy}
        )`;
  const { rows } = await drizzle.execute<Omit<ListedSource, "observedAt"> & { readonly seen: string }>(sql`
    select source.sha256, source.name, source.media_type as "mediaType", place.origin, place.url,
      place.input_id::int8 as "inputId", ceil(extract(epoch from place.observed_at) * 1000)::text as seen,
      exists (
        select from report_versions version join reports report on report.id = version.report_id
        where version.source_sha256 = source.sha256 and report.synthetic
      ) as synthetic
    from sources source
    cross join lateral (
      select * from source_observations noted where noted.source_sha256 = source.sha256
      order by noted.observed_at desc, noted.origin desc limit 1
    ) place
    where source.sha256 > ${after ?? ""} and ${unread}
    order by source.sha256 limit ${limit}`);
  return rows.map(({ seen, inputId, ...row }) => ({
    ...row,
    inputId: inputId === null ? null : Number(inputId),
    observedAt: new Date(Number(seen)),
  }));
}
