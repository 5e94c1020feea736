import type { Agency } from "./agency.ts";

/** The agency's own place, as its name begins: 槐渡县 of 槐渡县教育局 and of 槐渡县霜桥镇人民政府. */
export function ownPlace({ region }: Agency): string {
  return region.county ?? region.city ?? region.province;
}

/**
 * The name without the name of its place: 县教育局 for 槐渡县教育局, 霜桥镇人民政府 for 槐渡县霜桥镇人民政府.
 */
export function shortName(agency: Agency): string {
  const place = ownPlace(agency);
  const rest = agency.name.slice(place.length);
  return agency.region.township === null ? `${place.slice(-1)}${rest}` : rest;
}

/** The government of the agency's own place, with the city before a county's name; its website carries the report. */
export function websiteOwner({ region }: Agency): string {
  if (region.county !== null) return `${region.city ?? ""}${region.county}人民政府`;
  return `${region.city ?? region.province}人民政府`;
}

/** A body of another kind in the same place, of a kind that the corpus has no reports of. */
export function otherBody(agency: Agency): string {
  return `${ownPlace(agency)}科学技术局`;
}

/** Whether the agency is a government or its office, so that its region's name alone can stand for it. */
export function isGovernment(agency: Agency): boolean {
  return agency.kind.id === "generalOffice" || agency.kind.id === "townshipGovernment";
}

/** Whether the government that carries the report is the agency's own, so that its name is no other body's. */
export function ownsWebsite(agency: Agency): boolean {
  return agency.kind.id === "generalOffice";
}

const SLUGS: Readonly<Record<string, string>> = {
  education: "jyj",
  humanResources: "rsj",
  civilAffairs: "mzj",
  publicSecurity: "gaj",
  naturalResources: "zrzyj",
  housing: "zjj",
  marketRegulation: "scjgj",
  health: "wjw",
  agriculture: "nyncj",
  statistics: "tjj",
  governmentServices: "zwfwj",
  generalOffice: "zfb",
  townshipGovernment: "xzf",
};

/** An address that cannot exist: initials of the agency's kind in the host, or its name in the query as well. */
export function reportAddress(agency: Agency, year: number, form: "slug" | "named"): string {
  const path = `http://${SLUGS[agency.kind.id] ?? "www"}.gov.example/xxgk/gknb/${year + 1}`;
  if (form === "slug") return `${path}01/t${year + 1}0118_1000.html`;
  return `${path}/show.jsp?dept=${encodeURIComponent(agency.name)}&year=${year}`;
}
