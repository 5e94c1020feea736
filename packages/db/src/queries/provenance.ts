import { and, eq } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** Where what a report version says comes from. */
export interface ProvenanceRecord {
  readonly versionId: number;
  /** The place from which its source was read: a path, an address, or a place in an archive or crawl file. */
  readonly origin: string;
  /** The address that it was fetched from; null where it did not come from the web. */
  readonly url: string | null;
  /** When the place held it, as far as known. */
  readonly observedAt: Date | null;
  /** SHA-256 of the source's bytes, and of the text that they were decoded to. */
  readonly sourceSha256: string;
  readonly textSha256: string;
  readonly parserVersion: string;
}

/** The provenance of each report version; a version asked for has an entry unless it does not exist. */
export async function provenanceOfVersions(
  { drizzle }: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, ProvenanceRecord>> {
  const rows = await drizzle
    .select({
      versionId: reportVersions.id,
      origin: reportVersions.origin,
      url: sourceObservations.url,
      observedAt: sourceObservations.observedAt,
      sourceSha256: reportVersions.sourceSha256,
      textSha256: reportVersions.textSha256,
      parserVersion: reportVersions.parserVersion,
    })
    .from(reportVersions)
    .leftJoin(
      sourceObservations,
      and(
        eq(sourceObservations.sourceSha256, reportVersions.sourceSha256),
        eq(sourceObservations.origin, reportVersions.origin),
      ),
    )
    .where(isAnyOf(reportVersions.id, versionIds));
  return new Map(rows.map((row) => [row.versionId, row]));
}
