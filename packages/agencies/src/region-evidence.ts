import type { AgencyEvidenceKind } from "@gongkai/schema";
import { isNamedLike } from "./believable.ts";
import { parseName } from "./names/parse-name.ts";
import { contemporaries } from "./regions/contemporaries.ts";
import type { Region } from "./regions/region.ts";
import { regionTable } from "./regions/region-table.ts";
import { regionOfAddress, regionOfSiteCode } from "./site.ts";

/** Where a page says in which place its agency is. */
export type PlaceEvidenceKind = AgencyEvidenceKind | "place" | "siteCode" | "host" | "siteName" | "hint";

/** Something that says in which place an agency is. */
export interface PlaceEvidence {
  readonly kind: PlaceEvidenceKind;
  /** The words, code or address that say it. */
  readonly text: string;
  /** The names of the place, largest first; empty where the words name no certain one. */
  readonly path: readonly string[];
}

/** Evidence with the regions that it can mean. */
export interface ReadEvidence {
  readonly kind: PlaceEvidenceKind;
  readonly text: string;
  readonly regions: readonly Region[];
  /** The place as the words begin with it; empty where they are no name. */
  readonly printedPlace: string;
  /** Names of places in no table. */
  readonly unknownPlaces: readonly string[];
  /** A place that is a zone, as printed: 苏州工业园区. */
  readonly zonePlace: string | null;
}

/** Reads which place a text names at its beginning: 珠海市, 珠海市人民政府, 广东省珠海市香洲区. */
export function readPlace(kind: PlaceEvidenceKind, text: string, year: number | null): ReadEvidence {
  const parsed = parseName(text);
  const { printedPlace, unknownPlaces, isShortPlace, zone, township } = parsed;
  const isBeside = kind === "place" || kind === "hint";
  // A bureau beside a zone is the zone's, not the city's.
  const zonePlace = isBeside && zone !== null ? `${printedPlace}${zone}${township ?? ""}` : null;
  // 滨江新区 may lie in any city, and says nothing of 滨江区.
  const regions = parsed.regions.filter((region) => !isNamedLike(parsed, region));
  if (regions.length === 0 && unknownPlaces.length === 0) {
    const short = regionTable()
      .matchesAt(text, 0)
      .filter(({ length }) => length === text.length)
      .flatMap((match) => match.regions);
    const named = contemporaries(short, year);
    return { kind, text, regions: named, printedPlace: text, unknownPlaces: [], zonePlace };
  }
  // A bureau beside 某某镇 is the town's, not the county's.
  const inner = [isShortPlace ? null : zone, township].filter((name) => name !== null);
  return {
    kind,
    text,
    regions: contemporaries(regions, year),
    printedPlace,
    unknownPlaces: [...unknownPlaces, ...(isBeside ? inner : [])],
    zonePlace,
  };
}

function fromRegion(kind: PlaceEvidenceKind, text: string, region: Region | null): readonly ReadEvidence[] {
  return region === null
    ? []
    : [{ kind, text, regions: [region], printedPlace: "", unknownPlaces: [], zonePlace: null }];
}

/** What evidence of places can be read from. */
export interface PlaceSources {
  readonly place: string | null;
  readonly names: readonly { readonly kind: PlaceEvidenceKind; readonly name: string }[];
  readonly url: string | null;
  readonly siteName: string | null;
  readonly siteCode: string | null;
  readonly year: number | null;
}

/** Whether evidence names a place at all. */
export function namesPlace({ regions, unknownPlaces, zonePlace }: ReadEvidence): boolean {
  return regions.length > 0 || unknownPlaces.length > 0 || zonePlace !== null;
}

/** Reads every piece of evidence of a place, strongest first; those that name none are left out. */
export function readEvidence(sources: PlaceSources): readonly ReadEvidence[] {
  const { place, names, url, siteName, siteCode, year } = sources;
  const read = [
    ...(place === null ? [] : [readPlace("place", place, year)]),
    ...names.map(({ kind, name }) => readPlace(kind, name, year)),
    ...(siteCode === null ? [] : fromRegion("siteCode", siteCode, regionOfSiteCode(siteCode))),
    ...(siteName === null ? [] : [readPlace("siteName", siteName, year)]),
    ...(url === null ? [] : fromRegion("host", url, regionOfAddress(url))),
  ];
  return read.filter(namesPlace);
}
