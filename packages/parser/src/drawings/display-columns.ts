import type { MappedText } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";

/** How many columns of a terminal the characters take that some fonts print narrow and others wide: “, …, ─, ①. */
export type AmbiguousWidth = 1 | 2;

/** Works out where on the screen the characters of a line stand. */
export type ColumnsOf = (line: Line) => Int32Array;

const TAB = 0x09;
const TAB_STOP = 8;

/** First and last code points that take two columns (East Asian Width W and F), in order. */
const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
] as const;

/** Blocks whose characters some terminals print narrow and others wide. */
const AMBIGUOUS = [
  [0xb0, 0xb7],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2010, 0x2027],
  [0x2030, 0x203e],
  [0x2100, 0x22ff],
  [0x2460, 0x266f],
] as const;

/** Marks that are printed over the character before them, and characters that print nothing. */
const NO_WIDTH = [
  [0x300, 0x36f],
  [0x200b, 0x200f],
  [0x2060, 0x2060],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
] as const;

function isIn(ranges: readonly (readonly [number, number])[], code: number): boolean {
  for (const [first, last] of ranges) {
    if (code < first) return false;
    if (code <= last) return true;
  }
  return false;
}

/** The width of every UTF-16 unit that is a character, worked out once for each way of printing ambiguous ones. */
const unitWidths = new Map<AmbiguousWidth, Uint8Array>();

function widthsOfUnits(ambiguous: AmbiguousWidth): Uint8Array {
  const known = unitWidths.get(ambiguous);
  if (known !== undefined) return known;
  const widths = Uint8Array.from({ length: 0x10000 }, (_, code) => widthOf(code, ambiguous));
  unitWidths.set(ambiguous, widths);
  return widths;
}

/** The columns that a code point takes on a terminal: 0, 1 or 2. */
function widthOf(code: number, ambiguous: AmbiguousWidth): number {
  if (code < 0x80) return 1;
  if (isIn(NO_WIDTH, code)) return 0;
  if (isIn(WIDE, code)) return 2;
  return ambiguous === 2 && isIn(AMBIGUOUS, code) ? 2 : 1;
}

/** Where the physical line begins in the reading text; a line given has no spaces before it. */
function physicalStart(text: string, line: Line): number {
  let start = line.start;
  while (start > 0 && text.charCodeAt(start - 1) === 0x20) start -= 1;
  return start;
}

/**
 * Measures lines as a terminal prints them: the column of each UTF-16 unit of the line, and of its end.
 *
 * It is the source that was aligned, so it is the source that is measured: in the reading text brackets have become
 * narrow and glosses have gone.
 */
export function measureDisplay(source: string, reading: MappedText, ambiguous: AmbiguousWidth): ColumnsOf {
  const widths = widthsOfUnits(ambiguous);
  return (line) => {
    const columns = new Int32Array(line.end - line.start + 1);
    let at = reading.starts[physicalStart(reading.text, line)] ?? 0;
    let column = 0;
    for (let index = line.start; index <= line.end; index += 1) {
      const target =
        index < line.end ? (reading.starts[index] ?? at) : Math.max(at, reading.ends[index - 1] ?? at);
      while (at < target) {
        const code = source.codePointAt(at) ?? 0;
        column += code === TAB ? TAB_STOP - (column % TAB_STOP) : (widths[code] ?? widthOf(code, ambiguous));
        at += code > 0xffff ? 2 : 1;
      }
      columns[index - line.start] = column;
    }
    return columns;
  };
}

/** Measures lines in characters, as `lynx` and `pdftotext` align them: every character takes one column. */
export function measureCharacters(reading: MappedText): ColumnsOf {
  return (line) => {
    const columns = new Int32Array(line.end - line.start + 1);
    const indent = line.start - physicalStart(reading.text, line);
    for (let index = 0; index < columns.length; index += 1) columns[index] = indent + index;
    return columns;
  };
}
