import { AGENCY_LEVELS, type AgencyLevel } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports } from "../schema/reports.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { type AgencyFilter, agencyConditions } from "./agencies.ts";
import { DATED_REPORTS } from "./agency-years.ts";

/** How many reports of a year and level are here, and how many there should be. */
export interface CoverageRecord {
  readonly year: number;
  /** Null for agencies whose level is not known. */
  readonly level: AgencyLevel | null;
  /** Agencies of which a report of this year or an earlier one is here. */
  readonly expected: number;
  /** Those of them whose report of the year is here. */
  readonly present: number;
}

/**
 * How complete the reports of the agencies are that a filter leaves, by year and level, in that order: every year from the first to
 * the last of which one of them has a report, also those of which none has. One statement.
 */
export async function coverageOfYears(
  { drizzle }: DrizzleReader,
  filter: AgencyFilter,
): Promise<readonly CoverageRecord[]> {
  const levels = sql.param(Object.keys(AGENCY_LEVELS));
  const { rows } = await drizzle.execute<CoverageRecord & Record<string, unknown>>(sql`
    with present as materialized (
      select ${reports.agencyId} as agency_id, ${agencies.level} as level, ${reports.year} as year
      from ${DATED_REPORTS} join ${agencies} on ${agencies.id} = ${reports.agencyId}
      where ${agencyConditions(filter)}
    )
    select spanned.year, known.level, count(*)::int as expected, count(present.agency_id)::int as present
    from (select generate_series(min(year), max(year)) as year from present) spanned
    join (select agency_id, level, min(year) as first_year from present group by agency_id, level) known
      on known.first_year <= spanned.year
    left join present on present.agency_id = known.agency_id and present.year = spanned.year
    group by spanned.year, known.level
    order by spanned.year, array_position(${levels}::text[], known.level) nulls last`);
  return rows;
}
