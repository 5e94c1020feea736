import type { SearchFilter } from "../engine.ts";
import { isWithin } from "./gazetteer.ts";

/**
 * What the filters of several recognitions let through together: of one thing what any of them names, of different
 * things what all of them name. Of regions that lie in one another the innermost counts: 江苏 宿迁 is 宿迁.
 */
export function uniteFilters(filters: readonly SearchFilter[], thisYear: number): SearchFilter {
  const sections = unique(filters.flatMap((filter) => filter.sections ?? []));
  const agencyIds = unique(filters.flatMap((filter) => filter.agencyIds ?? []));
  const regionCodes = unique(filters.flatMap((filter) => filter.regionCodes ?? []));
  const innermost = regionCodes.filter(
    (code) => !regionCodes.some((inner) => inner !== code && isWithin(inner, code)),
  );
  return {
    ...uniteYears(filters, thisYear),
    ...(sections.length === 0 ? {} : { sections }),
    ...(agencyIds.length === 0 ? {} : { agencyIds }),
    ...(innermost.length === 0 ? {} : { regionCodes: innermost }),
  };
}

function uniteYears(filters: readonly SearchFilter[], thisYear: number): SearchFilter {
  const years = filters.flatMap((filter) => filter.years ?? []);
  const ranges = filters.flatMap(({ yearRange }) => (yearRange === undefined ? [] : [yearRange]));
  const [range] = ranges;
  if (range !== undefined && ranges.length === 1 && years.length === 0) return { yearRange: range };
  const listed = ranges.flatMap(({ from, to }) => yearsBetween(from ?? thisYear, to ?? thisYear));
  const all = [...unique([...years, ...listed])].sort((one, other) => one - other);
  return all.length === 0 ? {} : { years: all };
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}

function yearsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
