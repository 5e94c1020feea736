import type { AgencyLevel } from "@gongkai/schema";
import type { ParsedName } from "./names/parse-name.ts";
import type { Placement } from "./placement.ts";
import type { Region } from "./regions/region.ts";

const LEVEL_OF_GENERIC: Readonly<Record<string, AgencyLevel>> = {
  自治区: "provincial",
  省: "provincial",
  自治州: "prefectural",
  州: "prefectural",
  盟: "prefectural",
  地区: "prefectural",
  自治县: "county",
  自治旗: "county",
  县: "county",
  区: "county",
  旗: "county",
  新区: "county",
  特区: "county",
  林区: "county",
  街道: "township",
  镇: "township",
  乡: "township",
  苏木: "township",
};

const LEVEL_BELOW: Readonly<Record<AgencyLevel, AgencyLevel>> = {
  national: "provincial",
  provincial: "prefectural",
  prefectural: "county",
  county: "township",
  township: "township",
};

const TOWNSHIP_GENERIC = /^(?:街道|镇|乡|苏木)$/;

const LOWER_BRANCH = /(?:分局|所|分中心|管理站)$/;

const ENDING_LEVELS: readonly (readonly [RegExp, AgencyLevel])[] = [
  [/厅$/, "provincial"],
  [/总队$/, "provincial"],
];

function levelOfPlace(placement: Placement): AgencyLevel | null {
  const unknown = placement.unknownPlaces.at(-1);
  if (unknown !== undefined) {
    if (unknown.endsWith("市")) return "prefectural";
    const generic = Object.keys(LEVEL_OF_GENERIC).find((kind) => unknown.endsWith(kind));
    return generic === undefined ? null : (LEVEL_OF_GENERIC[generic] ?? null);
  }
  return placement.region?.level ?? null;
}

/** The level of the regions that a name can mean, if they have one in common. */
function commonLevel(regions: readonly Region[]): AgencyLevel | null {
  const levels = new Set(regions.map(({ level }) => level));
  const [level = null] = levels;
  return levels.size === 1 ? level : null;
}

/** The level of a body; null where only an unknown place could tell. */
export function levelOf(parsed: ParsedName, placement: Placement): AgencyLevel | null {
  const { body, township, zone, genericPlace, isNational } = parsed;
  const place = levelOfPlace(placement) ?? commonLevel(parsed.regions);
  if (township !== null || (genericPlace !== null && TOWNSHIP_GENERIC.test(genericPlace))) return "township";
  if (place === null && isNational) return "national";
  const own = place ?? (genericPlace === null ? null : (LEVEL_OF_GENERIC[genericPlace] ?? null));
  if (own === null) {
    const ending = ENDING_LEVELS.find(([pattern]) => pattern.test(body.department));
    return zone === null ? (ending?.[1] ?? null) : null;
  }
  if (zone !== null) return LEVEL_BELOW[own];
  return LOWER_BRANCH.test(body.subunit) ? LEVEL_BELOW[own] : own;
}
