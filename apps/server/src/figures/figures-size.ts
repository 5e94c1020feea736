import type { ReportGrouping } from "@gongkai/db";
import { AGENCY_KINDS, AGENCY_LEVELS, EDITIONS } from "@gongkai/schema";
import { recordOf } from "../record-of.ts";

/** The most groups that one answer tells. */
export const MAX_GROUPS = 1_000;

/** Into how many groups reports fall by one of the things that they can be grouped by; unknown is one more. */
const GROUPS: Readonly<Record<ReportGrouping, number>> = {
  year: 10,
  edition: EDITIONS.length + 1,
  level: Object.keys(AGENCY_LEVELS).length + 1,
  kind: Object.keys(AGENCY_KINDS).length + 1,
  province: 35,
  region: MAX_GROUPS,
  agency: MAX_GROUPS,
};

/** The lists of a filter that bound the number of groups. */
const BOUNDS: Readonly<Partial<Record<ReportGrouping, string>>> = {
  year: "years",
  edition: "editions",
  level: "levels",
  kind: "kinds",
  agency: "agencyIds",
};

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function groupsBy(grouping: unknown, filter: Readonly<Record<string, unknown>>): number {
  const known = Object.entries(GROUPS).find(([name]) => name === grouping);
  if (known === undefined) return MAX_GROUPS;
  // The names are those of `GROUPS`, from whose entries this one is.
  const bound = BOUNDS[known[0] as ReportGrouping];
  return Math.min(known[1], (bound === undefined ? undefined : lengthOf(filter[bound])) ?? known[1]);
}

/** How long the lists below a field with figures may be for its arguments, by coordinate; undefined below other fields. */
export function sizesBelow(
  coordinate: string,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> | undefined {
  if (coordinate === "Query.reportStats") return figuresSizes(given);
  return coordinate === "Agency.figures" ? figuresSizes({ ...given, groupBy: ["year"] }) : undefined;
}

function figuresSizes(given: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  const filter = recordOf(given.filter);
  const measures = Array.isArray(given.measures) ? given.measures.map(recordOf) : [];
  const groupBy: readonly unknown[] = Array.isArray(given.groupBy) ? given.groupBy : [];
  const groups = [...new Set(groupBy)].reduce<number>(
    (product, grouping) => Math.min(product * groupsBy(grouping, filter), MAX_GROUPS),
    1,
  );
  return {
    "ReportStats.groups": groups,
    "ReportStats.measures": measures.length,
    "ReportGroup.figures": measures.length,
    "FigureStats.quantiles": Math.max(0, ...measures.map(({ quantiles }) => lengthOf(quantiles) ?? 0)),
  };
}
