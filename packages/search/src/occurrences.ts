import type { MappedText, Span } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { markNumbers, NUMBER_MARK } from "./marked-numbers.ts";

const DIGIT = /[0-9]/;

/** How terms are looked for. */
export interface OccurrenceOptions {
  /** Whether numbers are found as whole numbers only, so that 5件 is in neither 15件 nor 1.5件; true if absent. */
  readonly isWhole?: boolean;
}

/**
 * Where the terms occur, as spans of the text under `mapped`: in order, overlapping ones joined.
 *
 * @param terms normalised as `mapped` is
 */
export function findOccurrences(
  mapped: MappedText,
  terms: readonly string[],
  { isWhole = true }: OccurrenceOptions = {},
): readonly Span[] {
  // Terms without digits stand between numbers, where marks make no difference.
  const isMarked = isWhole && terms.some((term) => DIGIT.test(term));
  const text = isMarked ? markNumbers(mapped.text) : mapped.text;
  const found = terms.flatMap((term) => occurrencesOf(mapped, text, isMarked ? markNumbers(term) : term));
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined;
}

/** @param text that of `mapped`, which may have marks around its numbers */
function occurrencesOf(mapped: MappedText, text: string, term: string): readonly Span[] {
  const spans: Span[] = [];
  let counted = 0;
  let marks = 0;
  const withoutMarks = (at: number) => {
    for (; counted < at; counted++) if (text.charAt(counted) === NUMBER_MARK) marks++;
    return at - marks;
  };
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    spans.push(sourceSpan(mapped, withoutMarks(at), withoutMarks(at + term.length)));
  }
  return spans;
}
