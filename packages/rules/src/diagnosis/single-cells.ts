import type { CellAddress, Report } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import type { Constraints, Equation } from "./constraints.ts";
import type { Proposal } from "./proposal.ts";
import { numberAt } from "./try-proposal.ts";

/** Another number for one cell, with the failing identities that it would settle. */
export interface SingleCell {
  readonly proposal: Proposal;
  readonly settles: readonly Equation[];
}

/** Sums of money are fractions; what is left of them beyond a hundredth of a fen is noise. */
function withoutNoise(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Whether a number can stand in a cell at all. */
export function isPossible(address: CellAddress, value: number): boolean {
  const unit = unitOf(address);
  if (unit === "change") return Number.isSafeInteger(value);
  return value >= 0 && (unit === "money" ? Number.isFinite(value) : Number.isSafeInteger(value));
}

/** Whether exchanging two digits of one number gives the other. */
function areTransposed(one: number, other: number): boolean {
  if ((one - other) % 9 !== 0 || one === other) return false;
  const [left, right] = [String(one), String(other).padStart(String(one).length, "0")];
  if (left.length !== right.length) return false;
  const differing = [...left].flatMap((digit, index) => (digit === right.charAt(index) ? [] : [index]));
  const [first = 0, second = 0] = differing;
  return (
    differing.length === 2 &&
    left.charAt(first) === right.charAt(second) &&
    left.charAt(second) === right.charAt(first)
  );
}

/**
 * The one number for a cell that settles every failing identity in which it takes part, if there is one and no
 * identity that holds speaks against it.
 */
function proposeCell(
  cell: CellAddress,
  equations: readonly Equation[],
  report: Report,
  { equationsOf }: Constraints,
): SingleCell | null {
  const from = numberAt(report, cell);
  if (from === null) return null;
  const settles: Equation[] = [];
  let correction: number | null = null;
  for (const equation of equationsOf.get(cell) ?? []) {
    if (equation.state === "open") continue;
    if (!equations.includes(equation)) return null;
    settles.push(equation);
    // Beside numbers that were not read, a failing identity says that it is off, and not by how much.
    if (equation.hasUnread) continue;
    const wanted = withoutNoise(-equation.excess / (equation.coefficients.get(cell) ?? 1));
    if (correction !== null && wanted !== correction) return null;
    correction = wanted;
  }
  const to = correction === null ? null : withoutNoise(from + correction);
  if (to === null || to === from || !isPossible(cell, to)) return null;
  const kind = areTransposed(from, to) ? "transposed-digits" : "wrong-cell";
  return { proposal: { kind, changes: [{ cell, from, to }], along: null }, settles };
}

/**
 * Every cell of which another number settles all failing identities in which it takes part, of those given, and
 * unsettles no identity that holds.
 */
export function proposeSingleCells(
  equations: readonly Equation[],
  report: Report,
  constraints: Constraints,
): readonly SingleCell[] {
  const cells = new Set(equations.flatMap((equation) => equation.cells));
  return [...cells].flatMap((cell) => proposeCell(cell, equations, report, constraints) ?? []);
}
