import type { Line } from "../structure/lines.ts";
import type { Token } from "../tables/tokens.ts";

/** Whether two pieces may be one number, written with a space for the thousands: `1 163`. */
function mayBeOne(first: Line, second: Line): boolean {
  const isNear = second.start - first.end === 1;
  return isNear && /^[+-]?[1-9]\d{0,2}$/.test(first.text) && /^\d{3}$/.test(second.text);
}

/** How many numbers a row has, and how many of them make up a sum. */
export interface RowSums {
  readonly count: number;
  readonly width: number;
}

/** Whether of each `width` numbers the last is the sum of those before it. */
function addUp(numbers: readonly Line[], width: number): boolean {
  let sum = 0;
  for (const [at, { text }] of numbers.entries()) {
    const value = Number(text.replaceAll(",", ""));
    if (at % width < width - 1) sum += value;
    else if (sum !== value) return false;
    else sum = 0;
  }
  return true;
}

/**
 * Joins numbers one space apart that may be one, so that nobody reads them as two. They are two where the row has
 * `count` of them and they add up in groups of `width`.
 */
export function joinUnclear(reading: string, numbers: readonly Line[], sums: RowSums): readonly Line[] {
  const joined: Line[] = [];
  for (const number of numbers) {
    const last = joined.at(-1);
    if (last === undefined || !mayBeOne(last, number)) joined.push(number);
    else {
      const text = reading.slice(last.start, number.end);
      joined.splice(-1, 1, { text, start: last.start, end: number.end });
    }
  }
  return isFooted(numbers, sums) ? numbers : joined;
}

/** Whether a row has all its numbers and they add up. */
export function isFooted(numbers: readonly Line[], { count, width }: RowSums): boolean {
  return numbers.length === count && addUp(numbers, width);
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
