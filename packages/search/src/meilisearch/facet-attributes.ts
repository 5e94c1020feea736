import type { FacetName, SearchFilter } from "../engine.ts";

/** More values than any facet has: there are 34 provinces, some 120 kinds, and fewer years, sections and levels. */
export const MAXIMUM_FACET_VALUES = 300;

/** The parts of a filter that a facet leaves aside when it counts. */
const OWN_FILTERS: Readonly<Record<FacetName, readonly (keyof SearchFilter)[]>> = {
  year: ["years", "yearRange"],
  section: ["sections"],
  level: ["levels"],
  kind: ["kinds"],
  province: ["regionCodes"],
};

/** The filter without the parts that narrow down what the facet counts; null where there are none. */
export function filterWithoutOwn(facet: FacetName, filter: SearchFilter): SearchFilter | null {
  const own = OWN_FILTERS[facet];
  if (own.every((part) => filter[part] === undefined)) return null;
  return Object.fromEntries(Object.entries(filter).filter(([part]) => !own.some((each) => each === part)));
}
