import type { Measure } from "./measures.ts";

/** A figure of a measure as the statement gives it: sums are exact text in stored units, null where nothing is added. */
export interface MeasureRow {
  readonly n: number;
  readonly blank: number;
  readonly notApplicable: number;
  readonly unread: number;
  readonly sum: string | null;
  /** In stored units, in the order of the measure's quantiles; null where there is no number. */
  readonly quantiles: readonly number[] | null;
  readonly share?: { readonly n: number; readonly part: string | null; readonly whole: string | null };
  readonly yearOnYear?: { readonly n: number; readonly before: string | null; readonly after: string | null };
}

/** How much of something a measure is, by the reports that print both. */
export interface FigureShare {
  /** How many reports print both. */
  readonly n: number;
  /** What the measure adds up to in them; an exact decimal number, null where there are none. */
  readonly part: string | null;
  /** What its whole adds up to in them; likewise. */
  readonly whole: string | null;
  /** The one divided by the other; null where the whole is zero or there is none. */
  readonly share: number | null;
}

/** A measure beside that of the year before, by the agencies whose reports of both years print it. */
export interface FigureChange {
  /** How many agencies and years are compared. */
  readonly n: number;
  /** What the measure adds up to in the year before; an exact decimal number, null where there is nothing. */
  readonly before: string | null;
  /** What it adds up to in the year at hand; likewise. */
  readonly after: string | null;
  /** The second less the first; likewise. */
  readonly difference: string | null;
  /** The difference divided by what was before; null where that is zero or nothing. */
  readonly change: number | null;
}

/**
 * What a measure comes to in a group of reports. Every report of which the measure is expected is counted once, in `n`,
 * `blank`, `notApplicable` or `unread`. Money is in yuan.
 */
export interface FigureStats {
  /** The name of the measure. */
  readonly measure: string;
  /** How many reports should have the cells: their form has them, or they print them although it has not. */
  readonly expected: number;
  /** How many of them print a number in every cell. */
  readonly n: number;
  /** How many left a cell empty. Blank is not zero. */
  readonly blank: number;
  /** How many marked a cell as not applicable, and left none empty. */
  readonly notApplicable: number;
  /** In how many a cell was not read, or holds no whole number where the form counts. */
  readonly unread: number;
  /** An exact decimal number; null where there is no number to add. */
  readonly sum: string | null;
  readonly mean: number | null;
  readonly median: number | null;
  /** Between two numbers a quantile is as far as its position; none where there is no number. */
  readonly quantiles: readonly { readonly at: number; readonly value: number }[];
  /** Null where it was not asked for. */
  readonly share: FigureShare | null;
  /** Null where it was not asked for. */
  readonly yearOnYear: FigureChange | null;
}

/** A whole number of stored units as a decimal number: `toDecimal(-150n, 100)` is `-1.5`. */
function toDecimal(units: bigint, scale: 1 | 100): string {
  if (scale === 1) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(3, "0");
  const fraction = digits.slice(-2).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -2)}${fraction === "" ? "" : `.${fraction}`}`;
}

function decimalOf(sum: string | null, scale: 1 | 100): string | null {
  return sum === null ? null : toDecimal(BigInt(sum), scale);
}

function quotient(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}

function toShare({ n, part, whole }: NonNullable<MeasureRow["share"]>, scale: 1 | 100): FigureShare {
  return {
    n,
    part: decimalOf(part, scale),
    whole: decimalOf(whole, scale),
    share: quotient(Number(part ?? 0), Number(whole ?? 0)),
  };
}

function toChange({ n, before, after }: NonNullable<MeasureRow["yearOnYear"]>, scale: 1 | 100): FigureChange {
  const difference = before === null || after === null ? null : BigInt(after) - BigInt(before);
  return {
    n,
    before: decimalOf(before, scale),
    after: decimalOf(after, scale),
    difference: difference === null ? null : toDecimal(difference, scale),
    change: quotient(Number(difference ?? 0), Number(before ?? 0)),
  };
}

/** What a measure comes to, from what the statement gives. */
export function toFigureStats({ name, cells: { scale }, quantiles }: Measure, row: MeasureRow): FigureStats {
  const { n, blank, notApplicable, unread, sum, share, yearOnYear } = row;
  const values = (row.quantiles ?? []).map((units) => units / scale);
  return {
    measure: name,
    expected: n + blank + notApplicable + unread,
    n,
    blank,
    notApplicable,
    unread,
    sum: decimalOf(sum, scale),
    mean: sum === null ? null : Number(sum) / n / scale,
    median: values.at(-1) ?? null,
    quantiles: quantiles.slice(0, -1).flatMap((at, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ at, value }];
    }),
    share: share === undefined ? null : toShare(share, scale),
    yearOnYear: yearOnYear === undefined ? null : toChange(yearOnYear, scale),
  };
}
