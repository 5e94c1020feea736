import type { AgencyResolution, RegisteredAgency } from "../schema/agency-resolution.ts";

/** An agency of which nothing is known but its name and place. */
export function bareAgency(name: string, place: string | null = null): RegisteredAgency {
  return { name, place, level: null, kind: null, regionCode: null, regionPath: [], aliases: [], lineage: [] };
}

/** What a text says that names an agency and nothing else of it, or none at all. */
export function bareResolution(
  mention: { readonly name: string; readonly place: string | null } | null,
): AgencyResolution {
  if (mention === null) return { match: "unknown", candidates: [] };
  return { match: "named", agency: bareAgency(mention.name, mention.place), parents: [], candidates: [] };
}
