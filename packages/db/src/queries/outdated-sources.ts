import { sql } from "drizzle-orm";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { compareParserVersions } from "../store/version-rank.ts";

/** A stored source whose newest reading is by an older parser. */
export interface OutdatedSource {
  readonly sha256: string;
  /** The original bytes; null for what was stored before they were kept, which cannot be read again. */
  readonly bytes: Uint8Array | null;
  /** The place where it was met last. */
  readonly origin: string;
  readonly url: string | null;
  readonly observedAt: Date;
  readonly inputId: number | null;
  readonly synthetic: boolean;
}

interface SourceRow extends Record<string, unknown> {
  readonly sha256: string;
  readonly bytes: Buffer | null;
  readonly text: string | null;
  readonly origin: string;
  readonly url: string | null;
  readonly observedAt: string;
  readonly inputId: number | null;
  readonly synthetic: boolean;
}

/** The versions of the parser that are older than this one and have the last word on some source. */
async function olderVersions(
  { drizzle }: DrizzleConnection,
  parserVersion: string,
): Promise<readonly string[]> {
  const { rows } = await drizzle.execute<{ version: string }>(
    sql`select distinct parser_version as version from report_versions where is_latest`,
  );
  return rows
    .map(({ version }) => version)
    .filter((version) => compareParserVersions(version, parserVersion) < 0);
}

/**
 * The stored sources whose newest reading is by a parser older than this one, in the order of their hashes; those behind
 * `after`, which is the hash of the last one of a page.
 */
export async function outdatedSources(
  connection: DrizzleConnection,
  parserVersion: string,
  { limit, after = "" }: { readonly limit: number; readonly after?: string },
): Promise<readonly OutdatedSource[]> {
  const older = await olderVersions(connection, parserVersion);
  if (older.length === 0) return [];
  const { rows } = await connection.drizzle.execute<SourceRow>(sql`
    select source.sha256, seen.origin, seen.url, seen.observed_at as "observedAt", seen.input_id as "inputId",
      (select bytes from source_bytes where source_bytes.sha256 = source.sha256) as bytes,
      (select text from source_texts where source_texts.sha256 = source.sha256) as text,
      exists (
        select from report_versions version join reports on reports.id = version.report_id
        where version.source_sha256 = source.sha256 and reports.synthetic) as synthetic
    from sources source
    cross join lateral (
      select * from source_observations where source_sha256 = source.sha256
      order by observed_at desc, origin limit 1) seen
    where source.sha256 > ${after} and exists (
      select from report_versions version
      where version.source_sha256 = source.sha256 and version.is_latest
        and version.parser_version = any(${sql.param(older)}::text[]))
    order by source.sha256 limit ${limit}`);
  return rows.map(({ bytes, text, observedAt, ...row }) => ({
    ...row,
    observedAt: new Date(observedAt),
    // A text whose hash is the source's is the source.
    bytes: bytes ?? (text === null ? null : new TextEncoder().encode(text)),
  }));
}
