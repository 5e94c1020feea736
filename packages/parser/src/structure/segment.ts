import { OWN_SECTION, SECTIONS, type SectionId } from "@gongkai/schema";
import { type Chains, findChains, isTableOfContents } from "./chains.ts";
import { type Candidate, findCandidates, findInsideLines, type Heading } from "./headings.ts";
import { type Line, linesBetween, splitAtSpaces, splitLines, trimmedLine } from "./lines.ts";
import { type SettledHeading, settleHeadings } from "./own-headings.ts";
import { strayTableStart } from "./stray-tables.ts";
import { announcesAppendix, tailEnd, tailStart } from "./tail.ts";
import { hasTitle, openingStart, titleStart } from "./title-line.ts";

/** A section with the lines after its heading. */
interface SectionLines {
  readonly heading: Heading;
  readonly lines: readonly Line[];
}

/** One printed copy of the report. */
export interface Copy {
  /** Lines before the first heading: titles, metadata, introduction, page furniture. */
  readonly head: readonly Line[];
  readonly sections: readonly SectionLines[];
  /** Lines after the last section: signature and page furniture. */
  readonly tail: readonly Line[];
  /** Lines under headings that are lost or cannot be read: they belong to no section that is known. */
  readonly unplaced: readonly Line[];
}

/** A text with at least a line this long may be printed on one line. */
const LONG_PARAGRAPH = 200;

/** Each section's heading once is as good as it gets. */
const FULL_SCORE = SECTIONS.length - 1;

/** What may be headings, and which of it are; `isInside` where they stand inside lines. */
interface Headings {
  readonly candidates: readonly Candidate[];
  readonly found: Chains;
  readonly isInside: boolean;
}

function findHeadings(text: string, lines: readonly Line[]): Headings {
  const candidates = findCandidates(text, lines);
  const found = findChains(candidates);
  const isComplete = found.chains.length > 0 && found.score >= FULL_SCORE;
  if (isComplete || !lines.some((line) => line.text.length >= LONG_PARAGRAPH))
    return { candidates, found, isInside: false };
  const inside = findInsideLines(text, lines);
  if (inside.length === 0) return { candidates, found, isInside: false };
  const all = [...candidates, ...inside].toSorted(
    (one, other) => one.start - other.start || other.weight - one.weight,
  );
  const foundInside = findChains(all);
  return foundInside.score > found.score
    ? { candidates: all, found: foundInside, isInside: true }
    : { candidates, found, isInside: false };
}

function sectionOf(order: number): SectionId {
  return SECTIONS[order]?.id ?? OWN_SECTION.id;
}

interface CutSection extends SectionLines {
  readonly isPlaced: boolean;
}

function cutSections(
  text: string,
  lines: readonly Line[],
  settled: readonly SettledHeading[],
  to: number,
): readonly CutSection[] {
  return settled.map(({ candidate, order }, index) => {
    const { start, end, at } = candidate;
    const heading: Heading = {
      section: sectionOf(order ?? -1),
      order: order ?? -1,
      line: { text: text.slice(start, end), start, end },
      at,
    };
    const bodyEnd = settled[index + 1]?.candidate.start ?? to;
    return { heading, lines: linesBetween(text, lines, end, bodyEnd), isPlaced: order !== null };
  });
}

/** Takes out of each section the table of a section whose heading is lost, with everything after it. */
function withoutStrayTables(sections: readonly CutSection[]): {
  readonly kept: readonly SectionLines[];
  readonly unplaced: readonly Line[];
} {
  const present = new Set(sections.map(({ heading }) => heading.section));
  const unplaced: Line[] = [];
  const kept = sections.flatMap(({ heading, lines, isPlaced }) => {
    if (!isPlaced) {
      unplaced.push(...lines);
      return [];
    }
    const start = strayTableStart(heading.section, lines, present);
    if (start === lines.length) return [{ heading, lines }];
    unplaced.push(...lines.slice(start));
    return [{ heading, lines: lines.slice(0, start) }];
  });
  return { kept, unplaced };
}

/**
 * In a text on one line the signature stands behind the last sentence, cut from it and in itself by spaces only.
 */
function withEndSplit(text: string, section: CutSection): CutSection {
  const last = section.lines.at(-1);
  const sentenceEnd = last === undefined ? 0 : last.start + last.text.lastIndexOf("。") + 1;
  if (last === undefined || sentenceEnd >= last.end) return section;
  const body = sentenceEnd === last.start ? null : trimmedLine(text, last.start, sentenceEnd);
  const end = splitAtSpaces(text, { text: "", start: sentenceEnd, end: last.end });
  return { ...section, lines: [...section.lines.slice(0, -1), ...(body === null ? [] : [body]), ...end] };
}

