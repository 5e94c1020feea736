import { desc, eq, sql } from "drizzle-orm";
import { reportVersions } from "../schema/reports.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";
import type { KeysetOrder, PageRequest } from "./keyset.ts";
import { completePages, type GroupPage, readGroupPages, rowsOfPages } from "./read-group-pages.ts";

/** One version of a report: what one source says of it, as one parser version reads it. */
export interface VersionRecord {
  readonly id: number;
  readonly reportId: string;
  /** The version of the report that was stored before it; null for the first. */
  readonly previousId: number | null;
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

/** The order of a report's versions: stored last first. */
export const VERSIONS_ORDER: KeysetOrder = {
  keys: [{ expression: sql`${reportVersions.id}`, type: "bigint" }],
  direction: "descending",
};

/** The versions with these ids; unknown ids have no entry. */
export async function versionsByIds(
  { drizzle }: DrizzleReader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, VersionRecord>> {
  const rows = await drizzle
    .select({
      id: reportVersions.id,
      reportId: reportVersions.reportId,
      previousId: sql<number | null>`(
        select max(former.id) from report_versions former
        where former.report_id = ${reportVersions.reportId} and former.id < ${reportVersions.id}
      )`.mapWith(Number),
      sourceSha256: reportVersions.sourceSha256,
      sourceName: sources.name,
      parserVersion: reportVersions.parserVersion,
      rulesVersion: reportVersions.rulesVersion,
      isCurrent: reportVersions.isCurrent,
      storedAt: reportVersions.storedAt,
    })
    .from(reportVersions)
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .where(isAnyOf(reportVersions.id, ids))
    .orderBy(desc(reportVersions.id));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The same page of the versions of many reports, by report id: two statements, whatever the number of reports. Every report asked
 * for has an entry.
 */
export async function versionsOfReports(
  connection: DrizzleReader,
  reportIds: readonly string[],
  page: PageRequest,
): Promise<ReadonlyMap<string, GroupPage<VersionRecord>>> {
  const list = {
    group: sql`${reportVersions.reportId}`,
    row: sql`${reportVersions.id}::int8`,
    order: VERSIONS_ORDER,
    source: sql`from ${reportVersions} where ${isAnyOf(reportVersions.reportId, reportIds)}`,
  };
  const pages = await readGroupPages<number | string>(connection, reportIds, list, page);
  const versions = await versionsByIds(connection, rowsOfPages(pages).map(Number));
  return completePages(pages, (id) => versions.get(Number(id)));
}
