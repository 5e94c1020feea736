import type { FacetName, SearchFilter } from "../engine.ts";
import { type Parameters, storable } from "./sql-parameters.ts";

/** One thing a filter asks of a row `d` of `search.documents`, and the facet that leaves it aside. */
export interface FilterCondition {
  readonly facet: FacetName | null;
  readonly sql: string;
}

/** The conditions that a document passes the filter; none where nothing restricts. */
export function filterConditions(parameters: Parameters, filter: SearchFilter): readonly FilterCondition[] {
  const { years, yearRange, sections, levels, kinds, regionCodes, agencyIds, reportIds, synthetic } = filter;
  const conditions: FilterCondition[] = [];
  const add = (facet: FacetName | null, sql: string) => conditions.push({ facet, sql });
  const addAny = (facet: FacetName | null, column: string, values: readonly string[] | undefined) => {
    if (values !== undefined)
      add(facet, `d.${column} = any(${parameters.add(values.map(storable))}::text[])`);
  };
  if (years !== undefined) {
    add("year", `d.year = any(${parameters.add(years.filter(isStorable))}::integer[])`);
  }
  if (yearRange !== undefined) {
    // Compared as numbers of any size: no document has a year beyond 32 bits, but a filter may name one.
    const { from, to } = yearRange;
    const bounds = [
      ...(from === null ? [] : [`d.year >= ${parameters.add(String(from))}::float8`]),
      ...(to === null ? [] : [`d.year <= ${parameters.add(String(to))}::float8`]),
    ];
    if (bounds.length > 0) add("year", `(${bounds.join(" and ")})`);
  }
  addAny("section", "section", sections);
  addAny("level", "level", levels);
  addAny("kind", "kind", kinds);
  addAny(null, "agency_id", agencyIds);
  addAny(null, "report_id", reportIds);
  if (regionCodes !== undefined) add("province", regionCondition(parameters, regionCodes));
  if (synthetic !== undefined) add(null, `d.synthetic = ${parameters.add(synthetic)}`);
  return conditions;
}

/** A code ends in zeros where it means all that is in it, so that codes in a region are a range. */
function regionCondition(parameters: Parameters, codes: readonly string[]): string {
  const ranges = [...new Set(codes)].flatMap((code) => {
    if (!/^[0-9]{6}$/.test(code)) return [];
    const stem = code.replace(/(?:00){1,2}$/, "");
    const low = parameters.add(stem);
    return [`(d.region_code >= ${low}::text and d.region_code < ${low}::text || ':')`];
  });
  return ranges.length === 0 ? "false" : `(${ranges.join(" or ")})`;
}

/** No document has a year that is no 32-bit integer, and PostgreSQL would refuse to compare with one. */
function isStorable(year: number): boolean {
  return Number.isInteger(year) && Math.abs(year) < 2 ** 31;
}

/** What facets count: expressions over a row `d` of `search.documents`, null where there is nothing to count. */
export const FACET_VALUES: Readonly<Record<FacetName, string>> = {
  year: "d.year",
  section: "d.section",
  level: "d.level",
  kind: "d.kind",
  province: "left(d.region_code, 2)",
};
