import type { Line } from "../structure/lines.ts";
import { trimmedLine } from "../structure/lines.ts";
import { labelKey } from "./label-key.ts";
import { isValueText } from "./number.ts";

/** One printed cell with something in it. Offsets are into the reading text. */
export interface Token extends Line {
  /** Index of the line it stands on, within the lines given. */
  readonly line: number;
  /** Position among the cells of its line, empty ones counted, from 0. */
  readonly slot: number;
  readonly isValue: boolean;
  /** The text as labels are compared; empty for numbers and sentences. */
  readonly key: string;
}

/** The cells of a stretch of lines. */
export interface Tokens {
  readonly tokens: readonly Token[];
  /** How many cells each line has, empty ones counted. */
  readonly slots: readonly number[];
}

/** No label of the forms is half as long; anything longer is a sentence, and need not be compared. */
const LONGEST_LABEL = 100;

/** Columns drawn with spaces are at least two apart; one space stands inside labels that were cut. */
const COLUMN_GAP = / {2,}/g;

/** Numbers one space apart at the end of a label: `规章 0 2 5`. */
const TRAILING_VALUES = /(?: (?:[+-]?\d[\d,.]*|[-/—])){2,}$/;

function cutAt(text: string, cell: Line, cuts: Iterable<RegExpExecArray>): readonly Line[] {
  const pieces: Line[] = [];
  let from = cell.start;
  for (const cut of cuts) {
    const piece = trimmedLine(text, from, cell.start + cut.index);
    if (piece !== null) pieces.push(piece);
    from = cell.start + cut.index + cut[0].length;
  }
  const rest = trimmedLine(text, from, cell.end);
  return rest === null ? pieces : [...pieces, rest];
}

/** Splits `规章    0    2    5` and `规章 0 2 5` into cells; a cell that is no such row stays whole. */
function splitSpaced(text: string, cell: Line): readonly Line[] {
  if (!cell.text.includes(" ") || isValueText(cell.text)) return [cell];
  return cutAt(text, cell, cell.text.matchAll(COLUMN_GAP)).flatMap((piece) => {
    const values = TRAILING_VALUES.exec(` ${piece.text}`);
    if (values === null) return [piece];
    const spaces = [...piece.text.slice(Math.max(0, values.index - 1)).matchAll(/ /g)];
    const shift = Math.max(0, values.index - 1);
    for (const space of spaces) space.index += shift;
    return cutAt(text, piece, spaces);
  });
}

/**
 * Cuts lines into cells at their pipes. Empty cells give no token and are counted in `slot`.
 *
 *     规章 | 0 |  | 5 | |
 *     slot 0   1  2   3
 */
export function tokenize(text: string, lines: readonly Line[]): Tokens {
  const tokens: Token[] = [];
  const slots: number[] = [];
  for (const [index, line] of lines.entries()) {
    let slot = 0;
    let cellStart = line.start;
    // A leading pipe opens the first cell; it does not close an empty one.
    if (text[cellStart] === "|") cellStart += 1;
    while (cellStart <= line.end) {
      const pipe = text.indexOf("|", cellStart);
      const cellEnd = pipe === -1 || pipe > line.end ? line.end : pipe;
      const cell = trimmedLine(text, cellStart, cellEnd);
      for (const piece of cell === null ? [] : splitSpaced(text, cell)) {
        const isValue = isValueText(piece.text);
        const key = isValue || piece.text.length > LONGEST_LABEL ? "" : labelKey(piece.text);
        tokens.push({
          text: piece.text,
          start: piece.start,
          end: piece.end,
          line: index,
          slot,
          isValue,
          key,
        });
        slot += 1;
      }
      if (cell === null) slot += 1;
      cellStart = cellEnd + 1;
    }
    slots.push(slot);
  }
  return { tokens, slots };
}
