import { FORM_LABEL_KEYS } from "../drawings/form-labels.ts";
import { type Line, trimmedLine } from "../structure/lines.ts";
import { labelKey } from "./label-key.ts";
import { isLoneNumeral, isValueText } from "./number.ts";

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
  /** Whether each line has pipes or markup between its cells, or comes from a drawing: a row of its own. */
  readonly isRow: readonly boolean[];
  /** Whether anything stands in a cell of each line. */
  readonly isFilled: readonly boolean[];
  /** The lines whose cells come from a drawing; lines beside it keep their cells in other places. */
  readonly drawn: ReadonlyMap<number, unknown>;
  /** Whether the lines come from markup, which never breaks a row over two of them. */
  readonly isMarkup: boolean;
}

/** The cells of one line. */
export interface LineTokens {
  readonly tokens: readonly Token[];
  /** How many cells the line has, empty ones counted. */
  readonly slots: number;
}

/** No label of the forms is half as long; anything longer is a sentence, and need not be compared. */
const LONGEST_LABEL = 100;

/** `- 3 -`, `3 / 12` and `第 3 页`: the number of a page, printed in the middle of a table. */
const PAGE_NUMBER = /^(?:[-—–]\s*\d{1,4}\s*[-—–]|\d{1,4}\s*\/\s*\d{1,4}|第\s*\d{1,4}\s*页.{0,12})$/;

/** No number of a page is longer. */
const LONGEST_PAGE_NUMBER = 30;

/** What {@link PAGE_NUMBER} begins with, where it has no slash. */
const OPENS_PAGE_NUMBER = "-—–第";

/** Whether a line is the number of a page. `0/31` before a line that closes a cell is what the cell holds. */
function isPageNumber({ text }: Line, next: Line | undefined): boolean {
  if (text.length > LONGEST_PAGE_NUMBER) return false;
  if (!OPENS_PAGE_NUMBER.includes(text.charAt(0)) && !text.includes("/")) return false;
  if (!PAGE_NUMBER.test(text)) return false;
  return !text.includes("/") || next?.text.startsWith("|") !== true;
}

/** The pieces of a line between spaces; `gap` is how many spaces set two pieces apart at least. */
function piecesBetweenSpaces(text: string, line: Line, gap: number): readonly Line[] {
  const pieces: Line[] = [];
  let from = line.start;
  let at = line.start;
  while (at < line.end) {
    if (text[at] !== " ") {
      at += 1;
      continue;
    }
    const spacesFrom = at;
    while (text[at] === " ") at += 1;
    if (at - spacesFrom < gap) continue;
    const piece = trimmedLine(text, from, spacesFrom);
    if (piece !== null) pieces.push(piece);
    from = at;
  }
  const rest = trimmedLine(text, from, line.end);
  return rest === null ? pieces : [...pieces, rest];
}

const PLAIN_NUMBER = /^[+-]?\d[\d,.]*$/;

/** Whether two numbers may be one, written with a space for the thousands: `1 163`. */
function mayBeOneNumber(first: string, second: string): boolean {
  return /^[+-]?\d{1,3}$/.test(first) && /^\d{3}$/.test(second);
}

/**
 * Splits `规章 0 2 5` into its label and its numbers. Only where each piece after the label is a number, and no
 * two of them may be one number.
 */
function splitTrailingNumbers(text: string, line: Line): readonly Line[] {
  const pieces = piecesBetweenSpaces(text, line, 1);
  let first = pieces.length;
  while (first > 1 && PLAIN_NUMBER.test(pieces[first - 1]?.text ?? "")) first -= 1;
  const numbers = pieces.slice(first);
  const isUnclear = numbers.some((piece, at) => mayBeOneNumber(piece.text, numbers[at + 1]?.text ?? ""));
  const labelEnd = pieces[first - 1]?.end;
  if (numbers.length < 2 || isUnclear || labelEnd === undefined) return [line];
  const label = trimmedLine(text, line.start, labelEnd);
  return label === null ? numbers : [label, ...numbers];
}

/**
 * The cells of a line without pipes: columns drawn with spaces are at least two apart, one space stands inside
 * labels that were cut.
 */
function spacedCells(text: string, line: Line): readonly Line[] {
  if (!line.text.includes(" ") || isValueText(line.text)) return [line];
  const columns = piecesBetweenSpaces(text, line, 2);
  return columns.length === 1 ? splitTrailingNumbers(text, line) : columns;
}

