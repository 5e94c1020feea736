import type { MappedText, Span } from "@gongkai/schema";
import { searchable, sourceSpan } from "@gongkai/text";
import { type QueryPart, SPACE } from "../query.ts";

/** A run of plain words of a query, normalised as one text. What is recognised in it is taken, each place once. */
export interface Stretch {
  /** Normalised by `searchable`: names that were typed with spaces between Han characters stand without them. */
  readonly text: string;
  /** Where a part of `text` stands in the query as typed. */
  spanOf(start: number, end: number): Span;
  /** Takes a part of `text`; false, and nothing is taken, where some of it is taken already. */
  take(start: number, end: number): boolean;
  isTaken(at: number): boolean;
  /** Whether the text begins or ends at `at`, or a space was typed there, although `text` may not have it. */
  isBorder(at: number): boolean;
}

const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]/g;

/** The runs of words between phrases and exclusions, in the order typed. */
export function stretchesOf(text: string, parts: readonly QueryPart[]): readonly Stretch[] {
  const spans: Span[] = [];
  let isOpen = false;
  for (const { kind, isExcluded, span } of parts) {
    const isPlain = kind === "word" && !isExcluded;
    const start = isPlain && isOpen ? spans.pop()?.start : undefined;
    if (isPlain) spans.push({ start: start ?? span.start, end: span.end });
    isOpen = isPlain;
  }
  return spans.map(({ start, end }) =>
    // A line break separates words of a query as a space does, and takes as much room.
    createStretch(text.slice(start, end).replace(LINE_BREAKS, " "), start),
  );
}

function createStretch(typed: string, offset: number): Stretch {
  const mapped: MappedText = searchable(typed);
  const taken = new Uint8Array(mapped.text.length);
  return {
    text: mapped.text,
    spanOf(start, end) {
      const span = sourceSpan(mapped, start, end);
      // Up to the next space, what the normaliser leaves out belongs to the character before it: 遷(qiān).
      const gap = typed.slice(span.end, mapped.starts[end] ?? typed.length);
      const space = gap.search(SPACE);
      const spanEnd = span.end + (space < 0 ? gap.length : space);
      return { start: span.start + offset, end: spanEnd + offset };
    },
    take(start, end) {
      if (taken.subarray(start, end).includes(1)) return false;
      taken.fill(1, start, end);
      return true;
    },
    isTaken: (at) => taken[at] === 1,
    isBorder(at) {
      const before = mapped.ends[at - 1];
      const after = mapped.starts[at];
      if (before === undefined || after === undefined) return true;
      return SPACE.test(typed.slice(before, after));
    },
  };
}
