import type { Region } from "./region.ts";
import { regionTable } from "./region-table.ts";

/** A region under the code it has last had, where only the code changed: 辛集市 130181 → 139002. */
export function sameUnderLastCode(region: Region): Region {
  const [next, ...others] = region.successors;
  const isSame =
    next !== undefined && others.length === 0 && next.name === region.name && next.level === region.level;
  return isSame ? sameUnderLastCode(next) : region;
}

const unique = new Map<string, boolean>();

function hasUniqueName({ name }: Region): boolean {
  const known = unique.get(name);
  if (known !== undefined) return known;
  const isUnique = new Set(regionTable().named(name).map(sameUnderLastCode)).size === 1;
  unique.set(name, isUnique);
  return isUnique;
}

/**
 * What the full names of a region's bodies begin with. Districts follow their city, as they do officially; of other
 * counties only those follow their prefecture that share their name with another.
 *
 *     呼和浩特市赛罕区 · 阿尔山市 · 北京市朝阳区
 */
export function officialPlace(region: Region): string {
  const { parent, name } = region;
  if (parent === null || region.level !== "county") return name;
  const isDistrict = name.endsWith("区") && /市$/.test(parent.name);
  return isDistrict || !hasUniqueName(region) ? `${parent.name}${name}` : name;
}

/** What the names of a region's zones begin with: 合肥 of 合肥高新技术产业开发区, unless others are called so. */
export function placeOfZone(region: Region): string {
  const [short] = region.shortNames;
  if (short === undefined) return officialPlace(region);
  const isOnly = regionTable()
    .matchesAt(short, 0)
    .every(
      (match) =>
        match.length < short.length ||
        match.regions.every((other) => other === region || other.successors.length > 0),
    );
  return isOnly ? short : officialPlace(region);
}

/** The full name of the government of a region. */
export function governmentOf(region: Region): string {
  if (region.name.endsWith("行政委员会")) return officialPlace(region);
  return `${officialPlace(region)}${/(?:盟|地区)$/.test(region.name) ? "行政公署" : "人民政府"}`;
}
