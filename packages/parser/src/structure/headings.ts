import { SECTIONS, type SectionId } from "@gongkai/schema";
import type { Line } from "./lines.ts";

/** A line that opens a section. */
export interface Heading {
  readonly section: SectionId;
  /** Position of the section in the form, from 0. */
  readonly order: number;
  readonly line: Line;
  /** Index of the line. */
  readonly at: number;
}

/** Longer lines are sentences that happen to name a section. A cell's padding may stand behind a heading. */
const LONGEST_HEADING = 60;

/**
 * `一、总体情况`, `一 、总体情况`, `一.总体情况`, `第一部分 总体情况`, `• 总体情况`: an ordinal without brackets.
 * `(一)` opens a part of a section and is not matched.
 */
const ORDINAL = /^(?:第([一二三四五六七八九十])部分|([一二三四五六七八九十])\s*[、.,:]+|•)\s*/;

const NO_SENTENCE = /^[^。;;|]*。?$/;

function headingOf(line: Line, at: number): Heading | null {
  if (line.text.length > LONGEST_HEADING) return null;
  const text = line.text.replace(/[\s|]+$/, "");
  if (!NO_SENTENCE.test(text)) return null;
  const ordinal = ORDINAL.exec(text);
  const words = ordinal === null ? text : text.slice(ordinal[0].length);
  for (const [order, { id, heading, signs }] of SECTIONS.entries()) {
    const matches =
      ordinal === null
        ? words === heading.zh
        : signs.some((list) => list.every((word) => words.includes(word)));
    if (matches) return { section: id, order, line, at };
  }
  return null;
}

/** Whether headings follow each other with nothing between: a table of contents, flattened to lines. */
function isTableOfContents(headings: readonly Heading[]): boolean {
  return headings.every((heading, index) => index === 0 || heading.at === (headings[index - 1]?.at ?? 0) + 1);
}

/**
 * The headings of each printed copy of the report, in order.
 *
 * A heading counts only where it comes after the heading before it in the form: the rows of table `requests`
 * and the parts of section one use the same ordinals and some of the same words. When the first section
 * opens again after a later one, a new copy of the whole document begins, or what came before was a table of
 * contents.
 */
export function findHeadings(lines: readonly Line[]): readonly (readonly Heading[])[] {
  const copies: Heading[][] = [];
  let current: Heading[] = [];
  for (const [at, line] of lines.entries()) {
    const heading = headingOf(line, at);
    if (heading === null) continue;
    const last = current.at(-1)?.order ?? -1;
    if (heading.order > last) {
      current.push(heading);
    } else if (heading.order === 0 && last >= 2) {
      if (!isTableOfContents(current)) copies.push(current);
      current = [heading];
    }
  }
  return current.length === 0 ? copies : [...copies, current];
}
