import type { AgencyKind } from "@gongkai/schema";
import type { AgencyDescription, AgencyRegion } from "./agency-description.ts";
import { composeNames, fullZone, type Names, parentOf } from "./compose-names.ts";
import { levelOf } from "./level-of.ts";
import { shortNamesOf } from "./names/department-index.ts";
import type { ParsedName } from "./names/parse-name.ts";
import type { Placement } from "./placement.ts";
import { isProperName } from "./proper-names.ts";
import { sameUnderLastCode } from "./regions/official-names.ts";
import { regionPath } from "./regions/region.ts";

function regionOf({ region, unknownPlaces }: Placement): AgencyRegion | null {
  const last = unknownPlaces.at(-1);
  const path = region === null ? [] : regionPath(region);
  if (last !== undefined) return { code: null, name: last, path: [...path, ...unknownPlaces] };
  return region === null ? null : { code: region.code, name: region.name, path };
}

function kindOf({ national, association, body }: ParsedName): AgencyKind | null {
  if (association !== null) return association.kind;
  if (national === null) return body.kind;
  return national.kind === "statistics" && body.kind === "surveyOffice" ? "surveyOffice" : national.kind;
}

/** Describes a body by its parsed name and the place that was found for it. */
export function describeParsed(parsed: ParsedName, found: Placement): AgencyDescription {
  const placement = found.region === null ? found : { ...found, region: sameUnderLastCode(found.region) };
  const { body, gloss, text } = parsed;
  const isProper = isProperName(parsed) || (parsed.isNational && placement.region === null);
  // A university, customs house or company is not its place's: 北京大学 is no body of 北京市's government.
  const hasOwnPlace = !isProperName(parsed);
  const isListedNational = parsed.national !== null && body.department === "" && body.subunit === "";
  const names: Names = isProper
    ? { main: isListedNational ? (parsed.national?.name ?? text) : text, department: body.department }
    : composeNames(parsed, placement);
  const name = isProper ? names.main : `${names.main}${body.subunit}`;
  const isWhole = body.subunit === "" && !isProper && names.main.endsWith(names.department);
  const shortNames = isWhole ? shortNamesOf(names.department) : [];
  const place = isWhole ? names.main.slice(0, names.main.length - names.department.length) : "";
  const kind = kindOf(parsed);
  const isShortPlace = parsed.isShortPlace && parsed.zone === null && parsed.national === null && !isProper;
  const printed = [...(gloss === null ? [] : [gloss]), ...(text === name ? [] : [text])];
  return {
    name,
    shortNames: [
      ...(kind === "government" || kind === "townshipGovernment" ? [] : shortNames),
      ...(place === "" ? [] : shortNames.map((short) => `${place}${short}`)),
    ],
    aliases: printed,
    level: hasOwnPlace ? levelOf(parsed, placement) : null,
    kind,
    region: hasOwnPlace ? regionOf(placement) : null,
    zone: parsed.zone === null ? null : fullZone(parsed.zone),
    township: parsed.township,
    department: names.department,
    subunit: body.subunit === "" ? null : body.subunit,
    parentName: isProper ? null : parentOf(parsed, placement, names),
    isAbbreviated: body.isShort || parsed.genericPlace !== null || isShortPlace,
  };
}
