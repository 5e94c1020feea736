import type { CellAddress } from "./forms/identifiers.ts";
import type { LocalizedText } from "./localized-text.ts";

/**
 * Who made a cell wrong: the number at the cell's own span in the source is the number that was read, so the agency
 * printed it; it is not, so the reading is at fault; or the source does not decide it.
 */
export const BLAMES = ["agency", "reading", "undecided"] as const;

/** Who made a cell wrong. */
export type Blame = (typeof BLAMES)[number];

/**
 * What may have happened to the numbers of a report that does not add up.
 *
 * - `wrong-cell`: one number is wrong, or two of one line are
 * - `transposed-digits`: two digits of one number changed places
 * - `split-digits`: the digits of one number stand in two neighbouring cells, and the row moved on behind them
 * - `shifted-row`: a run of numbers in one row stands one column off
 * - `shifted-column`: a run of numbers in one column stands one row off, or a whole table stands one column off
 * - `swapped-cells`: two numbers, or two neighbouring rows or columns, changed places
 * - `unit`: an amount is ten thousand times too much or too little
 */
export const HYPOTHESIS_KINDS = [
  "wrong-cell",
  "transposed-digits",
  "split-digits",
  "shifted-row",
  "shifted-column",
  "swapped-cells",
  "unit",
] as const;

/** What may have happened to the numbers. */
export type HypothesisKind = (typeof HYPOTHESIS_KINDS)[number];

/** Another number for a cell that a hypothesis supposes. It is shown and never applied. */
export interface SupposedNumber {
  readonly cell: CellAddress;
  /** The number as read; null where none was. */
  readonly from: number | null;
  /** The number that would make it right. */
  readonly to: number;
}

/** An explanation of failures that was tried out: with its changes some failures go away, and others may come. */
export interface Hypothesis {
  readonly kind: HypothesisKind;
  readonly changes: readonly SupposedNumber[];
  /** How many of the failures it explains would pass. */
  readonly resolved: number;
  /** How many places that pass would fail. */
  readonly broken: number;
  /** One sentence with the cells and numbers. */
  readonly message: LocalizedText;
}

/** What is wrong, as far as the failures of a report that share cells point to it. */
export interface Diagnosis {
  /** Which findings it explains, as indices into the findings that were diagnosed. */
  readonly findings: readonly number[];
  /** The single wrong cell; null where the failures do not single one out. */
  readonly cell: CellAddress | null;
  readonly blame: Blame;
  /** One sentence on why. */
  readonly message: LocalizedText;
  /** Best first; empty where none makes anything better. */
  readonly hypotheses: readonly Hypothesis[];
}
