import { COUNT_WORDS, MONEY_UNITS } from "@gongkai/schema";
import { type Line, trimmedLine } from "../structure/lines.ts";
import { isValueText } from "../tables/number.ts";

/** A physical line of a table without borders: what stands before its numbers, and its numbers. */
export interface AlignedLine {
  /** Index of the line. */
  readonly line: number;
  readonly words: readonly Line[];
  readonly numbers: readonly Line[];
}

const SPACE = 0x20;

/** The pieces of a line between spaces, however few. */
export function piecesOf(reading: string, line: Line): readonly Line[] {
  const pieces: Line[] = [];
  let at = line.start;
  while (at < line.end) {
    while (reading.charCodeAt(at) === SPACE) at += 1;
    const from = at;
    while (at < line.end && reading.charCodeAt(at) !== SPACE) at += 1;
    const piece = trimmedLine(reading, from, at);
    if (piece !== null) pieces.push(piece);
  }
  return pieces;
}

const UNITS = new Set<string>([...MONEY_UNITS, ...COUNT_WORDS]);

/** The pieces of a line, a number and the unit one space after it as one: `232.52 万元`. */
function piecesWithUnits(reading: string, line: Line): readonly Line[] {
  const pieces: Line[] = [];
  for (const piece of piecesOf(reading, line)) {
    const last = pieces.at(-1);
    const isUnit = last !== undefined && UNITS.has(piece.text) && piece.start - last.end === 1;
    if (!isUnit || !isValueText(last.text)) pieces.push(piece);
    else
      pieces.splice(-1, 1, { text: reading.slice(last.start, piece.end), start: last.start, end: piece.end });
  }
  return pieces;
}

/** Cuts a line into its words and the numbers that end it. */
export function cutAligned(reading: string, line: Line, index: number): AlignedLine {
  if (!line.text.includes(" ")) {
    return isValueText(line.text)
      ? { line: index, words: [], numbers: [line] }
      : { line: index, words: [line], numbers: [] };
  }
  const pieces = piecesWithUnits(reading, line);
  let first = pieces.length;
  while (first > 0 && isValueText(pieces[first - 1]?.text ?? "")) first -= 1;
  return { line: index, words: pieces.slice(0, first), numbers: pieces.slice(first) };
}
