import type { MappedText, Span } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";

const DIGIT = /[0-9]/;

/** How terms are looked for. */
export interface OccurrenceOptions {
  /** Whether numbers are found as whole numbers only, so that 23件 is not in 123件; true if absent. */
  readonly isWhole?: boolean;
}

function startsWithDigit(term: string): boolean {
  return DIGIT.test(term.charAt(0));
}

function endsWithDigit(term: string): boolean {
  return DIGIT.test(term.charAt(term.length - 1));
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
  const found = terms.flatMap((term) => occurrencesOf(mapped, term, isWhole));
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { start: last.start, end: span.end };
  }
  return joined;
}

function occurrencesOf(mapped: MappedText, term: string, isWhole: boolean): readonly Span[] {
  const { text } = mapped;
  const spans: Span[] = [];
  let at = text.indexOf(term);
  while (at >= 0) {
    const end = at + term.length;
    const insideNumber =
      isWhole &&
      ((startsWithDigit(term) && DIGIT.test(text.charAt(at - 1))) ||
        (endsWithDigit(term) && DIGIT.test(text.charAt(end))));
    if (!insideNumber) spans.push(sourceSpan(mapped, at, end));
    at = text.indexOf(term, insideNumber ? at + 1 : end);
  }
  return spans;
}
