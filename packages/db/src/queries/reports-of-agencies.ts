import { and, sql } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import type { KeysetOrder, PageRequest } from "./keyset.ts";
import { completePages, type GroupPage, readGroupPages, rowsOfPages } from "./read-group-pages.ts";
import { REPORT_ORDERS } from "./report-orders.ts";
import {
  CURRENT_VERSION,
  type ReportFilter,
  type ReportRecord,
  reportConditions,
  reportsByIds,
} from "./reports.ts";

/** The order of an agency's reports: newest year first. */
export const AGENCY_REPORTS_ORDER: KeysetOrder = REPORT_ORDERS.newestYearFirst;

/**
 * The same page of the reports of many agencies, by agency id: two statements, whatever the number of agencies.
 * Every agency asked for has an entry.
 */
export async function reportsOfAgencies(
  connection: DrizzleConnection,
  agencyIds: readonly string[],
  filter: ReportFilter,
  page: PageRequest,
): Promise<ReadonlyMap<string, GroupPage<ReportRecord>>> {
  const source = sql`from ${reports} join ${reportVersions} on ${CURRENT_VERSION}
    where ${and(reportConditions(filter), reportConditions({ agencyIds }))}`;
  const list = {
    group: sql`${reports.agencyId}`,
    row: sql`${reports.id}`,
    order: AGENCY_REPORTS_ORDER,
    source,
  };
  const pages = await readGroupPages<string>(connection, agencyIds, list, page);
  const found = await reportsByIds(connection, rowsOfPages(pages));
  const reportOf = new Map(found.map((report) => [report.id, report]));
  return completePages(pages, (id) => reportOf.get(id));
}
