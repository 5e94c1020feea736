import { type SQL, sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { CURRENT_VERSION } from "./reports.ts";

/** A year in which an agency's report is here or is missing. */
export interface AgencyYear {
  readonly year: number;
  /** Null where no report of the year is here. */
  readonly reportId: string | null;
}

/** Reports that are shown and say their year. */
export const DATED_REPORTS: SQL = sql`${reports} join ${reportVersions} on ${CURRENT_VERSION} and ${reports.year} is not null`;

/** The condition that an agency's reports are known from an earlier year than one, of which none is. */
export function lacksReportOf(year: number): SQL {
  const reportsWhere = (condition: SQL) =>
    sql`exists (select from ${DATED_REPORTS} where ${reports.agencyId} = ${agencies.id} and ${condition})`;
  return sql`(${reportsWhere(sql`${reports.year} < ${year}`)} and not ${reportsWhere(sql`${reports.year} = ${year}`)})`;
}

/**
 * The years of agencies, oldest first, each from its first report on: every year of which the database holds a report of any agency,
 * made up or not as the agency is. One statement, whatever the number of agencies; every agency asked for has an entry.
 */
export async function yearsOfAgencies(
  { drizzle }: DrizzleReader,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AgencyYear[]>> {
  const { rows } = await drizzle.execute<
    AgencyYear & { readonly agencyId: string } & Record<string, unknown>
  >(sql`
    with own as (
      select ${reports.agencyId} as agency_id, ${reports.synthetic} as synthetic, ${reports.year} as year, ${reports.id} as id
      from ${DATED_REPORTS} where ${reports.agencyId} = any(${sql.param([...agencyIds])})
    ), held as (
      select distinct ${reports.synthetic} as synthetic, ${reports.year} as year from ${DATED_REPORTS}
    )
    select known.agency_id as "agencyId", held.year, own.id as "reportId"
    from (select agency_id, synthetic, min(year) as first_year from own group by agency_id, synthetic) known
    join held on held.synthetic = known.synthetic and held.year >= known.first_year
    left join own on own.agency_id = known.agency_id and own.year = held.year
    order by known.agency_id, held.year`);
  const years = new Map<string, AgencyYear[]>(agencyIds.map((id) => [id, []]));
  for (const { agencyId, year, reportId } of rows) years.get(agencyId)?.push({ year, reportId });
  return years;
}
