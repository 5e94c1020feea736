import { desc, eq } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** One version of a report: what one source says of it, as one parser version reads it. */
export interface VersionRecord {
  readonly id: number;
  readonly reportId: string;
  readonly sourceSha256: string;
  /** The name of its source. */
  readonly sourceName: string;
  readonly parserVersion: string;
  /** The rules that its findings are from. */
  readonly rulesVersion: string;
  /** Whether this is the version that is shown. */
  readonly isCurrent: boolean;
  readonly storedAt: Date;
}

/** Every version of each report, newest first; every report asked for has an entry. */
export async function versionsOfReports(
  { drizzle }: DrizzleReader,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, readonly VersionRecord[]>> {
  const rows = await drizzle
    .select({
      id: reportVersions.id,
      reportId: reportVersions.reportId,
      sourceSha256: reportVersions.sourceSha256,
      sourceName: sources.name,
      parserVersion: reportVersions.parserVersion,
      rulesVersion: reportVersions.rulesVersion,
      isCurrent: reportVersions.isCurrent,
      storedAt: reportVersions.storedAt,
    })
    .from(reportVersions)
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .where(isAnyOf(reportVersions.reportId, reportIds))
    .orderBy(desc(reportVersions.id));
  const versions = new Map<string, VersionRecord[]>(reportIds.map((id) => [id, []]));
  for (const row of rows) versions.get(row.reportId)?.push(row);
  return versions;
}
