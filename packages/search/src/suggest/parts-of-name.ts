/** Ends of the names of places, as far as the names of agencies hold them. */
const KINDS_OF_PLACES = "省市县区旗州盟";

/** The places that a name begins with, where it is not known which they are: 青山县 of 青山县财政局. */
const LEADING_PLACES = new RegExp(`^(?:.{2,6}?[${KINDS_OF_PLACES}])*(.{2,6}?[${KINDS_OF_PLACES}])`, "u");

/** The fewest characters of a body: 法院 is one, 局 is none. */
const SHORTEST_BODY = 2;

/** The parts of an agency's name. */
export interface NameParts {
  /** The last place in it, as it stands there. */
  readonly place: string;
  /** What stands behind the place. */
  readonly body: string;
}

/**
 * Takes the name of an agency apart: 沭阳县教育局 is 沭阳县 and 教育局, 沭阳教育局 is 沭阳 and 教育局. Null where no place stands in
 * it, or nothing behind the place.
 *
 * @param name normalised, as `regions` are: the names of the regions that the agency belongs to
 */
export function partsOfName(name: string, regions: readonly string[]): NameParts | null {
  let [start, end] = [0, 0];
  for (const region of regions) {
    const place = name.includes(region) ? region : withoutKind(region);
    const found = place === "" ? -1 : name.indexOf(place);
    if (found >= 0 && found + place.length > end) [start, end] = [found, found + place.length];
  }
  const leading = end === 0 ? LEADING_PLACES.exec(name) : null;
  if (leading !== null) [start, end] = [leading[0].length - (leading[1]?.length ?? 0), leading[0].length];
  const body = name.slice(end).trim();
  if (end === 0 || Array.from(body).length < SHORTEST_BODY) return null;
  return { place: name.slice(start, end), body };
}

/** The name of a place without the kind of place behind it, where two characters at least are left. */
export function withoutKind(place: string): string {
  const isLong = Array.from(place).length > 2;
  return isLong && KINDS_OF_PLACES.includes(place.at(-1) ?? "") ? place.slice(0, -1) : place;
}
