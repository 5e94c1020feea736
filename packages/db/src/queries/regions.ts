import { sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { type RegionColumns, searchRegions } from "../store/search-regions.ts";
import { CURRENT_VERSION } from "./reports.ts";

/** A region that has agencies, itself or below it. */
export interface RegionRecord {
  /** The GB/T 2260 code, six digits. */
  readonly code: string;
  /** The name, as most of the agencies there have it. */
  readonly name: string;
  /** The code of the region that it lies in; null for provinces. */
  readonly parentCode: string | null;
  /** Agencies with reports, of the region and of those below it. */
  readonly agencies: number;
  /** Their reports. */
  readonly reports: number;
}

interface RegionRow extends RegionColumns, Record<string, unknown> {
  readonly agencies: number;
  readonly reports: number;
}

/**
 * The regions of the agencies that have reports, by code, each with all above it. `synthetic` leaves only what was made up, or
 * nothing of it. One statement.
 */
export async function listRegions(
  { drizzle }: DrizzleReader,
  synthetic?: boolean | undefined,
): Promise<ReadonlyMap<string, RegionRecord>> {
  const { rows } = await drizzle.execute<RegionRow>(sql`
    select ${agencies.regionCode} as "regionCode", ${agencies.regionPath} as "regionPath",
      count(distinct ${agencies.id})::int as agencies, count(*)::int as reports
    from ${reports} join ${reportVersions} on ${CURRENT_VERSION} join ${agencies} on ${agencies.id} = ${reports.agencyId}
    where ${synthetic === undefined ? sql`true` : sql`${reports.synthetic} = ${synthetic}`}
    group by 1, 2 order by 3 desc, 2`);
  const regions = new Map<string, RegionRecord>();
  for (const row of rows) {
    let parentCode: string | null = null;
    for (const { code, name } of searchRegions(row)) {
      const known = regions.get(code) ?? { code, name, parentCode, agencies: 0, reports: 0 };
      const counted = { agencies: known.agencies + row.agencies, reports: known.reports + row.reports };
      regions.set(code, { ...known, ...counted });
      parentCode = code;
    }
  }
  return new Map([...regions].sort(([one], [other]) => (one < other ? -1 : 1)));
}