/** The cells of a line between its pipes; null where a cell is empty. A cell is never split: `1 163` is one. */
function pipedCells(text: string, line: Line, isMarkup: boolean): readonly (Line | null)[] {
  const cells: (Line | null)[] = [];
  // In text a leading pipe opens the first cell; between the cells of markup it closes an empty one.
  let from = !isMarkup && line.text.startsWith("|") ? 1 : 0;
  while (from <= line.text.length) {
    const pipe = line.text.indexOf("|", from);
    const to = pipe === -1 ? line.text.length : pipe;
    cells.push(trimmedLine(text, line.start + from, line.start + to));
    from = to + 1;
  }
  return cells;
}

/** Tells where the source has a tab, by offset into the reading text, in which tabs are spaces. */
export type TabFinder = (at: number) => boolean;

/** The cells of a line between its tabs, those around its words included; null where it has none. */
function tabbedCells(text: string, line: Line, isTab: TabFinder): readonly (Line | null)[] | null {
  let start = line.start;
  while (start > 0 && text.charCodeAt(start - 1) === SPACE) start -= 1;
  const cells: (Line | null)[] = [];
  let from = start;
  let end = line.end;
  while (text.charCodeAt(end) === SPACE) end += 1;
  for (let at = start; at < end; at += 1) {
    if (!isTab(at)) continue;
    cells.push(trimmedLine(text, from, at));
    from = at + 1;
  }
  if (cells.length === 0) return null;
  cells.push(trimmedLine(text, from, end));
  return cells;
}

const SPACE = 0x20;

const HAN = /\p{Script=Han}/u;

/**
 * Whether a line of one character is a piece of a label that is printed downwards: 三 of 三、本年度办理结果, with 、
 * on the next line.
 */
function isVerticalLabel(lines: readonly Line[], index: number): boolean {
  const isPiece = (line: Line | undefined) =>
    line?.text.startsWith("、") === true ||
    (line?.text.length === 1 && HAN.test(line.text) && !isValueText(line.text));
  return isPiece(lines[index - 1]) || isPiece(lines[index + 1]);
}

/**
 * Cuts lines into cells, at their pipes or, where there are none, at wide spaces. Empty cells give no token and
 * are counted in `slot`. `isMarkup` says that a cell without a pipe beside it is whole, however it is spaced.
 * `drawn` holds the cells of the lines that a drawing has been read from, by index of the line; `isTab` finds the tabs
 * of a source that has some, which stand between cells as pipes do.
 *
 *     规章 | 0 |  | 5 | |
 *     slot 0   1  2   3
 */
export function tokenize(
  text: string,
  lines: readonly Line[],
  isMarkup: boolean,
  drawn: ReadonlyMap<number, LineTokens>,
  isTab: TabFinder | null,
): Tokens {
  const tokens: Token[] = [];
  const slots: number[] = [];
  const isRow: boolean[] = [];
  const isFilled: boolean[] = [];
  for (const [index, line] of lines.entries()) {
    const drawnLine = drawn.get(index);
    if (drawnLine !== undefined) {
      for (const token of drawnLine.tokens) tokens.push(token);
      slots.push(drawnLine.slots);
      isRow.push(true);
      isFilled.push(drawnLine.tokens.length > 0);
      continue;
    }
    const tabbed = isTab === null ? null : tabbedCells(text, line, isTab);
    const isPiped = isMarkup || tabbed !== null || line.text.includes("|");
    const cells = isPageNumber(line, lines[index + 1])
      ? []
      : (tabbed ?? (isPiped ? pipedCells(text, line, isMarkup) : spacedCells(text, line)));
    let hasValue = false;
    for (const [slot, cell] of cells.entries()) {
      if (cell === null) continue;
      let isValue =
        isValueText(cell.text) || (isLoneNumeral(cell.text) && (isPiped || !isVerticalLabel(lines, index)));
      let key = isValue || cell.text.length > LONGEST_LABEL ? "" : labelKey(cell.text);
      // Words after a number stand where a number should: a cell that cannot be read, and not a blank one.
      if (isMarkup && hasValue && !isValue && !FORM_LABEL_KEYS.has(key)) [isValue, key] = [true, ""];
      hasValue ||= isValue;
      tokens.push({ text: cell.text, start: cell.start, end: cell.end, line: index, slot, isValue, key });
    }
    slots.push(cells.length);
    isRow.push(isPiped);
    isFilled.push(cells.some((cell) => cell !== null));
  }
  return { tokens, slots, isRow, isFilled, drawn, isMarkup };
}
