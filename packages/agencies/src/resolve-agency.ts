import type { AgencyMention } from "@gongkai/schema";
import type { AgencyDescription } from "./agency-description.ts";
import { describeParsed } from "./describe-parsed.ts";
import { readName } from "./place-name.ts";
import { isOwnName } from "./proper-names.ts";
import { type PlaceEvidence, type ReadEvidence, readEvidence } from "./region-evidence.ts";
import { regionPath } from "./regions/region.ts";

/** What a report and its page say of the agency. */
export interface AgencyClues {
  readonly mention: AgencyMention | null;
  /** The address of the page. */
  readonly url?: string | null;
  /** The name of the website, such as 珠海市人民政府门户网站. */
  readonly siteName?: string | null;
  /** The site identification code (网站标识码): ten digits, see `findSiteCode`. */
  readonly siteCode?: string | null;
  /** The year of the report; names of regions change. */
  readonly year?: number | null;
}

/** A body that a name can mean. */
export interface AgencyCandidate {
  readonly agency: AgencyDescription;
  /** What speaks for it. */
  readonly because: readonly PlaceEvidence[];
}

/** Which body a report is about. */
export interface AgencyResolution {
  /**
   * Whether the clues identify one body (`named`), name one of several or a body of an unknown place (`uncertain`), or
   * name none (`unknown`).
   */
  readonly match: "named" | "uncertain" | "unknown";
  /** The body; null unless `named`. */
  readonly agency: AgencyDescription | null;
  /** Where `uncertain`, the bodies that it can be, most likely first; may be empty. */
  readonly candidates: readonly AgencyCandidate[];
  /** Everything that says where the body is. */
  readonly evidence: readonly PlaceEvidence[];
}

/** How many characters a name has at least. */
const SHORTEST_NAME = 2;

function toPublic({ kind, text, regions, unknownPlaces }: ReadEvidence): PlaceEvidence {
  const [region] = regions.length === 1 ? regions : [];
  return { kind, text, path: [...(region === undefined ? [] : regionPath(region)), ...unknownPlaces] };
}

/**
 * Resolves the body that a report is about. In doubt the answer is `uncertain`: a report too many under no agency does
 * no harm, one under the wrong agency replaces another.
 */
export function resolveAgency(clues: AgencyClues): AgencyResolution {
  const { mention, url = null, siteName = null, siteCode = null, year = null } = clues;
  if (mention === null) {
    const evidence = readEvidence({ place: null, names: [], url, siteName, siteCode, year });
    return { match: "unknown", agency: null, candidates: [], evidence: evidence.map(toPublic) };
  }
  const names = mention.evidence.filter(({ name }) => name !== mention.name);
  const evidence = readEvidence({ place: mention.place || null, names, url, siteName, siteCode, year });
  const { parsed, isCertain, places } = readName(mention.name, evidence, year);
  const [first] = places;
  const isNamed =
    parsed.text.length >= SHORTEST_NAME && ((isCertain && first !== undefined) || isOwnName(parsed));
  if (isNamed) {
    const placement =
      isCertain && first !== undefined ? first.placement : { region: null, unknownPlaces: [] };
    return {
      match: "named",
      agency: describeParsed(parsed, placement),
      candidates: [],
      evidence: evidence.map(toPublic),
    };
  }
  return {
    match: "uncertain",
    agency: null,
    candidates: places.map(({ placement, evidence: because }) => ({
      agency: describeParsed(parsed, placement),
      because: because.map(toPublic),
    })),
    evidence: evidence.map(toPublic),
  };
}
