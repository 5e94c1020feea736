import type { CellAddress, HypothesisKind } from "@gongkai/schema";
import type { Constraint } from "./constraints.ts";

/** Another number for a cell. */
export interface Change {
  readonly cell: CellAddress;
  readonly from: number | null;
  readonly to: number;
}

/** A guess at what happened, before it is tried out. */
export interface Proposal {
  readonly kind: HypothesisKind;
  /** In printed order; only cells whose number changes. */
  readonly changes: readonly Change[];
  /** Whether the numbers moved along a row or a column; null where nothing moved. */
  readonly along: "row" | "column" | null;
}

/** A guess that was tried out on a copy of the report. */
export interface TriedProposal extends Proposal {
  /** What failed and passes with the changes. */
  readonly resolved: readonly Constraint[];
  /** How many places that passed do not with the changes. */
  readonly broken: number;
  /** How many places that could not be decided hold with the changes. */
  readonly settled: number;
}

/** What names the changes of a proposal, whatever their kind. */
export function changesKey(changes: readonly Change[]): string {
  return changes.map(({ cell, to }) => `${cell}=${to}`).join(" ");
}
