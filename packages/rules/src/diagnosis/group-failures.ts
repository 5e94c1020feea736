import type { Report, TableId } from "@gongkai/schema";
import type { Constraints, Equation } from "./constraints.ts";
import { proposeLines } from "./line-proposals.ts";
import { type Line, linesOf } from "./lines.ts";
import { linkByCells } from "./link-by-cells.ts";
import { changesKey, type Proposal, type TriedProposal } from "./proposal.ts";
import { proposeSingleCells, type SingleCell } from "./single-cells.ts";
import { proposeTableShift } from "./table-shift.ts";
import type { Trials } from "./try-proposal.ts";

/** Failing identities that belong together, and the guesses at what is wrong that were tried out. */
export interface FailureGroup {
  readonly equations: readonly Equation[];
  readonly tried: readonly TriedProposal[];
}

/** What failing identities are explained with. */
export interface Workshop {
  readonly report: Report;
  readonly constraints: Constraints;
  readonly trials: Trials;
}

function tryAll(proposals: readonly Proposal[], { trials }: Workshop): readonly TriedProposal[] {
  const byChanges = new Map(proposals.map((proposal) => [changesKey(proposal.changes), proposal]));
  return [...byChanges.values()].flatMap((proposal) => trials.attempt(proposal) ?? []);
}

function tryHarmless(proposals: readonly Proposal[], workshop: Workshop): readonly TriedProposal[] {
  return tryAll(proposals, workshop).filter(({ broken }) => broken === 0);
}

function proposeSingles(equations: readonly Equation[], workshop: Workshop): readonly SingleCell[] {
  return proposeSingleCells(equations, workshop.report, workshop.constraints);
}

/** Identities that share cells, if there are several and one cell explains all of them. */
function explainWhole(equations: readonly Equation[], workshop: Workshop): FailureGroup | null {
  if (equations.length < 2) return null;
  const whole = proposeSingles(equations, workshop).filter(
    ({ settles }) => settles.length === equations.length,
  );
  const tried = tryHarmless(
    whole.map(({ proposal }) => proposal),
    workshop,
  );
  return tried.length === 0 ? null : { equations, tried };
}

function proposeOnLines(
  equations: readonly Equation[],
  lines: readonly Line[],
  workshop: Workshop,
): readonly TriedProposal[] {
  const { report, constraints } = workshop;
  const proposals = [
    ...proposeLines(equations, lines, report, constraints),
    ...proposeTableShift(equations, lines, report),
  ];
  return tryHarmless(proposals, workshop).filter(({ resolved }) =>
    equations.every((equation) => resolved.includes(equation)),
  );
}

/** All of the identities, or else those that share cells, explained by what happened to one line. */
function explainByLine(
  equations: readonly Equation[],
  lines: readonly Line[],
  workshop: Workshop,
): FailureGroup | null {
  for (const group of [equations, ...linkByCells(equations)]) {
    if (group.length < 2) continue;
    const tried = proposeOnLines(group, lines, workshop);
    if (tried.length > 0) return { equations: group, tried };
  }
  return null;
}

/** The groups that one cell each explains; where they lie on one line and one slip explains all of them, that. */
function explainCells(
  equations: readonly Equation[],
  lines: readonly Line[],
  workshop: Workshop,
): FailureGroup[] {
  const groups = linkByCells(equations).flatMap((group) => explainWhole(group, workshop) ?? []);
  if (groups.length < 2) return groups;
  const explained = groups.flatMap((group) => group.equations);
  for (const all of [equations, explained]) {
    const tried = proposeOnLines(all, lines, workshop).filter(({ kind }) => kind !== "wrong-cell");
    if (tried.length > 0) return [{ equations: all, tried }];
  }
  return groups;
}

/** The cell that explains more of the identities than any other cell that shares one of them with it. */
function explainBySurestCell(equations: readonly Equation[], workshop: Workshop): FailureGroup | null {
  const singles = proposeSingles(equations, workshop).filter(({ settles }) => settles.length > 1);
  const surest = singles.filter((single) =>
    singles.every(
      (other) =>
        other === single ||
        other.settles.length < single.settles.length ||
        !other.settles.some((equation) => single.settles.includes(equation)),
    ),
  );
  for (const { proposal, settles } of surest) {
    const tried = tryHarmless([proposal], workshop);
    if (tried.length > 0) return { equations: settles, tried };
  }
  return null;
}

/** What is left, by shared cells, with every guess that makes it better; what none does comes last, as one group. */
function explainRest(equations: readonly Equation[], workshop: Workshop): readonly FailureGroup[] {
  const groups: FailureGroup[] = [];
  const unexplained: Equation[] = [];
  for (const group of linkByCells(equations)) {
    const proposals = proposeSingles(group, workshop).map(({ proposal }) => proposal);
    const tried = tryAll(proposals, workshop).filter(({ resolved, broken }) => resolved.length > broken);
    if (tried.length > 0) groups.push({ equations: group, tried });
    else unexplained.push(...group);
  }
  return unexplained.length === 0 ? groups : [...groups, { equations: unexplained, tried: [] }];
}

/**
 * Groups the failing identities of one table by what may have caused them, and tries the causes out.
 *
 * One cell that explains all identities it is linked with comes first, then one line of numbers that slipped, then
 * a cell that explains some of them. What is left is grouped by shared cells, with every guess that makes it better.
 */
export function groupFailures(
  table: TableId,
  equations: readonly Equation[],
  workshop: Workshop,
): readonly FailureGroup[] {
  const lines = linesOf(workshop.report, table, workshop.constraints);
  const groups = explainCells(equations, lines, workshop);
  const without = (taken: readonly Equation[], all: readonly Equation[]) =>
    all.filter((equation) => !taken.includes(equation));
  let rest = without(
    groups.flatMap((group) => group.equations),
    equations,
  );
  while (rest.length > 0) {
    const next = explainByLine(rest, lines, workshop) ?? explainBySurestCell(rest, workshop);
    if (next === null) break;
    groups.push(next);
    // Every group takes identities away, so this comes to an end.
    rest = without(next.equations, rest);
  }
  return [...groups, ...explainRest(rest, workshop)];
}
