import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  type LocalizedText,
  OWN_SECTION,
  SECTIONS,
  screamingSnakeCase,
} from "@gongkai/schema";

function namesOf(entries: readonly (readonly [string, LocalizedText])[]): ReadonlyMap<string, LocalizedText> {
  return new Map(entries.map(([id, name]) => [screamingSnakeCase(id), name]));
}

const LEVELS = namesOf(Object.entries(AGENCY_LEVELS));
const KINDS = namesOf(Object.entries(AGENCY_KINDS));
const SECTION_NAMES = namesOf([...SECTIONS, OWN_SECTION].map(({ id, heading }) => [id, heading]));

/** What stands for a value that these pages do not know, as where the server is newer. */
function same(value: string): LocalizedText {
  return { zh: value, en: value };
}

/** The name of a value of `AgencyLevel`. */
export function nameOfLevel(level: string): LocalizedText {
  return LEVELS.get(level) ?? same(level);
}

/** The name of a value of `AgencyKind`. */
export function nameOfKind(kind: string): LocalizedText {
  return KINDS.get(kind) ?? same(kind);
}

/** The name of a value of `SectionId`. */
export function nameOfSection(section: string): LocalizedText {
  return SECTION_NAMES.get(section) ?? same(section);
}
