import type { MappedText, Span } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** A query, and what is known of it. */
interface TypedQuery {
  readonly text: string;
  /** The text, normalised. */
  readonly typed: MappedText;
  /** Stretches of the text that hold no terms. */
  readonly taken: readonly Span[];
}

/**
 * Where a term stands in a query, as an offset into `typed`: outside of what was taken for something else, and by itself
 * rather than inside another word. Null where it does not.
 */
export function placeOfTerm(term: string, { text, typed, taken }: TypedQuery): number | null {
  let inside: number | null = null;
  for (let at = typed.text.indexOf(term); at >= 0; at = typed.text.indexOf(term, at + 1)) {
    const { start, end } = sourceSpan(typed, at, at + term.length);
    if (taken.some((span) => span.start < end && start < span.end)) continue;
    const isBegin = !WORD_CHARACTER.test(text.charAt(start - 1)) || taken.some((span) => span.end === start);
    const isEnd = !WORD_CHARACTER.test(text.charAt(end)) || taken.some((span) => span.start === end);
    if (isBegin && isEnd) return at;
    inside ??= at;
  }
  return inside;
}
