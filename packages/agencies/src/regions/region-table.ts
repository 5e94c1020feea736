import { buildRegions } from "./build-regions.ts";
import type { Region } from "./region.ts";

/** A name at the beginning of a text, and the regions that bear it. */
interface RegionNameMatch {
  readonly length: number;
  /** Whether the name is the official one, with its kind of region. */
  readonly isFull: boolean;
  readonly regions: readonly Region[];
}

/** All regions, found by name and code. */
export interface RegionTable {
  readonly regions: readonly Region[];
  /** Regions by official name, and those that are called so besides them. */
  named(name: string): readonly Region[];
  /** The region that has a code today, or had it last. */
  coded(code: string): Region | null;
  /** The names of regions at the beginning of a text from `at`, longest first. */
  matchesAt(text: string, at: number): readonly RegionNameMatch[];
  /** The regions directly within a region that exist today. */
  within(region: Region): readonly Region[];
}

function pushTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function createRegionTable(): RegionTable {
  const regions = buildRegions();
  const byName = new Map<string, Region[]>();
  const byShortName = new Map<string, Region[]>();
  const byCode = new Map<string, Region>();
  const byParent = new Map<Region, Region[]>();
  const lengthsByStart = new Map<string, number[]>();
  const noteLength = (name: string) => {
    const start = name.slice(0, 2);
    const lengths = lengthsByStart.get(start);
    if (lengths === undefined) lengthsByStart.set(start, [name.length]);
    else if (!lengths.includes(name.length)) lengths.push(name.length);
  };
  for (const region of regions) {
    pushTo(byName, region.name, region);
    noteLength(region.name);
    for (const name of region.shortNames) {
      pushTo(byShortName, name, region);
      noteLength(name);
    }
    const coded = byCode.get(region.code);
    if (coded === undefined || coded.until !== null) byCode.set(region.code, region);
    if (region.parent !== null && region.until === null) pushTo(byParent, region.parent, region);
  }
  // 东乡县 was a county itself and is what another, 东乡族自治县, is called.
  for (const [name, called] of byShortName) {
    const bearers = byName.get(name) ?? [];
    const isLater = (region: Region) => bearers.some(({ successors }) => successors.includes(region));
    if (bearers.length > 0) bearers.push(...called.filter((region) => !isLater(region)));
  }
  for (const lengths of lengthsByStart.values()) lengths.sort((one, other) => other - one);
  return {
    regions,
    named: (name) => byName.get(name) ?? [],
    coded: (code) => byCode.get(code) ?? null,
    matchesAt: (text, at) => {
      const lengths = lengthsByStart.get(text.slice(at, at + 2));
      if (lengths === undefined) return [];
      const matches: RegionNameMatch[] = [];
      for (const length of lengths) {
        if (at + length > text.length) continue;
        const name = text.slice(at, at + length);
        const full = byName.get(name);
        if (full !== undefined) matches.push({ length, isFull: true, regions: full });
        const short = byShortName.get(name);
        if (short !== undefined) matches.push({ length, isFull: false, regions: short });
      }
      return matches;
    },
    within: (region) => byParent.get(region) ?? [],
  };
}

let table: RegionTable | undefined;

/** The table of regions; built when it is first asked for. */
export function regionTable(): RegionTable {
  table ??= createRegionTable();
  return table;
}
