import { isWithin, type Region } from "../regions/region.ts";
import { regionTable } from "../regions/region-table.ts";
import { departmentAt } from "./department-index.ts";
import { townshipAt, unknownRegionAt, zoneAt } from "./places-in-name.ts";

const MOST_PLACES = 12;

/**
 * The regions that a short name means first: 河北 the province before a district called so, 南昌 the city before the
 * county in it. 吉林 stays both the province and the city.
 */
function meantByShortName(regions: readonly Region[]): readonly Region[] {
  const provinces = regions.filter(({ level }) => level === "provincial");
  if (provinces.length > 0 && regions.every(({ level }) => level !== "prefectural")) return provinces;
  const isInside = (region: Region) =>
    regions.some((outer) => outer !== region && outer.level === "prefectural" && isWithin(region, outer));
  return regions.filter((region) => !isInside(region));
}

/** Reads places from the beginning of a name. */
export class PlaceReader {
  regions: readonly Region[] = [];
  unknown: string[] = [];
  isShort = false;
  at = 0;
  readonly #text: string;
  readonly #isBody: (rest: string) => boolean;

  constructor(text: string, isBody: (rest: string) => boolean) {
    this.#text = text;
    this.#isBody = isBody;
  }

  /** Takes places until no further one stands there. */
  readAll(): void {
    for (let count = 0; count < MOST_PLACES && this.#readOne(); count += 1);
  }

  #readOne(): boolean {
    if (this.at >= this.#text.length) return false;
    const matches = regionTable().matchesAt(this.#text, this.at);
    if (matches.some((match) => match.isFull && this.#takeFull(match.regions, match.length))) return true;
    const rest = this.#text.slice(this.at);
    if (departmentAt(rest) !== null) return false;
    if (matches.some((match) => !match.isFull && this.#takeShort(match.regions, match.length))) return true;
    return this.#takeUnknown(rest);
  }

  /** What the places so far and a further one mean together; empty where they are not one in the other. */
  #narrow(named: readonly Region[]): readonly Region[] {
    if (this.regions.length === 0) return named;
    const inner = named.filter((region) => this.regions.some((outer) => isWithin(region, outer)));
    // A place printed again after itself or after a place in it says nothing new.
    return inner.length > 0
      ? inner
      : this.regions.filter((region) => named.some((outer) => isWithin(region, outer)));
  }

  #takeFull(named: readonly Region[], length: number): boolean {
    if (this.unknown.length > 0) return false;
    if (/^[镇乡](?:人民政府|政府|党|$)/.test(this.#text.slice(this.at + length))) return false;
    const regions = this.#narrow(named);
    if (regions.length === 0) return false;
    this.regions = regions;
    this.isShort = false;
    this.at += length;
    return true;
  }

  #takeShort(named: readonly Region[], length: number): boolean {
    if (this.unknown.length > 0) return false;
    const rest = this.#text.slice(this.at + length);
    const isClear =
      /[旗州县]$/.test(this.#text.slice(this.at, this.at + length)) && townshipAt(rest) !== null;
    const inner = this.#narrow(named);
    if (inner.length === 0 || rest === "") return false;
    const holdsRegion = regionTable()
      .matchesAt(rest, 0)
      .some(
        (match) =>
          match.isFull && match.regions.some((region) => inner.some((outer) => isWithin(region, outer))),
      );
    if (!holdsRegion && !isClear && !this.#isBody(rest) && zoneAt(rest) === null) return false;
    this.regions = meantByShortName(inner);
    this.isShort = true;
    this.at += length;
    return true;
  }

  #takeUnknown(rest: string): boolean {
    if (zoneAt(rest) !== null) return false;
    const name = unknownRegionAt(rest);
    if (name === null) return false;
    const township = townshipAt(rest);
    if (township !== null && township.length < name.length) return false;
    this.unknown.push(name);
    this.isShort = false;
    this.at += name.length;
    return true;
  }
}
