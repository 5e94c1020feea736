import type { AgencyProfile, Report, Source } from "@gongkai/schema";
import { resolveAgency } from "./resolve-agency.ts";
import { findSiteCode } from "./site.ts";

/** Level and kind of a report's agency; undefined where it cannot be told for certain which body it is. */
export function profileAgency(
  { agency: mention, year }: Pick<Report, "agency" | "year">,
  { url, text }: Pick<Source, "url" | "text">,
): AgencyProfile | undefined {
  const { match, agency } = resolveAgency({ mention, url: url ?? null, siteCode: findSiteCode(text), year });
  return match === "named" && agency !== null ? agency : undefined;
}
