import type { Span } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import type { Snippet } from "./engine.ts";
import { findOccurrences, type OccurrenceOptions } from "./occurrences.ts";

const MINIMUM = 80;
const MAXIMUM = 160;
/** How much of the snippet the chosen marks may take, so that some text is left around them. */
const MARKS_WINDOW = 120;
/** How much text at most is shown before the first mark. */
const LEAD = 40;

const SENTENCE_END = /[。！？；!?;\n]/;
const CLAUSE_END = /[，、：,:\s]/;

/**
 * The part of a section that shows most of what was found, with marks.
 *
 * @param text the section's original text
 * @param terms normalised words and phrases; without any the snippet is the beginning
 */
export function createSnippet(text: string, terms: readonly string[], options?: OccurrenceOptions): Snippet {
  const found = terms.length === 0 ? [] : findOccurrences(searchable(text), terms, options);
  const { start, end } = cutAround(text, densestPart(found));
  const marks = found
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }));
  return { text: text.slice(start, end), start, end, marks };
}

/** The stretch of at most {@link MARKS_WINDOW} that holds the most marks; the earliest of several. */
function densestPart(marks: readonly Span[]): Span {
  let best: Span = { start: 0, end: 0 };
  let bestCount = 0;
  let last = 0;
  marks.forEach((mark, index) => {
    last = Math.max(last, index);
    while ((marks[last + 1]?.end ?? Number.POSITIVE_INFINITY) - mark.start <= MARKS_WINDOW) last++;
    if (last - index + 1 > bestCount) {
      bestCount = last - index + 1;
      best = { start: mark.start, end: marks[last]?.end ?? mark.end };
    }
  });
  return best;
}

function cutAround(text: string, part: Span): Span {
  const partEnd = Math.min(part.end, part.start + MAXIMUM);
  const earliest = Math.max(0, Math.min(part.start - LEAD, text.length - MAXIMUM), partEnd - MAXIMUM);
  const start = text.length <= MAXIMUM ? 0 : firstCut(text, earliest, part.start);
  const limit = Math.min(start + MAXIMUM, text.length);
  const end = limit === text.length ? limit : lastCut(text, Math.max(start + MINIMUM, partEnd), limit);
  return trim(text, onCodePoint(text, start), onCodePoint(text, end));
}

/** The first place from `lowest` to `highest` where a sentence begins, else a clause, else `lowest`. */
function firstCut(text: string, lowest: number, highest: number): number {
  if (lowest === 0) return 0;
  for (const boundary of [SENTENCE_END, CLAUSE_END]) {
    for (let at = lowest; at <= highest; at++) if (boundary.test(text.charAt(at - 1))) return at;
  }
  return lowest;
}

/** The last place from `lowest` to `highest` where a sentence has ended, else a clause, else `highest`. */
function lastCut(text: string, lowest: number, highest: number): number {
  for (const boundary of [SENTENCE_END, CLAUSE_END]) {
    for (let at = highest; at >= lowest; at--) if (boundary.test(text.charAt(at - 1))) return at;
  }
  return highest;
}

/** Moves an offset out of the middle of a surrogate pair. */
function onCodePoint(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const splitsPair = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return splitsPair ? at - 1 : at;
}

function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}
