import { eq, getTableColumns } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** A stored source. */
export type SourceRecord = typeof sources.$inferSelect;

/** The source of each report version; a version asked for has an entry unless it does not exist. */
export async function sourceOfVersions(
  { drizzle }: DrizzleConnection,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, SourceRecord>> {
  const rows = await drizzle
    .select({ versionId: reportVersions.id, source: getTableColumns(sources) })
    .from(reportVersions)
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .where(isAnyOf(reportVersions.id, versionIds));
  return new Map(rows.map(({ versionId, source }) => [versionId, source]));
}
