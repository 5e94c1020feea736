import type { AgencyDescription } from "./agency-description.ts";
import { describeParsed } from "./describe-parsed.ts";
import { readName } from "./place-name.ts";
import { namesPlace, readPlace } from "./region-evidence.ts";

/** What is known of a name beside it. */
export interface DescribeOptions {
  /** A place that stands beside the name, such as 珠海市. */
  readonly place?: string | null;
  /** Further places or bodies that say where the agency is, strongest first. */
  readonly hints?: readonly string[];
  /** The year in which the name was printed; names of regions change. */
  readonly year?: number | null;
}

/**
 * Describes the body that a name names. Any text gives an answer; what it does not say is null. Where several places
 * bear the name and nothing tells which is meant, the region is null: see `resolveAgency` for the candidates.
 *
 * @param name in Simplified script
 */
export function describeAgency(name: string, options: DescribeOptions = {}): AgencyDescription {
  const { place = null, hints = [], year = null } = options;
  const evidence = [
    ...(place === null ? [] : [readPlace("place", place, year)]),
    ...hints.map((hint) => readPlace("hint", hint, year)),
  ].filter(namesPlace);
  const { parsed, isCertain, places } = readName(name, evidence, year);
  const found = isCertain ? places[0]?.placement : undefined;
  return describeParsed(parsed, found ?? { region: null, unknownPlaces: [] });
}
