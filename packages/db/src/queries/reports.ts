import type { AgencyKind, AgencyLevel, Edition, Period } from "@gongkai/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { type AgencyMatch, reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";
import { isAnyOf } from "./is-any-of.ts";
import { type Page, type PageRequest, positionColumn } from "./keyset.ts";
import { readPage } from "./read-page.ts";
import { REPORT_ORDERS, type ReportOrder } from "./report-orders.ts";

/** A report with its current version, of which `detailsOfVersions` reads the rest. */
export interface ReportRecord {
  readonly id: string;
  readonly agencyId: string | null;
  /** The agency itself, so that lists need not ask for it again. */
  readonly agency: typeof agencies.$inferSelect | null;
  readonly agencyMatch: AgencyMatch;
  readonly year: number | null;
  readonly synthetic: boolean;
  readonly versionId: number;
  readonly sourceSha256: string;
  readonly parserVersion: string;
  readonly edition: Edition | null;
  readonly title: string | null;
  readonly period: Period | null;
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
  readonly documentNumber: string | null;
  readonly storedAt: Date;
}

/** Which reports to list. What is absent does not restrict; an empty list leaves nothing. */
export interface ReportFilter {
  readonly agencyIds?: readonly string[] | undefined;
  readonly years?: readonly number[] | undefined;
  readonly editions?: readonly Edition[] | undefined;
  readonly agencyMatches?: readonly AgencyMatch[] | undefined;
  /** Reports of agencies of these levels. */
  readonly levels?: readonly AgencyLevel[] | undefined;
  /** Reports of agencies of these kinds. */
  readonly kinds?: readonly AgencyKind[] | undefined;
  /** Reports of agencies of regions whose GB/T 2260 code begins with these digits: 44 for a whole province. */
  readonly regionCode?: string | undefined;
  readonly synthetic?: boolean | undefined;
}

const COLUMNS = {
  id: reports.id,
  agencyId: reports.agencyId,
  agencyMatch: reportVersions.agencyMatch,
  year: reports.year,
  synthetic: reports.synthetic,
  versionId: reportVersions.id,
  sourceSha256: reportVersions.sourceSha256,
  parserVersion: reportVersions.parserVersion,
  edition: reportVersions.edition,
  title: reportVersions.title,
  period: reportVersions.period,
  signedOn: reportVersions.signedOn,
  publishedOn: reportVersions.publishedOn,
  documentNumber: reportVersions.documentNumber,
  storedAt: reportVersions.storedAt,
};

/** Joins a report with the version that is shown of it. */
export const CURRENT_VERSION = and(
  eq(reportVersions.reportId, reports.id),
  eq(reportVersions.isCurrent, true),
);

/** The condition that a report's agency is one of those that a filter leaves; undefined when it leaves all. */
function agencyCondition({ levels, kinds, regionCode }: ReportFilter): SQL | undefined {
  const conditions = and(
    levels === undefined ? undefined : isAnyOf(agencies.level, levels),
    kinds === undefined ? undefined : isAnyOf(agencies.kind, kinds),
    regionCode === undefined
      ? undefined
      : sql`starts_with(${agencies.regionCode}, ${toStorableText(regionCode)})`,
  );
  return conditions === undefined
    ? undefined
    : sql`${reports.agencyId} in (select ${agencies.id} from ${agencies} where ${conditions})`;
}

/** The condition that a report is for one of some years. */
function yearCondition(years: readonly number[]): SQL {
  const [year] = years;
  // As the indexes have it that reports are listed by: of a single year, they hold the reports in order.
  if (years.length === 1 && year !== 0) return sql`coalesce(${reports.year}, 0) = ${year}`;
  return isAnyOf(reports.year, years);
}

/** The condition that a filter stands for; undefined when it leaves everything. */
export function reportConditions(filter: ReportFilter): SQL | undefined {
  const { agencyIds, years, editions, agencyMatches, synthetic } = filter;
  return and(
    agencyIds === undefined ? undefined : isAnyOf(reports.agencyId, agencyIds),
    years === undefined ? undefined : yearCondition(years),
    editions === undefined ? undefined : isAnyOf(reportVersions.edition, editions),
    agencyMatches === undefined ? undefined : isAnyOf(reportVersions.agencyMatch, agencyMatches),
    synthetic === undefined ? undefined : eq(reports.synthetic, synthetic),
    agencyCondition(filter),
  );
}

/** A page of the reports. */
export async function listReports(
  connection: DrizzleConnection,
  filter: ReportFilter,
  orderName: ReportOrder,
  page: PageRequest,
): Promise<Page<ReportRecord>> {
  const { drizzle } = connection;
  const order = REPORT_ORDERS[orderName];
  const conditions = reportConditions(filter);
  return readPage(
    connection,
    {
      order,
      async select(condition, terms, limit) {
        const rows = await drizzle
          .select({ report: COLUMNS, agency: agencies, position: positionColumn(order) })
          .from(reports)
          .innerJoin(reportVersions, CURRENT_VERSION)
          .leftJoin(agencies, eq(agencies.id, reports.agencyId))
          .where(and(conditions, condition))
          .orderBy(...terms)
          .limit(limit);
        return rows.map(({ report, agency, position }) => ({ item: { ...report, agency }, position }));
      },
      probe: (condition) =>
        drizzle
          .select({ one: sql`1` })
          .from(reports)
          .innerJoin(reportVersions, CURRENT_VERSION)
          .leftJoin(agencies, eq(agencies.id, reports.agencyId))
          .where(and(conditions, condition))
          .getSQL(),
    },
    page,
  );
}

/** How many reports a filter leaves. */
export async function countReports({ drizzle }: DrizzleConnection, filter: ReportFilter): Promise<number> {
  const rows = await drizzle
    .select({ count: sql<string>`count(*)` })
    .from(reports)
    .innerJoin(reportVersions, CURRENT_VERSION)
    .where(reportConditions(filter));
  return Number(rows[0]?.count ?? 0);
}

/** The reports with these ids, in any order; unknown ids are left out. */
export async function reportsByIds(
  { drizzle }: DrizzleConnection,
  ids: readonly string[],
): Promise<readonly ReportRecord[]> {
  const rows = await drizzle
    .select({ report: COLUMNS, agency: agencies })
    .from(reports)
    .innerJoin(reportVersions, CURRENT_VERSION)
    .leftJoin(agencies, eq(agencies.id, reports.agencyId))
    .where(isAnyOf(reports.id, ids));
  return rows.map(({ report, agency }) => ({ ...report, agency }));
}
