import { isBelievable, isOneBeside } from "./believable.ts";
import { type ParsedName, parseName } from "./names/parse-name.ts";
import type { Placement } from "./placement.ts";
import { isOwnName } from "./proper-names.ts";
import type { ReadEvidence } from "./region-evidence.ts";
import { contemporaries } from "./regions/contemporaries.ts";
import { isWithin, type Region } from "./regions/region.ts";
import { regionTable } from "./regions/region-table.ts";

/** A place that a name can be read with, and the evidence for it. */
interface PossiblePlace {
  readonly placement: Placement;
  readonly evidence: readonly ReadEvidence[];
}

/** The places of a name; `isCertain` where it is the first of them. */
export interface PlaceReading {
  readonly isCertain: boolean;
  readonly places: readonly PossiblePlace[];
}

const NOWHERE: Placement = { region: null, unknownPlaces: [] };
const MOST_CANDIDATES = 20;

const isRelated = (one: Region, other: Region) => isWithin(one, other) || isWithin(other, one);
const at = (region: Region): Placement => ({ region, unknownPlaces: [] });

function supports(evidence: ReadEvidence, region: Region): boolean {
  return evidence.regions.some((one) => isRelated(one, region));
}

function possible(
  regions: readonly Region[],
  evidence: readonly ReadEvidence[],
  unknownPlaces: readonly string[] = [],
): readonly PossiblePlace[] {
  return [...new Set(regions)]
    .map((region) => ({
      placement: { region, unknownPlaces },
      evidence: evidence.filter((one) => supports(one, region)),
    }))
    .toSorted((one, other) => other.evidence.length - one.evidence.length)
    .slice(0, MOST_CANDIDATES);
}

/** Tells regions of one name apart by the places that the evidence names; evidence for two of them leaves both. */
function chooseAmong(
  regions: readonly Region[],
  evidence: readonly ReadEvidence[],
  unknownPlaces: readonly string[] = [],
): PlaceReading {
  let left = regions;
  for (const one of evidence) {
    const supported = regions.filter((region) => supports(one, region));
    if (supported.length === 0) continue;
    const both = left.filter((region) => supported.includes(region));
    if (both.length === 0) return { isCertain: false, places: possible(regions, evidence, unknownPlaces) };
    left = both;
  }
  return { isCertain: left.length === 1, places: possible(left, evidence, unknownPlaces) };
}

const NAME_ENDS: Readonly<Record<string, RegExp>> = {
  州: /州$/,
  区: /区$/,
  新区: /新区$/,
};

/** Whether a generic word such as 市 can mean a region. */
function isOfKind(region: Region, generic: string): boolean {
  if (generic === "区" && region.level !== "county") return false;
  if (generic === "州" && region.level !== "prefectural") return false;
  if (generic === "县" && region.name.endsWith("自治县")) return true;
  return (NAME_ENDS[generic] ?? new RegExp(`${generic}$`)).test(region.name);
}

/** The region itself or the nearest one around it that a generic word can mean. */
function nearestOfKind(region: Region, generic: string): Region | null {
  for (let one: Region | null = region; one !== null; one = one.parent) {
    if (isOfKind(one, generic)) return one;
  }
  return null;
}

/** Finds the region that 市, 县 or 省 alone stands for. */
function placeGeneric(generic: string, evidence: readonly ReadEvidence[]): PlaceReading {
  const meant = new Set<Region>();
  for (const { regions } of evidence) {
    for (const region of regions) {
      const nearest = nearestOfKind(region, generic);
      if (nearest !== null) meant.add(nearest);
    }
  }
  if (meant.size > 0) return { isCertain: meant.size === 1, places: possible([...meant], evidence) };
  const unknown = evidence.find(({ unknownPlaces }) => unknownPlaces.at(-1)?.endsWith(generic));
  if (unknown !== undefined) {
    const { regions, unknownPlaces } = unknown;
    const region = regions.length === 1 ? (regions[0] ?? null) : null;
    return { isCertain: true, places: [{ placement: { region, unknownPlaces }, evidence: [unknown] }] };
  }
  const below = evidence.flatMap(({ regions }) => regions.flatMap((region) => regionTable().within(region)));
  return {
    isCertain: false,
    places: possible(
      below.filter((region) => isOfKind(region, generic)),
      evidence,
    ),
  };
}

