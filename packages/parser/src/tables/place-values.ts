import { isNothingWord } from "./number.ts";
import type { RowReading } from "./read-rows.ts";
import type { Token, Tokens } from "./tokens.ts";

/** A row of cells to be placed: where it begins, and the numbers printed in it. */
export interface ValueRow {
  /** The line that the row stands on, and the slot before its first column. */
  readonly line: number;
  readonly slot: number;
  readonly values: readonly Token[];
}

/** What is known of how a table's rows are laid out. */
export interface RowLayout {
  /** Whether the cells come from markup, so that every cell of a row is there, blank or not. */
  readonly isMarkup: boolean;
  /** Whether rows without blanks show that a row's first column follows its label at once. */
  readonly isAligned: boolean;
  /** Whether most rows with a number in every column print no empty cell among them. */
  readonly hasFewGaps: boolean;
  /**
   * Whether some rows of a text have too many numbers and others too few: a number too many and one that is missing
   * can then meet in one row, and only a sum tells.
   */
  readonly isIrregular: boolean;
  /** The slot in which the first number of most rows stands that have one for every column; null without such rows. */
  readonly usualFirstSlot: number | null;
  /** Where the numbers of rows stand between tabs, by the number of columns; null in other texts. */
  readonly tabbed: ReadonlyMap<number, TabbedRow> | null;
}

/** The slots of a row that has a number for every column, and how many cells its line has. */
export interface TabbedRow {
  readonly columnSlots: readonly number[];
  readonly cellCount: number;
}

/**
 * Where the numbers of a row stand: one entry per column, null where the column is blank; or why that cannot
 * be known.
 */
export type Placed =
  | { readonly kind: "placed"; readonly columns: readonly (Token | null)[] }
  | { readonly kind: "column-ambiguous" }
  | { readonly kind: "too-many-numbers" };

/** The place of a row that has a label: after it. */
export function rowAfterLabel({ label, values }: RowReading): ValueRow {
  return { line: label.line, slot: label.slot, values };
}

function isOnOneLine({ line, values }: ValueRow): boolean {
  return values.every((value) => value.line === line);
}

/** Whether numbers of one line have an empty cell between them. */
function hasGap({ values }: ValueRow): boolean {
  let before: Token | undefined;
  for (const value of values) {
    if (before !== undefined && before.line === value.line && value.slot !== before.slot + 1) return true;
    before = value;
  }
  return false;
}

/** Whether the first number stands neither straight after the label nor where other rows have theirs. */
function startsOddly({ line, slot, values }: ValueRow, usualFirstSlot: number | null): boolean {
  const [first] = values;
  if (first === undefined || first.line !== line) return false;
  return first.slot !== slot + 1 && first.slot !== usualFirstSlot;
}

/** What occurs most often; null of nothing. */
function mostCommon<T>(values: readonly T[], keyOf: (value: T) => string | number): T | null {
  const counts = new Map<string | number, number>();
  let best: T | null = null;
  let most = 0;
  for (const value of values) {
    const count = (counts.get(keyOf(value)) ?? 0) + 1;
    counts.set(keyOf(value), count);
    if (count > most) [best, most] = [value, count];
  }
  return best;
}

/** The slot in which most of the rows with a number for every column have the first one. */
export function findUsualFirstSlot(full: readonly ValueRow[]): number | null {
  return mostCommon(
    full.flatMap(({ values }) => values[0]?.slot ?? []),
    (slot) => slot,
  );
}

/** Where between tabs most of the rows with a number for every column have them. */
export function findTabbedRow(full: readonly ValueRow[], slots: readonly number[]): TabbedRow | null {
  const rows = full.filter(isOnOneLine).map(({ line, values }) => ({
    columnSlots: values.map(({ slot }) => slot),
    cellCount: slots[line] ?? 0,
  }));
  return mostCommon(rows, ({ columnSlots, cellCount }) => `${columnSlots.join(" ")} of ${cellCount}`);
}

/** Whether most of the rows that have a number for every column print them side by side. */
export function haveFewGaps(rows: readonly ValueRow[], columnCount: number): boolean {
  const full = rows.filter(({ values }) => values.length === columnCount);
  return full.filter(hasGap).length * 2 < full.length;
}

