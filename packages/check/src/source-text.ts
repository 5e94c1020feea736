import type { Source, Span } from "@gongkai/schema";

/** A place in a source for people: both from 1; columns count UTF-16 units, as spans do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A part of one shown line that a span covers. */
export interface CoveredLine {
  /** The number of the line in the source, from 1. */
  readonly number: number;
  /** Where the shown line begins in the shown text; it tells two shown lines of one source line apart. */
  readonly start: number;
  readonly text: string;
  /** What of `text` is covered: offsets into it, equal for a place where nothing stands. */
  readonly from: number;
  readonly to: number;
}

/** The text of a source by lines. */
export interface SourceText {
  /** Where an offset into `source.text` stands. */
  readonly positionAt: (offset: number) => Position;
  /** The lines that a span covers, as a reader sees them: of markup its visible text. */
  readonly linesOf: (span: Span) => readonly CoveredLine[];
}

const LINE_BREAK = /\r\n|\n|\r/g;

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(LINE_BREAK)].map((found) => found.index + found[0].length)];
}

/** The index of the last start at or before an offset. */
function lineIndexAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the first of some numbers in order that is at least, or with `isAbove` above, a limit. */
function firstAt(numbers: Int32Array, limit: number, isAbove: boolean): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const number = numbers[middle] ?? 0;
    if (isAbove ? number > limit : number >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where a span of the source stands in the text that is shown. */
function shownSpan({ visible }: Source, span: Span): Span {
  if (visible === undefined) return span;
  const start =
    span.start === span.end
      ? firstAt(visible.starts, span.start, false)
      : firstAt(visible.ends, span.start, true);
  return { start, end: Math.max(start, firstAt(visible.starts, span.end, false)) };
}

/** Prepares the text of a source for being asked about its lines. */
export function createSourceText(source: Source): SourceText {
  const starts = lineStarts(source.text);
  const shown = source.visible?.text ?? source.text;
  const shownStarts = source.visible === undefined ? starts : lineStarts(shown);
  const positionAt = (offset: number): Position => {
    const index = lineIndexAt(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  };
  const sourceOffset = (offset: number) =>
    source.visible === undefined
      ? offset
      : (source.visible.starts[offset] ?? source.visible.ends.at(-1) ?? source.text.length);
  return {
    positionAt,
    linesOf: (span) => {
      const { start, end } = shownSpan(source, span);
      const [first, last] = [
        lineIndexAt(shownStarts, start),
        lineIndexAt(shownStarts, Math.max(start, end - 1)),
      ];
      return shownStarts.slice(first, last + 1).flatMap((lineStart, at) => {
        const next = shownStarts[first + at + 1] ?? shown.length;
        const text = shown.slice(lineStart, next).replace(/[\r\n]+$/, "");
        // A span over several lines may end in a line break alone.
        if (at > 0 && end <= lineStart) return [];
        const from = Math.min(Math.max(0, start - lineStart), text.length);
        const to = Math.max(from, Math.min(text.length, end - lineStart));
        const number = positionAt(sourceOffset(Math.max(start, lineStart))).line;
        return [{ number, start: lineStart, text, from, to }];
      });
    },
  };
}