function cutCopy(sections: readonly CutSection[], isFollowed: boolean): Omit<Copy, "head"> {
  const last = sections.at(-1);
  if (last === undefined) return { sections: [], tail: [], unplaced: [] };
  const end = tailStart(last.lines, isFollowed);
  const { kept, unplaced } = withoutStrayTables([
    ...sections.slice(0, -1),
    { ...last, lines: last.lines.slice(0, end) },
  ]);
  return { sections: kept, tail: last.lines.slice(end), unplaced };
}

/** Leaves out a first heading that stands above the title, with a number that comes again: another page's. */
function withoutForeignHeading(
  text: string,
  lines: readonly Line[],
  chain: readonly Candidate[],
): readonly Candidate[] {
  const [first, second] = chain;
  if (first === undefined || second === undefined || first.number < second.number) return chain;
  return titleStart(linesBetween(text, lines, first.end, second.start)) === -1 ? chain : chain.slice(1);
}

/** The headings of each copy, tables of contents left out. */
function settleCopies(
  text: string,
  lines: readonly Line[],
  { candidates, found: { chains, styles } }: Headings,
): readonly (readonly SettledHeading[])[] {
  const copies: (readonly SettledHeading[])[] = [];
  let from = 0;
  let previousStart = 0;
  for (const [index, whole] of chains.entries()) {
    const chain = withoutForeignHeading(text, lines, whole);
    const next = chains[index + 1]?.[0];
    const limit = next?.start ?? Number.POSITIVE_INFINITY;
    const isContents = next !== undefined && isTableOfContents(text, chain);
    const above = linesBetween(text, lines, previousStart, chain[0]?.start ?? 0);
    // Headings above its title are those of another page.
    const lowest = above[titleStart(above)]?.start ?? 0;
    const region: Candidate[] = [];
    for (let at = from; at < candidates.length; at += 1) {
      const candidate = candidates[at];
      if (candidate === undefined || candidate.start >= limit) break;
      if (candidate.start >= lowest) region.push(candidate);
    }
    const settled = isContents ? [] : settleHeadings(text, chain, region, styles);
    const lastStart = (settled.at(-1)?.candidate ?? chain.at(-1))?.start ?? 0;
    while (from < candidates.length && (candidates[from]?.start ?? 0) <= lastStart) from += 1;
    previousStart = lastStart;
    if (!isContents) copies.push(settled);
  }
  return copies;
}

/**
 * Parts what stands between two printed copies into the tail of the one and the head of the other: a title or an
 * introduction belongs to what follows it.
 */
function partBetween(copy: Copy): { readonly copy: Copy; readonly nextHead: readonly Line[] } {
  const last = copy.sections.at(-1);
  const kept = last?.lines.length ?? 0;
  const lines = [...(last?.lines ?? []), ...copy.tail];
  const start = openingStart(lines);
  const tail = lines.slice(Math.min(kept, start), start);
  const sections =
    last === undefined || start >= kept
      ? copy.sections
      : [...copy.sections.slice(0, -1), { heading: last.heading, lines: last.lines.slice(0, start) }];
  return { copy: { ...copy, sections, tail: tail.slice(0, tailEnd(tail)) }, nextHead: lines.slice(start) };
}

/** A copy whose headings are those of the statistics attached to the one before, which all belong to its tail. */
function withAppendix(copy: Copy, appendix: Copy): Copy {
  const lines = appendix.sections.flatMap((section) => [section.heading.line, ...section.lines]);
  return { ...copy, tail: [...copy.tail, ...lines, ...appendix.tail] };
}

/** What stands above the first section, without what stands under titles of other reports. */
function headOf(lines: readonly Line[]): readonly Line[] {
  const start = openingStart(lines);
  return start < lines.length && hasTitle(lines.slice(0, start)) ? lines.slice(start) : lines;
}

/** Cuts a text into its printed copies, each with head, sections and tail. */
export function segment(text: string): readonly Copy[] {
  const lines = splitLines(text);
  const headings = findHeadings(text, lines);
  const found = settleCopies(text, lines, headings);
  if (found.length === 0) return [{ head: lines, sections: [], tail: [], unplaced: [] }];
  const copies: Copy[] = [];
  const above = linesBetween(text, lines, 0, found[0]?.[0]?.candidate.start ?? 0);
  let head = headOf(headings.isInside ? above.flatMap((line) => splitAtSpaces(text, line)) : above);
  for (const [index, settled] of found.entries()) {
    const isFollowed = index < found.length - 1;
    const end = found[index + 1]?.[0]?.candidate.start ?? text.length;
    const sections = cutSections(text, lines, settled, end).map((section, at) =>
      headings.isInside && at === settled.length - 1 ? withEndSplit(text, section) : section,
    );
    const cut = { ...cutCopy(sections, isFollowed), head };
    const before = copies.at(-1);
    if (before !== undefined && announcesAppendix(before.tail) && titleStart(head) === -1) {
      copies[copies.length - 1] = withAppendix(before, cut);
      continue;
    }
    if (!isFollowed) {
      copies.push(cut);
      continue;
    }
    const { copy, nextHead } = partBetween(cut);
    copies.push(copy);
    head = nextHead;
  }
  return copies;
}
