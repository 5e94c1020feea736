import type { SearchFilter } from "../engine.ts";
import { isWithin } from "../interpret/gazetteer.ts";

/** The filter that lets through what both filters let through. */
export function intersectFilters(one: SearchFilter, other: SearchFilter): SearchFilter {
  const years = common(one.years, other.years);
  const yearRange = overlap(one.yearRange, other.yearRange);
  const sections = common(one.sections, other.sections);
  const agencyIds = common(one.agencyIds, other.agencyIds);
  const regionCodes = commonRegions(one.regionCodes, other.regionCodes);
  const levels = common(one.levels, other.levels);
  const kinds = common(one.kinds, other.kinds);
  const reportIds = common(one.reportIds, other.reportIds);
  const synthetic = one.synthetic ?? other.synthetic;
  const isImpossible = other.synthetic !== undefined && synthetic !== other.synthetic;
  return {
    ...(years === undefined ? {} : { years }),
    ...(yearRange === undefined ? {} : { yearRange }),
    ...(sections === undefined ? {} : { sections }),
    ...(agencyIds === undefined ? {} : { agencyIds }),
    ...(regionCodes === undefined ? {} : { regionCodes }),
    ...(levels === undefined ? {} : { levels }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(isImpossible ? { reportIds: [] } : reportIds === undefined ? {} : { reportIds }),
    ...(synthetic === undefined ? {} : { synthetic }),
  };
}

function common<Value>(
  one: readonly Value[] | undefined,
  other: readonly Value[] | undefined,
): readonly Value[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((value) => other.includes(value));
}

/** Of regions that lie in one another the inner one counts. */
function commonRegions(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const inner = (codes: readonly string[], outer: readonly string[]) =>
    codes.filter((code) => outer.some((around) => isWithin(code, around)));
  return [...new Set([...inner(one, other), ...inner(other, one)])];
}

function overlap(
  one: SearchFilter["yearRange"],
  other: SearchFilter["yearRange"],
): SearchFilter["yearRange"] {
  if (one === undefined || other === undefined) return one ?? other;
  return { from: outermost(Math.max, one.from, other.from), to: outermost(Math.min, one.to, other.to) };
}

function outermost(
  choose: (...years: readonly number[]) => number,
  ...years: readonly (number | null)[]
): number | null {
  const known = years.filter((year) => year !== null);
  return known.length === 0 ? null : choose(...known);
}