/** Rows that all end in the same column are no accident from this many on. */
const FEWEST_ALIGNED_ROWS = 5;

/**
 * Whether a row's first column is the cell after its label, and no empty cell comes between.
 *
 * Rows with a number in every column show it. Where there is none, it is taken for granted if all rows, and
 * not a few, end exactly in the last column: the agency fills in the total and nothing else.
 */
export function areAligned(rows: readonly ValueRow[], columnCount: number): boolean {
  const filled = rows.filter((row) => row.values.length > 0 && isOnOneLine(row));
  const full = filled.filter((row) => row.values.length === columnCount);
  if (full.length > 0) return full.every(({ slot, values }) => values[0]?.slot === slot + 1);
  const endsInLastColumn = ({ slot, values }: ValueRow) => values.at(-1)?.slot === slot + columnCount;
  return filled.length >= FEWEST_ALIGNED_ROWS && filled.every(endsInLastColumn);
}

/** Without a line that only says 无, which stands below the table and not in it. */
function withoutNothingBelow({ values }: ValueRow, columnCount: number): readonly Token[] {
  const [last, beforeLast] = [values.at(-1), values.at(-2)];
  const isBelow = values.length === columnCount + 1 && last?.line !== beforeLast?.line;
  return isBelow && isNothingWord(last?.text ?? "") ? values.slice(0, -1) : values;
}

/** Places a row by the rows that have a number for every column: a line with as many cells has the same places. */
function placeBetweenTabs(
  { line, slot: labelSlot }: ValueRow,
  values: readonly Token[],
  usual: TabbedRow | undefined,
  slots: readonly number[],
): Placed {
  const isKnown =
    usual?.cellCount === slots[line] && values.every(({ slot }) => usual?.columnSlots.includes(slot));
  // Where equal neighbours were dropped, labels move into the columns of numbers.
  const isLabelled = labelSlot < (usual?.columnSlots[0] ?? 0);
  if (usual === undefined || !isKnown || !isLabelled) return { kind: "column-ambiguous" };
  const columns = usual.columnSlots.map((column) => values.find(({ slot }) => slot === column) ?? null);
  return { kind: "placed", columns };
}

/**
 * Gives the numbers of a row to its columns by position.
 *
 * As many numbers as columns: in order. No number at all: every column is blank. Fewer: their places count
 * only if the layout keeps blank cells. It surely does where markup gives the row as many cells as there are
 * columns; in plain text it does where the last number stands exactly in the last column, and other rows show
 * that no empty cell comes between label and first column:
 *
 *     一、本年新收… | 3 | | | | | | 3 |          placed: cells 1 and 7 of 7
 *     一、本年新收… | 3 | 3 | |||||||            ambiguous: blanks dropped, padding moved to the end
 */
export function placeValues(
  row: ValueRow,
  columnCount: number,
  { slots, drawn }: Tokens,
  { isMarkup, isAligned, hasFewGaps, usualFirstSlot, tabbed }: RowLayout,
): Placed {
  const values = withoutNothingBelow(row, columnCount);
  if (values.length > columnCount) return { kind: "too-many-numbers" };
  if (values.length === columnCount) {
    // A column more than the form has, and a blank cell among the others, come to the same number of numbers.
    const isOdd = hasFewGaps && (hasGap(row) || startsOddly(row, usualFirstSlot));
    return isOdd ? { kind: "column-ambiguous" } : { kind: "placed", columns: values };
  }
  if (values.length === 0) return { kind: "placed", columns: Array(columnCount).fill(null) };
  const isBesideDrawing = drawn.size > 0 && !drawn.has(row.line);
  if (!isOnOneLine(row) || isBesideDrawing) return { kind: "column-ambiguous" };
  if (tabbed !== null) return placeBetweenTabs(row, values, tabbed.get(columnCount), slots);
  const slotCount = (slots[row.line] ?? 0) - row.slot - 1;
  const endsInLastColumn = values.at(-1)?.slot === row.slot + columnCount;
  const keepsBlanks = isMarkup ? slotCount === columnCount : isAligned && endsInLastColumn;
  if (!keepsBlanks) return { kind: "column-ambiguous" };
  const columns: (Token | null)[] = Array(columnCount).fill(null);
  for (const value of values) columns[value.slot - row.slot - 1] = value;
  return { kind: "placed", columns };
}
