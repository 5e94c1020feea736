import type { Region } from "./region.ts";

/**
 * Regions among namesakes that existed at the end of a year, when its report was written; today's where the year is not
 * known or none did.
 */
export function contemporaries(regions: readonly Region[], year: number | null): readonly Region[] {
  if (regions.length < 2) return regions;
  const existed = regions.filter(
    ({ since, until }) =>
      year !== null && (since === null || since <= year) && (until === null || until > year),
  );
  if (existed.length > 0) return existed;
  const current = regions.filter(({ until }) => until === null);
  return current.length > 0 ? current : regions;
}
