import {
  type AgencyDescription,
  agencyIdentity,
  describeAgency,
  findSiteCode,
  type LineageStep,
  lineageOf,
  resolveAgency,
} from "@gongkai/agencies";
import type { AgencyLine, AgencyRelative, AgencyResolution, RegisteredAgency } from "@gongkai/db";
import type { Report, Source } from "@gongkai/schema";

/** From a township's body to the province's government there are fewer. */
const MOST_PARENTS = 8;

function toRelative(
  relation: AgencyRelative["relation"],
  { name, type, years: [year] }: LineageStep,
): AgencyRelative {
  return { relation, ...agencyIdentity({ name }), type, year };
}

/** A body as the registry keeps it. */
function toRegistered(agency: AgencyDescription): RegisteredAgency {
  const { level, kind, region, shortNames, aliases } = agency;
  const { predecessors, successors } = lineageOf(agency);
  return {
    ...agencyIdentity(agency),
    level,
    kind,
    regionCode: region?.code ?? null,
    regionPath: region?.path ?? [],
    aliases: [...new Set([...shortNames, ...aliases])],
    lineage: [
      ...predecessors.map((step) => toRelative("predecessor", step)),
      ...successors.map((step) => toRelative("successor", step)),
    ],
  };
}

/** A body with those above it, as far as their names follow from its own. */
export function registryLine(agency: AgencyDescription): AgencyLine {
  const parents: RegisteredAgency[] = [];
  let { parentName } = agency;
  while (parentName !== null && parents.length < MOST_PARENTS) {
    const parent = describeAgency(parentName);
    parents.push(toRegistered(parent));
    parentName = parent.parentName;
  }
  return { agency: toRegistered(agency), parents };
}

/** Whose report it is, as far as its text and its page say. */
export function identifyAgency(
  { agency: mention, year }: Pick<Report, "agency" | "year">,
  { url, text }: Pick<Source, "url" | "text">,
): AgencyResolution {
  const siteCode = findSiteCode(text);
  const { match, agency, candidates } = resolveAgency({ mention, url: url ?? null, siteCode, year });
  const others = candidates.map((candidate) => ({
    ...registryLine(candidate.agency),
    because: candidate.because.map(({ kind, text: words }) => `${kind}: ${words}`).join("; "),
  }));
  if (match !== "named" || agency === null) {
    return { match: match === "named" ? "unknown" : match, candidates: others };
  }
  return { match, ...registryLine(agency), candidates: others };
}
