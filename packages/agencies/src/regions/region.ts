/** A province, prefecture or county, past or present. */
export interface Region {
  /** The six digits of GB/T 2260. A code of a past region may since have been given to another. */
  readonly code: string;
  /** The official name, such as 赛罕区. */
  readonly name: string;
  /** What people call it, such as 赛罕; empty where nothing would be left, as of 郊区. */
  readonly shortNames: readonly string[];
  readonly level: "provincial" | "prefectural" | "county";
  /** Null for provinces. */
  readonly parent: Region | null;
  /** The first year in which the region is known to have existed under this name; null if before the oldest table. */
  readonly since: number | null;
  /** The year in which it was abolished or renamed; null while it exists. */
  readonly until: number | null;
  /** The regions that took its place; empty while it exists. */
  readonly successors: readonly Region[];
}

/** The names of a region from its province down to itself. */
export function regionPath(region: Region): readonly string[] {
  return region.parent === null ? [region.name] : [...regionPath(region.parent), region.name];
}

/** Whether a region lies in another or is that region itself. */
export function isWithin(region: Region, outer: Region): boolean {
  for (let one: Region | null = region; one !== null; one = one.parent) if (one === outer) return true;
  return false;
}
