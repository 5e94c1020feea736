import { eq, getTableColumns } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { sources, sourceTexts } from "../schema/sources.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** A stored source, with the text that the spans of one report version point into. */
export type SourceRecord = typeof sources.$inferSelect & Pick<typeof sourceTexts.$inferSelect, "text">;

/** The source of each report version; a version asked for has an entry unless it does not exist. */
export async function sourceOfVersions(
  { drizzle }: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, SourceRecord>> {
  const rows = await drizzle
    .select({ versionId: reportVersions.id, source: { ...getTableColumns(sources), text: sourceTexts.text } })
    .from(reportVersions)
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .innerJoin(sourceTexts, eq(sourceTexts.sha256, reportVersions.textSha256))
    .where(isAnyOf(reportVersions.id, versionIds));
  return new Map(rows.map(({ versionId, source }) => [versionId, source]));
}
