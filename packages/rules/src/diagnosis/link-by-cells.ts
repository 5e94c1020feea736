import type { Equation } from "./constraints.ts";

/** Sorts identities into groups that are linked by shared cells. */
export function linkByCells(equations: readonly Equation[]): readonly (readonly Equation[])[] {
  const groups: { readonly equations: Equation[]; readonly cells: Set<string> }[] = [];
  for (const equation of equations) {
    const linked = groups.filter(({ cells }) => equation.cells.some((cell) => cells.has(cell)));
    const [first = { equations: [], cells: new Set<string>() }, ...others] = linked;
    if (linked.length === 0) groups.push(first);
    for (const other of others) {
      first.equations.push(...other.equations);
      for (const cell of other.cells) first.cells.add(cell);
      groups.splice(groups.indexOf(other), 1);
    }
    first.equations.push(equation);
    for (const cell of equation.cells) first.cells.add(cell);
  }
  return groups.map((group) => group.equations);
}
