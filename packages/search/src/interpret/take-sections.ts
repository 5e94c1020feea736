import { SECTIONS, type SectionId } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { type Find, takeMatches } from "./find.ts";
import type { Stretch } from "./stretch.ts";

interface SectionName {
  readonly id: SectionId;
  readonly heading: string;
  readonly pattern: RegExp;
}

/** Every name of every section, the longest first: one may be a part of another. */
const NAMES: readonly SectionName[] = SECTIONS.flatMap(({ id, ordinal, heading, names }) =>
  [heading.zh, ...names].map((name) => ({ id, ordinal, heading: heading.zh, name: searchable(name).text })),
)
  .sort((one, other) => other.name.length - one.name.length)
  .map(({ name, ordinal, ...section }) => ({
    ...section,
    // Where the form has a comma, people type another one, a word, or nothing.
    pattern: new RegExp(`(?:${ordinal}、)?${name.replaceAll("、", "[、,和与及]?")}`, "gu"),
  }));

const ORDINALS: readonly SectionName[] = SECTIONS.map(({ id, ordinal, heading }) => ({
  id,
  heading: heading.zh,
  pattern: new RegExp(`第${ordinal}部分`, "gu"),
}));

/** Names of sections of the report. */
export function takeSections(stretch: Stretch): readonly Find[] {
  return [...NAMES, ...ORDINALS].flatMap(({ id, heading, pattern }) =>
    takeMatches(stretch, pattern, () => ({ kind: "section", meaning: heading, filter: { sections: [id] } })),
  );
}
