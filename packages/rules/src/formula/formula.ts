import type { CellAddress, LocalizedText, Span } from "@gongkai/schema";

/** One number of a sum: a cell of the report, or of the report of the year before. */
export interface Term {
  readonly cell: CellAddress;
  readonly of: "report" | "previous";
}

/** A sum of cells and a constant; without cells it is the constant alone. */
export interface Sum {
  readonly terms: readonly Term[];
  readonly constant: number;
  /** What the sum is called in a message; by default the labels of its cells. */
  readonly name: LocalizedText | null;
  /** How the sum is written in a formula; by default the ids of its cells. */
  readonly notation: string | null;
}

/** How two sums have to compare. */
export type Relation = "=" | "<=" | ">=";

/** Two sums and how they have to compare. */
export interface Comparison {
  readonly left: Sum;
  readonly relation: Relation;
  readonly right: Sum;
}

/**
 * What a rule demands at one place, as data.
 *
 * Sums have no minus: `inForce − issued + repealed ≥ 0` is written `inForce + repealed >= issued`.
 */
export interface Formula extends Comparison {
  /** The demand holds only where this does. */
  readonly when?: Comparison;
  /** A bound, which says nothing where a number is missing; anything else then says that it is undecided. */
  readonly isBound?: boolean;
  /** Stretches of the report's text that take part and are no cells, such as a printed subtotal. */
  readonly spans?: readonly Span[];
  /**
   * The message of a failure, where the general one would be hard to understand. `{place}`, `{left}`, `{right}`,
   * `{difference}` and `{when}` stand for the place and the figures.
   */
  readonly failure?: LocalizedText;
}

/** A sum of cells of the report. */
export function sumOf(
  cells: readonly CellAddress[],
  written: { readonly name?: LocalizedText; readonly notation?: string } = {},
): Sum {
  return {
    terms: cells.map((cell) => ({ cell, of: "report" })),
    constant: 0,
    name: written.name ?? null,
    notation: written.notation ?? null,
  };
}

/** A sum of cells of the report of the year before. */
export function previousSumOf(cells: readonly CellAddress[]): Sum {
  return { ...sumOf([]), terms: cells.map((cell) => ({ cell, of: "previous" })) };
}

/** A sum of sums; it is named and written by its cells. */
export function plus(...sums: readonly Sum[]): Sum {
  return {
    ...sumOf([]),
    terms: sums.flatMap((sum) => sum.terms),
    constant: sums.reduce((total, sum) => total + sum.constant, 0),
  };
}

/** A fixed number. */
export function constant(value: number): Sum {
  return { ...sumOf([]), constant: value };
}

/** The terms that take part in a formula: both sides, then the condition. */
export function termsOf(formula: Formula): readonly Term[] {
  const { left, right, when } = formula;
  if (when === undefined) return [...left.terms, ...right.terms];
  return [...left.terms, ...right.terms, ...when.left.terms, ...when.right.terms];
}
