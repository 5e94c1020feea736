import {
  type CellAddress,
  type Diagnosis,
  HYPOTHESIS_KINDS,
  type Hypothesis,
  type HypothesisKind,
  type Report,
} from "@gongkai/schema";
import { blameCell, blameCells, type Judged } from "./blame.ts";
import { diagnosisMessage } from "./diagnosis-message.ts";
import type { FailureGroup } from "./group-failures.ts";
import { hypothesisMessage } from "./hypothesis-message.ts";
import type { TriedProposal } from "./proposal.ts";
import { countWitnesses, type Testimony } from "./witnesses.ts";

/** How many hypotheses a diagnosis shows. */
const MOST_HYPOTHESES = 5;

/** The more particular a guess is, the less likely it fits by chance. */
const KIND_ORDER: readonly HypothesisKind[] = [...HYPOTHESIS_KINDS.slice(1), "wrong-cell"];

interface Ranked {
  readonly tried: TriedProposal;
  readonly witnesses: number;
  /** Whether it resolves every identity of its group and breaks nothing. */
  readonly isWhole: boolean;
}

/** How much better one guess is than another by what it explains: above 0 if it is worse. */
function compareStrength(one: Ranked, other: Ranked): number {
  const gain = ({ tried }: Ranked) => tried.resolved.length - tried.broken;
  return (
    gain(other) - gain(one) || other.witnesses - one.witnesses || other.tried.settled - one.tried.settled
  );
}

function rank({ equations, tried }: FailureGroup, testimony: Testimony): readonly Ranked[] {
  return tried
    .map((each) => ({
      tried: each,
      witnesses: countWitnesses(each.changes, testimony),
      isWhole: each.broken === 0 && equations.every((equation) => each.resolved.includes(equation)),
    }))
    .sort(
      (one, other) =>
        compareStrength(one, other) ||
        one.tried.changes.length - other.tried.changes.length ||
        KIND_ORDER.indexOf(one.tried.kind) - KIND_ORDER.indexOf(other.tried.kind),
    );
}

/** The guesses that nothing but their own likelihood sets apart from the best one, which is among them. */
function evenWithBest(ranked: readonly Ranked[]): readonly Ranked[] {
  const [best] = ranked;
  return best === undefined ? [] : ranked.filter((each) => compareStrength(best, each) === 0);
}

/**
 * The one cell that explains the whole group: the only one where identities cross, or the only one whose supposed
 * number is stated elsewhere.
 */
function singleOut(alternatives: readonly Ranked[], { equations }: FailureGroup): CellAddress | null {
  const stated = alternatives.filter(({ witnesses }) => witnesses > 0);
  // Where a single identity fails, any of its cells may be off, and several of them as well.
  if (stated.length === 0 && equations.length < 2) return null;
  const [only, ...others] = stated.length > 0 ? stated : alternatives;
  return only === undefined || others.length > 0 ? null : (only.tried.changes[0]?.cell ?? null);
}

function judge(
  cell: CellAddress | null,
  ranked: readonly Ranked[],
  group: FailureGroup,
  { report, text }: Testimony,
): Judged {
  if (cell !== null) return blameCell(report, cell, text);
  const [best, ...others] = evenWithBest(ranked);
  const cells =
    best === undefined
      ? group.equations.flatMap((equation) => equation.cells)
      : [best, ...others].flatMap(({ tried }) => tried.changes.map((change) => change.cell));
  return blameCells(report, cells, best !== undefined && others.length === 0 ? "every" : "some", text);
}

function toHypothesis({ kind, changes, along, resolved, broken }: TriedProposal, report: Report): Hypothesis {
  return {
    kind,
    changes,
    resolved: resolved.length,
    broken,
    message: hypothesisMessage({ kind, changes, along }, resolved.length, broken, report),
  };
}

/** Says what is wrong behind failing identities that belong together. */
export function diagnoseGroup(group: FailureGroup, testimony: Testimony): Diagnosis {
  const { report } = testimony;
  const ranked = rank(group, testimony);
  const alternatives = ranked.filter(({ tried, isWhole }) => isWhole && tried.changes.length === 1);
  const cell = singleOut(alternatives, group);
  // A cell that is stated comes first, whatever else makes up for as much.
  const ordered = [...ranked].sort(
    (one, other) =>
      Number(other.tried.changes[0]?.cell === cell && other.tried.changes.length === 1) -
      Number(one.tried.changes[0]?.cell === cell && one.tried.changes.length === 1),
  );
  const hypotheses = ordered.slice(0, MOST_HYPOTHESES).map(({ tried }) => toHypothesis(tried, report));
  const explained = [...group.equations, ...(ordered[0]?.tried.resolved ?? [])];
  const findings = [...new Set(explained.flatMap(({ outcome }) => outcome().finding ?? []))].sort(
    (a, b) => a - b,
  );
  const judged = judge(cell, ordered, group, testimony);
  const outcome = {
    count: findings.length,
    cell,
    hypotheses,
    alternatives: alternatives.length,
    guesses: evenWithBest(ranked).length,
    isOnlyContinuity: group.equations.every(({ kind }) => kind === "continuity"),
    judged,
  };
  return {
    findings,
    cell,
    blame: judged.blame,
    message: diagnosisMessage(outcome, report),
    hypotheses,
  };
}
