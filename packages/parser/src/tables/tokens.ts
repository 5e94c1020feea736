import type { Line } from "../structure/lines.ts";
import { trimmedLine } from "../structure/lines.ts";
import { isValueText } from "./number.ts";

/** One printed cell with something in it. Offsets are into the reading text. */
export interface Token extends Line {
  /** Index of the line it stands on, within the lines given. */
  readonly line: number;
  /** Position among the cells of its line, empty ones counted, from 0. */
  readonly slot: number;
  readonly isValue: boolean;
}

/** The cells of a stretch of lines. */
export interface Tokens {
  readonly tokens: readonly Token[];
  /** How many cells each line has, empty ones counted. */
  readonly slots: readonly number[];
}

/** Numbers in columns of spaces at the end of a line: `规章   0   2   5`. */
const SPACED_VALUES = /^(.*?\S)((?:\s+(?:[+-]?\d[\d,.]*|[-/—]))+)$/;

/** Splits `规章  0  2  5` into its label and its numbers; a cell that is no such row stays whole. */
function splitSpaced(text: string, cell: Line): readonly Line[] {
  if (isValueText(cell.text)) return [cell];
  const match = SPACED_VALUES.exec(cell.text);
  if (match === null) return splitValues(text, cell);
  const labelEnd = cell.start + (match[1]?.length ?? 0);
  const label = trimmedLine(text, cell.start, labelEnd);
  const values = trimmedLine(text, labelEnd, cell.end);
  return [...(label === null ? [] : [label]), ...(values === null ? [] : splitValues(text, values))];
}

const ONLY_SPACED_VALUES = /^(?:[+-]?\d[\d,.]*|[-/—])(?:\s+(?:[+-]?\d[\d,.]*|[-/—]))+$/;

function splitValues(text: string, cell: Line): readonly Line[] {
  if (!ONLY_SPACED_VALUES.test(cell.text)) return [cell];
  return [...cell.text.matchAll(/\S+/g)].flatMap(
    (match) => trimmedLine(text, cell.start + match.index, cell.start + match.index + match[0].length) ?? [],
  );
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
      const pieces = cell === null ? [] : splitSpaced(text, cell);
      for (const piece of pieces) {
        tokens.push({ ...piece, line: index, slot, isValue: isValueText(piece.text) });
        slot += 1;
      }
      if (cell === null) slot += 1;
      cellStart = cellEnd + 1;
    }
    slots.push(slot);
  }
  return { tokens, slots };
}
