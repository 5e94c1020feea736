import { COUNT_WORDS, MONEY_UNITS } from "@gongkai/schema";
import { type Line, trimmedLine } from "../structure/lines.ts";
import { isLoneNumeral, isValueText } from "../tables/number.ts";

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

/** Opens the second of two numbers in one cell: `0 /17`. */
const GOES_ON = /^[/、;,]\d/;

/** The pieces of a line, a number and the unit one space after it as one: `232.52 万元`. */
function piecesWithUnits(reading: string, line: Line): readonly Line[] {
  const pieces: Line[] = [];
  for (const piece of piecesOf(reading, line)) {
    const last = pieces.at(-1);
    const isPart = UNITS.has(piece.text) || GOES_ON.test(piece.text);
    const isUnit = last !== undefined && isPart && piece.start - last.end === 1;
    if (!isUnit || !isValueText(last.text)) pieces.push(piece);
    else
      pieces.splice(-1, 1, { text: reading.slice(last.start, piece.end), start: last.start, end: piece.end });
  }
  return pieces;
}

/** No label of the forms is printed downwards in zeros. */
const ZEROS = "〇○零";

/** Shorter words before a numeral may be pieces of labels that are printed downwards, and so may the numeral. */
const SHORTEST_LABEL = 3;

/** Index of the first of the numbers that end a line. */
function findNumbers(pieces: readonly Line[]): number {
  let first = pieces.length;
  while (first > 0 && isNumberText(pieces[first - 1]?.text ?? "")) first -= 1;
  const isBesideLabel = (pieces[first - 1]?.text.length ?? 0) >= SHORTEST_LABEL;
  while (!isBesideLabel && first < pieces.length) {
    const { text = "" } = pieces[first] ?? {};
    if (isValueText(text) || ZEROS.includes(text)) break;
    first += 1;
  }
  return first;
}

/** Whether a piece of a line can be a number, in digits or in one Chinese numeral. */
export function isNumberText(text: string): boolean {
  return isValueText(text) || isLoneNumeral(text);
}

/** Cuts a line into its words and the numbers that end it. */
export function cutAligned(reading: string, line: Line, index: number): AlignedLine {
  if (!line.text.includes(" ")) {
    return isValueText(line.text)
      ? { line: index, words: [], numbers: [line] }
      : { line: index, words: [line], numbers: [] };
  }
  const pieces = piecesWithUnits(reading, line);
  const first = findNumbers(pieces);
  return { line: index, words: pieces.slice(0, first), numbers: pieces.slice(first) };
}
