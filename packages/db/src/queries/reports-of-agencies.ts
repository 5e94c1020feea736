import { and, type SQL, sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import {
  type KeysetOrder,
  type Page,
  type PageRequest,
  type Position,
  stands,
  withinBounds,
} from "./keyset.ts";
import { REPORT_ORDERS } from "./report-orders.ts";
import {
  CURRENT_VERSION,
  type ReportFilter,
  type ReportRecord,
  reportConditions,
  reportsByIds,
} from "./reports.ts";

/** A page of one agency's reports, with how many there are. */
export interface AgencyReportsPage extends Page<ReportRecord> {
  readonly total: number;
}

/** The order of an agency's reports: newest year first. */
export const AGENCY_REPORTS_ORDER: KeysetOrder = REPORT_ORDERS.newestYearFirst;

/** The same order over the columns of `ranked`. */
const RANKED_ORDER: KeysetOrder = {
  keys: [
    { expression: sql`ranked.year_key`, type: "number" },
    { expression: sql`ranked.id`, type: "string" },
  ],
  direction: "descending",
};

type RankedRow = {
  agencyId: string;
  total: number;
  /** How many of the agency's reports stand at or before the page's bound. */
  passed: number;
  id: string | null;
  year: number | null;
  ordinal: number | null;
};

/** How many reports an empty page has behind it, seen from the bound it stands at. */
function passedCondition({ from, after, before }: PageRequest): SQL {
  if (from === "start") return after === undefined ? sql`false` : stands("atOrBefore", RANKED_ORDER, after);
  return before === undefined ? sql`true` : stands("before", RANKED_ORDER, before);
}

async function rankReports(
  { drizzle }: DrizzleConnection,
  agencyIds: readonly string[],
  filter: ReportFilter,
  page: PageRequest,
): Promise<readonly RankedRow[]> {
  const ends = page.from === "start" ? sql`ordinal` : sql`ordinal desc`;
  const { rows } = await drizzle.execute<RankedRow>(sql`
    with ranked as (
      select ${reports.agencyId} as agency_id, ${reports.id} as id, coalesce(${reports.year}, 0) as year_key,
        row_number() over (
          partition by ${reports.agencyId} order by coalesce(${reports.year}, 0) desc, ${reports.id} desc
        )::int as ordinal
      from ${reports} join ${reportVersions} on ${CURRENT_VERSION}
      where ${and(reportConditions(filter), reportConditions({ agencyIds }))}
    ), totals as (
      select agency_id, count(*)::int as total, count(*) filter (where ${passedCondition(page)})::int as passed
      from ranked group by agency_id
    ), picked as (
      select *, row_number() over (partition by agency_id order by ${ends}) as place
      from ranked where ${withinBounds(RANKED_ORDER, page) ?? sql`true`}
    )
    select totals.agency_id as "agencyId", total, passed, picked.id, picked.year_key as year, picked.ordinal
    from totals left join picked on picked.agency_id = totals.agency_id and picked.place <= ${page.size}
    order by totals.agency_id, picked.ordinal`);
  return rows;
}

function toPage(rows: readonly RankedRow[], reportOf: ReadonlyMap<string, ReportRecord>): AgencyReportsPage {
  const items = rows.flatMap(({ id, year }) => {
    const item = id === null ? undefined : reportOf.get(id);
    const position: Position = [year ?? 0, id ?? ""];
    return item === undefined ? [] : [{ item, position }];
  });
  const total = rows[0]?.total ?? 0;
  const firstOrdinal = rows[0]?.ordinal ?? null;
  // Without rows the page stands behind the reports it has passed.
  const before = firstOrdinal === null ? (rows[0]?.passed ?? 0) : firstOrdinal - 1;
  return { items, total, hasPrevious: before > 0, hasNext: before + items.length < total };
}

/**
 * The same page of the reports of many agencies, by agency id: two statements, whatever the number of agencies.
 * Every agency asked for has an entry.
 */
export async function reportsOfAgencies(
  connection: DrizzleConnection,
  agencyIds: readonly string[],
  filter: ReportFilter,
  page: PageRequest,
): Promise<ReadonlyMap<string, AgencyReportsPage>> {
  const ranked = await rankReports(connection, agencyIds, filter, page);
  const found = await reportsByIds(
    connection,
    ranked.flatMap((row) => row.id ?? []),
  );
  const reportOf = new Map(found.map((report) => [report.id, report]));
  const rowsOf = new Map<string, RankedRow[]>();
  for (const row of ranked) rowsOf.set(row.agencyId, [...(rowsOf.get(row.agencyId) ?? []), row]);
  return new Map(agencyIds.map((id) => [id, toPage(rowsOf.get(id) ?? [], reportOf)]));
}
