import { EDITIONS, FORMS, SECTIONS, type SectionId } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { type Find, takeMatches } from "./find.ts";
import type { Stretch } from "./stretch.ts";

/** What the form prints before the name of a line: its number, whose it is, and that something belongs to it. */
const BEFORE_NAME = /^(?:[一二三四]、|\([一二三四五六七]\)|[1-9]\.)?(?:本机关|属于)?/u;

/** Shorter names are words of many meanings. */
const SHORTEST_NAME = 4;

/** A line of the form's tables, as people call it. */
interface LineName {
  readonly name: string;
  readonly section: SectionId;
}

/** Every line's name without what the form adds to it, the longest first: one may be a part of another. */
const NAMES: readonly LineName[] = EDITIONS.flatMap((edition) =>
  Object.values(FORMS[edition]).flatMap(({ id, blocks }) =>
    blocks
      .flatMap(({ rows }) => rows)
      .flatMap(({ label, aliases }) => [label, ...aliases])
      .map((label) => ({ name: nameOfLine(label), section: id })),
  ),
)
  .filter(({ name }) => name.length >= SHORTEST_NAME)
  .sort((one, other) => other.name.length - one.name.length);

const PATTERNS = [...new Map(NAMES.map(({ name, section }) => [name, section]))].map(([name, section]) => ({
  section,
  // Whose information it is goes without saying.
  pattern: new RegExp(name.replaceAll("政府信息", "(?:政府)?信息"), "gu"),
}));

function nameOfLine(label: string): string {
  return searchable(label).text.replace(BEFORE_NAME, "").replace(/\(.*/su, "");
}

/** Names of lines of the form, which stand for the section with their table: 无法提供 is counted there in any case. */
export function takeFormLines(stretch: Stretch): readonly Find[] {
  return PATTERNS.flatMap(({ section, pattern }) =>
    takeMatches(stretch, pattern, () => ({
      kind: "section",
      meaning: SECTIONS.find(({ id }) => id === section)?.heading.zh ?? section,
      filter: { sections: [section] },
    })),
  );
}
