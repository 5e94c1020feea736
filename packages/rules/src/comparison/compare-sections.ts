import { OWN_SECTION, paragraphTexts, type Report, SECTION_IDS, type Section } from "@gongkai/schema";
import { alignTexts } from "./align-texts.ts";
import type { ComparedParagraph, ParagraphComparison, SectionComparison } from "./report-comparison.ts";
import { textSimilarity } from "./text-similarity.ts";

/** Paragraphs less alike than this are two paragraphs, one removed and one added. */
const SAME_PARAGRAPH = 0.5;

/** Gaps of more paragraphs than this are not searched for changed ones, which costs a comparison for each pair. */
const LARGEST_GAP = 30;

function paragraphsOf(section: Section): readonly ComparedParagraph[] {
  const { text, paragraphs } = section;
  if (text === "") return [];
  // Sections that were made by hand may have a text and no places.
  if (paragraphs.length === 0) return text.split("\n").map((each) => ({ text: each, span: null }));
  return paragraphTexts(section).map((each, index) => {
    const { start, end } = paragraphs[index] ?? { start: 0, end: 0 };
    return { text: each, span: { start, end } };
  });
}

/** What became of the paragraphs between two that are the same in both. */
function compareGap(
  before: readonly ComparedParagraph[],
  after: readonly ComparedParagraph[],
): readonly ParagraphComparison[] {
  const isSearched = before.length <= LARGEST_GAP && after.length <= LARGEST_GAP;
  const pairs = alignTexts(
    isSearched ? before.map(({ text }) => text) : [],
    isSearched ? after.map(({ text }) => text) : [],
    (left, right) => {
      const similarity = textSimilarity(left, right);
      return similarity >= SAME_PARAGRAPH ? similarity : 0;
    },
  );
  const comparisons: ParagraphComparison[] = [];
  let [left, right] = [0, 0];
  for (const [pairLeft, pairRight] of [...pairs, [before.length, after.length] as const]) {
    for (; left < pairLeft; left += 1) {
      comparisons.push({ change: "removed", before: before[left] ?? null, after: null, similarity: null });
    }
    for (; right < pairRight; right += 1) {
      comparisons.push({ change: "added", before: null, after: after[right] ?? null, similarity: null });
    }
    const [first, second] = [before[left], after[right]];
    if (first !== undefined && second !== undefined) {
      const similarity = textSimilarity(first.text, second.text);
      comparisons.push({ change: "changed", before: first, after: second, similarity });
    }
    left += 1;
    right += 1;
  }
  return comparisons;
}

function compareParagraphs(first: Section, second: Section): readonly ParagraphComparison[] {
  if (first.text === second.text) return [];
  const [before, after] = [paragraphsOf(first), paragraphsOf(second)];
  const same = alignTexts(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
    (left, right) => (left === right ? 1 : 0),
  );
  const comparisons: ParagraphComparison[] = [];
  let [left, right] = [0, 0];
  for (const [pairLeft, pairRight] of [...same, [before.length, after.length] as const]) {
    comparisons.push(...compareGap(before.slice(left, pairLeft), after.slice(right, pairRight)));
    left = pairLeft + 1;
    right = pairRight + 1;
  }
  return comparisons;
}

/** By what a section is found in the other report: its id, or its heading where it is an agency's own. */
function sectionsByKey({ sections }: Report): ReadonlyMap<string, Section> {
  const found = new Map<string, Section>();
  for (const section of sections) {
    const name = section.id === OWN_SECTION.id ? `${section.id} ${section.heading}` : section.id;
    let key = name;
    for (let copy = 2; found.has(key); copy += 1) key = `${name} ${copy}`;
    found.set(key, section);
  }
  return found;
}

function compareSection(before: Section | undefined, after: Section | undefined): SectionComparison | null {
  const some = after ?? before;
  if (some === undefined) return null;
  const headings = { headingBefore: before?.heading ?? null, headingAfter: after?.heading ?? null };
  if (before === undefined || after === undefined) {
    const change = before === undefined ? "added" : "removed";
    const paragraphs = paragraphsOf(some).map(
      (paragraph): ParagraphComparison => ({
        change,
        before: change === "removed" ? paragraph : null,
        after: change === "added" ? paragraph : null,
        similarity: null,
      }),
    );
    return { id: some.id, ...headings, change, similarity: null, paragraphs };
  }
  const isSame = before.text === after.text && before.heading === after.heading;
  return {
    id: some.id,
    ...headings,
    change: isSame ? "same" : "changed",
    similarity: textSimilarity(before.text, after.text),
    paragraphs: compareParagraphs(before, after),
  };
}

/** Compares the narratives of two reports section by section. */
export function compareSections(before: Report, after: Report): readonly SectionComparison[] {
  const [first, second] = [sectionsByKey(before), sectionsByKey(after)];
  const orderOf = (key: string) => SECTION_IDS.findIndex((id) => key === id || key.startsWith(`${id} `));
  const keys = [...new Set([...first.keys(), ...second.keys()])].sort(
    (left, right) => orderOf(left) - orderOf(right) || (left < right ? -1 : 1),
  );
  return keys.flatMap((key) => compareSection(first.get(key), second.get(key)) ?? []);
}
