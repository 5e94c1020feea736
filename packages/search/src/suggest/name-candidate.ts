import { AGENCY_LEVELS } from "@gongkai/schema";
import type { AgencySuggestion } from "../search.ts";

/** A name of an agency that fits what was typed. */
export interface NameCandidate {
  readonly agencyId: string;
  readonly name: string;
  readonly fullName: string;
  /** The place of the agency's level among all, the highest first. */
  readonly level: number;
  readonly by: AgencySuggestion["by"];
  /** One of {@link FITS}. */
  readonly fit: number;
}

/** How a name fits, best first. */
export const FITS = {
  exactName: 0,
  exactBody: 1,
  prefixOfName: 2,
  prefixOfBody: 3,
  placeAndBody: 4,
  abbreviation: 5,
};

/** An agency has several names and keys, so that many rows are read to tell so many agencies. */
export const ROWS_PER_AGENCY = 4;

/** The place of the level among all, the highest first. */
const LEVEL = `coalesce(array_position(array[${Object.keys(AGENCY_LEVELS)
  .map((level) => `'${level}'`)
  .join()}], level), ${Object.keys(AGENCY_LEVELS).length + 1})`;

/** What is read of a row of `search.names` or `search.name_keys`. */
export const CANDIDATE_COLUMNS = `agency_id as "agencyId", name, full_name as "fullName", ${LEVEL} as level`;

/** What stands behind every text that begins with this one, in the order of code points. */
export function behind(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** Better fits first, then shorter names, higher levels, and the order of code points. */
export function compareCandidates(one: NameCandidate, other: NameCandidate): number {
  const [name, otherName] = [`${one.name}\n${one.agencyId}`, `${other.name}\n${other.agencyId}`];
  return (
    one.fit - other.fit ||
    Array.from(one.name).length - Array.from(other.name).length ||
    one.level - other.level ||
    (name < otherName ? -1 : 1)
  );
}
