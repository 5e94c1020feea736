import type { CellAddress, Report } from "@gongkai/schema";
import type { Constraints, Equation } from "./constraints.ts";
import { changesTo, readLine, settlesAll } from "./line-changes.ts";
import { type Line, reachesAll } from "./lines.ts";
import type { Proposal } from "./proposal.ts";
import { proposeRuns } from "./run-proposals.ts";
import { recognizeSlip } from "./slips.ts";
import { numberAt } from "./try-proposal.ts";

/**
 * What a cell of a line would have to read for the identities that cross the line there; undefined where they
 * contradict each other.
 */
function wantedAt(
  cell: CellAddress,
  line: ReadonlySet<CellAddress>,
  isAsked: (equation: Equation) => boolean,
  report: Report,
  { equationsOf }: Constraints,
): number | undefined {
  let correction: number | undefined;
  for (const equation of equationsOf.get(cell) ?? []) {
    const isOwn = equation.cells.some((other) => other !== cell && line.has(other));
    if (isOwn || equation.hasUnread || (equation.state === "open" && !isAsked(equation))) continue;
    const wanted = isAsked(equation) ? -equation.excess / (equation.coefficients.get(cell) ?? 1) : 0;
    if (correction !== undefined && correction !== wanted) return undefined;
    correction = wanted;
  }
  return (numberAt(report, cell) ?? 0) + (correction ?? 0);
}

function proposeLine(
  line: Line,
  equations: readonly Equation[],
  asksOpen: boolean,
  report: Report,
  constraints: Constraints,
): Proposal | null {
  const isAsked = (equation: Equation) =>
    equations.includes(equation) || (asksOpen && equation.state === "open");
  const cells = new Set(line.cells);
  const wanted: number[] = [];
  for (const cell of line.cells) {
    const number = wantedAt(cell, cells, isAsked, report, constraints);
    if (number === undefined) return null;
    wanted.push(number);
  }
  const read = readLine(line, report);
  const changes = changesTo(line, read, wanted);
  if (changes === null || changes.length < 2 || !settlesAll(changes, equations, constraints)) return null;
  const kind = recognizeSlip({ read, wanted }, line.along);
  return kind === null ? null : { kind, changes, along: line.along };
}

/** The exchange of a line with the one after it, if it settles the identities. */
function proposeExchange(
  line: Line,
  next: Line | undefined,
  equations: readonly Equation[],
  report: Report,
  constraints: Constraints,
): Proposal | null {
  if (next === undefined || next.along !== line.along || !reachesAll(equations, line, next)) return null;
  const [read, nextRead] = [readLine(line, report), readLine(next, report)];
  const [changes, nextChanges] = [changesTo(line, read, nextRead), changesTo(next, nextRead, read)];
  if (changes === null || nextChanges === null || changes.length === 0) return null;
  const both = [...changes, ...nextChanges];
  return settlesAll(both, equations, constraints)
    ? { kind: "swapped-cells", changes: both, along: line.along }
    : null;
}

/**
 * Guesses that settle all of the failing identities by what may have happened to one line, or to two neighbouring
 * lines that were exchanged. What each place of a line would have to read follows from the identities that cross it.
 */
export function proposeLines(
  equations: readonly Equation[],
  lines: readonly Line[],
  report: Report,
  constraints: Constraints,
): readonly Proposal[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const exchange = proposeExchange(line, next, equations, report, constraints) ?? [];
    if (!reachesAll(equations, line)) return exchange;
    const crossed = [false, true].flatMap(
      (asksOpen) => proposeLine(line, equations, asksOpen, report, constraints) ?? [],
    );
    const runs = lines.length === 1 ? proposeRuns(line, equations, report, constraints) : [];
    return [...crossed, ...runs].concat(exchange);
  });
}
