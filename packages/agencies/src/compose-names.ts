import type { AgencyKind } from "@gongkai/schema";
import { isVagueBefore } from "./believable.ts";
import type { ParsedName } from "./names/parse-name.ts";
import type { Placement } from "./placement.ts";
import { governmentOf, officialPlace, placeOfZone } from "./regions/official-names.ts";
import type { Region } from "./regions/region.ts";

/** Kinds of national bodies whose offices name their place without its kind: 国家统计局珠海调查队. */
const CALLS_PLACES_SHORT: ReadonlySet<string> = new Set<AgencyKind>([
  "statistics",
  "financialRegulation",
  "mineSafety",
  "energy",
  "finance",
]);

const ZONE_SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/高新区$/, "高新技术产业开发区"],
  [/经开区$/, "经济技术开发区"],
];

/** The name of a zone with its short form written out: 高新区 → 高新技术产业开发区. */
export function fullZone(zone: string): string {
  for (const [pattern, full] of ZONE_SHORT_FORMS) if (pattern.test(zone)) return zone.replace(pattern, full);
  return zone;
}

/** The place as the full name begins with it. */
function placeText(parsed: ParsedName, { region, unknownPlaces }: Placement): string {
  const unknown = unknownPlaces.join("");
  if (region === null) return unknown === "" ? parsed.printedPlace : unknown;
  if (unknown !== "") return `${officialPlace(region)}${unknown}`;
  if (parsed.zone !== null && isVagueBefore(parsed.zone, region)) return officialPlace(region);
  const isShort = parsed.zone !== null || CALLS_PLACES_SHORT.has(parsed.national?.kind ?? "");
  return isShort ? placeOfZone(region) : officialPlace(region);
}

function governmentName(region: Region | null, unknownPlaces: readonly string[]): string | null {
  if (unknownPlaces.length > 0) {
    return `${region === null ? "" : officialPlace(region)}${unknownPlaces.join("")}人民政府`;
  }
  return region === null ? null : governmentOf(region);
}

/** The government of the next larger place. */
function governmentAbove({ region, unknownPlaces }: Placement): string | null {
  if (unknownPlaces.length > 0) return governmentName(region, unknownPlaces.slice(0, -1));
  return region?.parent == null ? null : governmentOf(region.parent);
}

/** The full name of a body in its two parts. */
export interface Names {
  /** The full name of the department, without a part of it. */
  readonly main: string;
  readonly department: string;
}

/** Writes out the full name of a department. */
export function composeNames(parsed: ParsedName, placement: Placement): Names {
  const { body, zone, township, national, isParty } = parsed;
  const place = placeText(parsed, placement);
  const isGovernment = body.kind === "government" && body.department === "";
  if (isGovernment) {
    const main = governmentName(placement.region, placement.unknownPlaces) ?? parsed.text;
    return { main, department: main.slice(place.length) };
  }
  const { department } = body;
  if (national !== null) return { main: `${national.name}${place}${department}`, department };
  if (department === "税务局" && zone === null && township === null && place !== "") {
    // Since 2018 the tax offices of all places are the national body's.
    return { main: `国家税务总局${place}税务局`, department };
  }
  const generic = parsed.genericPlace !== null && place === "" ? parsed.genericPlace : "";
  const party = parsed.association?.name ?? (isParty && department.startsWith("委") ? "中共" : "");
  const inner = `${zone === null ? "" : fullZone(zone)}${township ?? ""}`;
  return { main: `${party}${place}${inner}${generic}${department}`, department };
}

/** The office of a national body in the next larger place, where such offices are called alike everywhere. */
function nationalParent({ national, body }: ParsedName, { region }: Placement): string | null {
  if (region === null) return null;
  const owner = national?.name ?? "国家税务总局";
  const above = region.parent;
  if (above === null) return owner;
  if (body.department === "税务局") return `${owner}${officialPlace(above)}税务局`;
  if (body.department !== "调查队") return null;
  return `${owner}${placeOfZone(above)}${above.level === "provincial" ? "调查总队" : "调查队"}`;
}

/** The full name of the body above. */
export function parentOf(parsed: ParsedName, placement: Placement, { main }: Names): string | null {
  const { body, zone, township, national } = parsed;
  const place = placeText(parsed, placement);
  if (body.subunit !== "") return main;
  if (township !== null) {
    const isOwn = body.kind === "townshipGovernment" || body.kind === "streetOffice";
    if (isOwn) return governmentName(placement.region, placement.unknownPlaces);
    return `${place}${township}${township.endsWith("街道") ? "办事处" : "人民政府"}`;
  }
  if (zone !== null && body.kind !== "zoneCommittee") return `${place}${fullZone(zone)}管理委员会`;
  if (national !== null || body.department === "税务局") return nationalParent(parsed, placement);
  if (parsed.isParty || parsed.association !== null) return null;
  if (body.kind === "government") return governmentAbove(placement);
  return governmentName(placement.region, placement.unknownPlaces);
}
