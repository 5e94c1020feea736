import type { Line } from "./lines.ts";

/** A stretch of the reading text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lines that a converter wrapped are about as long as its page is wide. */
const SHORTEST_WRAPPED = 20;
const LONGEST_WRAPPED = 60;

const PARAGRAPH_END = /[。;:!?”"》)|]$/;
/** How a paragraph or a part of a section begins: `(一)`, `1.`, `一是`, `一、`. */
const PARAGRAPH_START =
  /^(?:\(?[一二三四五六七八九十]{1,2}[)、.是]|\(?\d{1,2}[)、.]|第[一二三四五六七八九十]|[|•●·])/;
const ONE_LINE_BREAK = /^[^\S\n]*\n[^\S\n]*$/;

function isContinued(text: string, line: Line, next: Line): boolean {
  return (
    line.text.length >= SHORTEST_WRAPPED &&
    line.text.length <= LONGEST_WRAPPED &&
    !PARAGRAPH_END.test(line.text) &&
    !PARAGRAPH_START.test(next.text) &&
    next.start - line.end <= LONGEST_WRAPPED &&
    // A blank line ends a paragraph, and so does anything that was left out between two lines.
    ONE_LINE_BREAK.test(text.slice(line.end, next.start))
  );
}

/**
 * The paragraphs of a narrative: lines that were wrapped in the middle of a sentence are one. A line is taken for
 * wrapped only when it is as long as a page is wide and ends where no sentence does.
 */
export function joinWrappedLines(text: string, lines: readonly Line[]): readonly Stretch[] {
  const paragraphs: Stretch[] = [];
  let start: number | null = null;
  for (const [at, line] of lines.entries()) {
    start ??= line.start;
    const next = lines[at + 1];
    if (next !== undefined && isContinued(text, line, next)) continue;
    paragraphs.push({ start, end: line.end });
    start = null;
  }
  return paragraphs;
}
