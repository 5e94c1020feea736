import {
  type Database,
  type MeasureRequest,
  type ReportGroup,
  type ReportStats,
  reportStats,
} from "@gongkai/db";

/** More years than there are annual reports of any agency. */
const MAX_YEARS = 100;

/** The figures of agencies year by year, by agency id: one statement. Every agency asked for has an entry. */
export async function figuresOfAgencies(
  database: Database,
  agencyIds: readonly string[],
  measures: readonly MeasureRequest[],
): Promise<ReadonlyMap<string, ReportStats>> {
  const stats = await reportStats(database, {
    filter: { agencyIds },
    groupBy: ["year", "agency"],
    measures,
    maxGroups: agencyIds.length * MAX_YEARS,
  });
  const groupsOf = new Map<string, ReportGroup[]>(agencyIds.map((id) => [id, []]));
  for (const group of stats.groups) groupsOf.get(group.keys.agencyId ?? "")?.push(group);
  return new Map([...groupsOf].map(([id, groups]) => [id, { ...stats, groups }]));
}
