import { COUNT_WORDS } from "@gongkai/schema";
import { readChineseNumeral } from "@gongkai/text";
import type { Line } from "../structure/lines.ts";
import type { Token } from "../tables/tokens.ts";

/** Whether two pieces may be one number, written with a space for the thousands: `1 163`. */
function mayBeOne(first: Line, second: Line): boolean {
  const isNear = second.start - first.end === 1;
  return isNear && /^[+-]?[1-9]\d{0,2}$/.test(first.text) && /^\d{3}$/.test(second.text);
}

/** Numbers of one cell are hardly further apart. */
const NARROW_GAP = 2;

/** Columns are this much further apart than numbers of one cell. */
const GAP_RATIO = 3;

/** How many numbers a row has, and how many of them make up a sum. */
export interface RowSums {
  readonly count: number;
  readonly width: number;
}

/** What a number counts, without its unit; NaN where that is not plain. */
function countOf(text: string): number {
  const unit = COUNT_WORDS.find((word) => text.endsWith(word)) ?? "";
  const count = text
    .slice(0, text.length - unit.length)
    .replaceAll(",", "")
    .trim();
  if (/^\d+$/.test(count)) return Number(count);
  return readChineseNumeral(count) ?? Number.NaN;
}

/** Whether of each `width` numbers the last is the sum of those before it. */
function addUp(numbers: readonly Line[], width: number): boolean {
  let sum = 0;
  for (const [at, { text }] of numbers.entries()) {
    const value = countOf(text);
    if (Number.isNaN(value)) return false;
    if (at % width < width - 1) sum += value;
    else if (sum !== value) return false;
    else sum = 0;
  }
  return true;
}

/** From the first number of a row to the last as one text: a single number stays one, several are none. */
export function asOne(reading: string, numbers: readonly Line[]): readonly Line[] {
  const [start, end] = [numbers[0]?.start ?? 0, numbers.at(-1)?.end ?? 0];
  return [{ text: reading.slice(start, end), start, end }];
}

/**
 * The numbers of a row, or the row as one text where some of them may be one number or stand in one cell: then it is
 * not known how many there are, and a row with the right count may have it by accident. They are numbers of their own
 * where the row has `count` of them and they add up in groups of `width`. `isPlaced` says that each stands in a column
 * of its own.
 */
export function joinUnclear(
  reading: string,
  numbers: readonly Line[],
  sums: RowSums,
  isPlaced: boolean,
): readonly Line[] {
  if (isFooted(numbers, sums)) return numbers;
  const isUnclear = numbers.some((number, at) => {
    const next = numbers[at + 1];
    return next !== undefined && mayBeOne(number, next);
  });
  return isUnclear || (!isPlaced && isCrowded(numbers, sums)) ? asOne(reading, numbers) : numbers;
}

/** Whether a row has all its numbers and they add up. */
export function isFooted(numbers: readonly Line[], { count, width }: RowSums): boolean {
  return numbers.length === count && addUp(numbers, width);
}

/**
 * Whether two numbers of a row stand side by side while others are far apart: both may stand in one cell, and which
 * column the others belong to is not known then. Sums that hold say that they stand in two.
 */
function isCrowded(numbers: readonly Line[], sums: RowSums): boolean {
  const gaps = numbers.slice(1).map((number, at) => number.start - (numbers[at]?.end ?? 0));
  const narrowest = Math.min(...gaps);
  const isUneven = narrowest <= NARROW_GAP && gaps.some((gap) => gap >= narrowest * GAP_RATIO);
  return isUneven && !isFooted(numbers, sums) && !isFootedWithSubtotal(numbers, sums);
}

/** Whether a row has the subtotal of its organizations before its total, and both hold. */
function isFootedWithSubtotal(numbers: readonly Line[], { count }: RowSums): boolean {
  if (numbers.length !== count + 1) return false;
  const values = numbers.map(({ text }) => countOf(text));
  const [person = 0, ...rest] = values;
  const [subtotal = 0, total = 0] = rest.splice(-2);
  return rest.reduce((sum, value) => sum + value, 0) === subtotal && person + subtotal === total;
}

const TWO_NUMBERS = /[\d零一二三四五六七八九十] ?[/、;] ?[\d零一二三四五六七八九十]/;

/**
 * Whether cells of a table hold two numbers, as `0/99` shows or a row with more numbers than there are columns. Where
 * blanks are dropped too, two numbers of one cell and a blank make up a row that looks whole.
 */
export function holdTwoNumbers(
  rows: readonly { readonly numbers: readonly Line[] }[],
  columns: number,
): boolean {
  return rows.some(
    ({ numbers }) => numbers.length > columns || numbers.some(({ text }) => TWO_NUMBERS.test(text)),
  );
}

/** Numbers as tokens: in the slots of their columns where these are certain, else one after the other. */
export function numberTokens(
  numbers: readonly Line[],
  line: number,
  firstSlot: number,
  places: readonly number[] | null,
): readonly Token[] {
  return numbers.map(({ text, start, end }, at) => ({
    text,
    start,
    end,
    line,
    slot: firstSlot + (places?.[at] ?? at),
    isValue: true,
    key: "",
  }));
}