/** A place from the page itself, in front of a name that has none. */
function placeBare(evidence: readonly ReadEvidence[], township: string | null = null): PlaceReading {
  const [first] = evidence;
  if (first?.kind === "place" || first?.kind === "hint") {
    const [region, ...others] = first.regions;
    const unknownPlaces = first.unknownPlaces.filter((name) => name !== township);
    if (unknownPlaces.length > 0) {
      const placement = { region: others.length === 0 ? (region ?? null) : null, unknownPlaces };
      return { isCertain: true, places: [{ placement, evidence: [first] }] };
    }
    if (region !== undefined && others.length === 0) {
      return { isCertain: true, places: [{ placement: at(region), evidence: [first] }] };
    }
    return chooseAmong(first.regions, evidence.slice(1));
  }
  return {
    isCertain: false,
    places: possible(
      evidence.flatMap(({ regions }) => regions),
      evidence,
    ),
  };
}

function placeUnknown(unknownPlaces: readonly string[], evidence: readonly ReadEvidence[]): PlaceReading {
  const outer = evidence.find(({ kind }) => kind === "place" || kind === "hint");
  const isNew = outer !== undefined && !outer.unknownPlaces.includes(unknownPlaces[0] ?? "");
  const region = isNew && outer.regions.length === 1 ? (outer.regions[0] ?? null) : null;
  const before = isNew ? outer.unknownPlaces : [];
  return {
    isCertain: true,
    places: [
      {
        placement: { region, unknownPlaces: [...before, ...unknownPlaces] },
        evidence: isNew ? [outer] : [],
      },
    ],
  };
}

const TOWNSHIP_GENERIC = /^(?:街道|镇|乡|苏木)$/;

/** Finds the place of a parsed name. */
function placeName(parsed: ParsedName, evidence: readonly ReadEvidence[], year: number | null): PlaceReading {
  const { genericPlace, unknownPlaces } = parsed;
  if (parsed.regions.length > 0) {
    const reading = chooseAmong(contemporaries(parsed.regions, year), evidence, unknownPlaces);
    const [first] = reading.places;
    if (first === undefined || isBelievable(parsed, first.placement, evidence)) return reading;
    return { ...reading, isCertain: false };
  }
  if (unknownPlaces.length > 0) return placeUnknown(unknownPlaces, evidence);
  if (genericPlace !== null && !TOWNSHIP_GENERIC.test(genericPlace)) {
    return placeGeneric(genericPlace, evidence);
  }
  // No evidence names a township, so that 镇人民政府 could only be put under the county itself.
  if (genericPlace !== null) return { isCertain: false, places: [] };
  if (parsed.isNational) return { isCertain: true, places: [{ placement: NOWHERE, evidence: [] }] };
  const reading = placeBare(evidence, parsed.township);
  const [first] = reading.places;
  if (first === undefined || isOneBeside(parsed, first.placement)) return reading;
  return { ...reading, isCertain: false };
}

/** Takes a name apart and finds its place. */
export function readName(
  name: string,
  evidence: readonly ReadEvidence[],
  year: number | null,
): PlaceReading & { readonly parsed: ParsedName } {
  const parsed = parseName(name);
  const zonePlace = evidence[0]?.zonePlace ?? null;
  const isBare = parsed.printedPlace === "" && parsed.genericPlace === null && parsed.zone === null;
  if (zonePlace === null || !isBare || parsed.isNational || parsed.text === "" || isOwnName(parsed)) {
    return { parsed, ...placeName(parsed, evidence, year) };
  }
  const inZone = parseName(`${zonePlace}${parsed.text}`);
  return { parsed: inZone, ...placeName(inZone, evidence.slice(1), year) };
}
