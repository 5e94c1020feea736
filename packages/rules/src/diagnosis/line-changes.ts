import type { Report } from "@gongkai/schema";
import type { Constraints, Equation } from "./constraints.ts";
import type { Line } from "./lines.ts";
import type { Change } from "./proposal.ts";
import { isPossible } from "./single-cells.ts";
import { numberAt } from "./try-proposal.ts";

/** The numbers of a line; null where none was read. */
export function readLine({ cells }: Line, report: Report): readonly (number | null)[] {
  return cells.map((cell) => numberAt(report, cell));
}

/** What a line would have to read, as changes of its cells; null where a number cannot stand in its cell. */
export function changesTo(
  { cells }: Line,
  read: readonly (number | null)[],
  wanted: readonly (number | null)[],
): readonly Change[] | null {
  const changes: Change[] = [];
  for (const [place, cell] of cells.entries()) {
    const [from, to] = [read[place] ?? null, wanted[place] ?? 0];
    if (to === (from ?? 0)) continue;
    if (!isPossible(cell, to)) return null;
    changes.push({ cell, from, to });
  }
  return changes;
}

/** Whether the changes settle all of these identities and leave those that hold alone. */
export function settlesAll(
  changes: readonly Change[],
  equations: readonly Equation[],
  { equationsOf }: Constraints,
): boolean {
  const excesses = new Map<Equation, number>(equations.map((equation) => [equation, equation.excess]));
  for (const { cell, from, to } of changes) {
    for (const equation of equationsOf.get(cell) ?? []) {
      if (equation.state === "open" || equation.hasUnread) continue;
      const coefficient = equation.coefficients.get(cell) ?? 0;
      const excess = excesses.get(equation) ?? equation.excess;
      excesses.set(equation, excess + coefficient * (to - (from ?? 0)));
    }
  }
  return [...excesses].every(([equation, excess]) => {
    if (equation.state === "open" || equation.hasUnread) return true;
    // What fails for another reason has to go on failing by as much.
    const isOther = equation.state === "failing" && !equations.includes(equation);
    return excess === (isOther ? equation.excess : 0);
  });
}
