import type { MappedText, Source, Span } from "@gongkai/schema";

/** The index of the first offset that is not below a bound; offsets never decrease. */
function firstAtLeast(offsets: Int32Array, bound: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The stretch of the visible text that stands within a span of the source. A line feed that no character stands for is
 * at the edge of a span, not within.
 */
export function seenSpan({ starts, ends }: MappedText, { start, end }: Span): Span {
  const from = firstAtLeast(ends, start + 1);
  return { start: from, end: Math.max(from, firstAtLeast(starts, end)) };
}

/** What a reader sees of a stretch of a source, without the markup in it. */
export function seenText({ text, visible }: Source, span: Span): string {
  if (visible === undefined) return text.slice(span.start, span.end);
  const { start, end } = seenSpan(visible, span);
  return visible.text.slice(start, end);
}
