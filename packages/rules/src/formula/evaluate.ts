import type { CellAddress, CellState, Verdict } from "@gongkai/schema";
import type { Subject } from "../subject.ts";
import { type Bounds, boundsOf, cellOf, sumWithBlanksAsZero } from "./bounds.ts";
import { type Comparison, type Formula, type Relation, type Sum, type Term, termsOf } from "./formula.ts";

/** What became of a formula: the verdict, and what is known of both sides. */
export interface Evaluation {
  readonly verdict: Verdict;
  readonly left: Bounds;
  readonly right: Bounds;
  /** Cells of the report taken for 0 to reach the verdict. */
  readonly assumedZero: readonly CellAddress[];
}

function holds(left: number, relation: Relation, right: number): boolean {
  if (relation === "=") return left === right;
  return relation === "<=" ? left <= right : left >= right;
}

/** Whether the relation holds for every number within the bounds. */
export function holdsForSure(left: Bounds, relation: Relation, right: Bounds): boolean {
  if (relation === "<=") return left.maximum <= right.minimum;
  if (relation === ">=") return left.minimum >= right.maximum;
  return left.minimum === left.maximum && right.minimum === right.maximum && left.minimum === right.minimum;
}

/** Whether the relation holds for no number within the bounds. */
function failsForSure(left: Bounds, relation: Relation, right: Bounds): boolean {
  const isTooLarge = left.minimum > right.maximum;
  const isTooSmall = left.maximum < right.minimum;
  if (relation === "<=") return isTooLarge;
  return relation === ">=" ? isTooSmall : isTooLarge || isTooSmall;
}

/** Whether a comparison takes numbers from a report, and none of them was read. */
function isLost(terms: readonly Term[], states: readonly (CellState | undefined)[], of: Term["of"]): boolean {
  let isTaken = false;
  for (const [index, term] of terms.entries()) {
    if (term.of !== of) continue;
    if (states[index] !== "unread") return false;
    isTaken = true;
  }
  return isTaken;
}

/**
 * Evaluates one comparison.
 *
 * A missing number is unknown and zero or more, so a partial sum that is already too large fails for sure. Blanks
 * may be taken for 0, which is said in the verdict; numbers that were lost in the source may not.
 */
function compare({ left, relation, right }: Comparison, subject: Subject): Evaluation {
  const bounds = { left: boundsOf(left, subject), right: boundsOf(right, subject) };
  const terms = [...left.terms, ...right.terms];
  const states = terms.map((term) => cellOf(term, subject)?.state);
  const outcome = (verdict: Verdict, assumed: readonly Term[] = []): Evaluation => ({
    verdict,
    ...bounds,
    assumedZero: assumed.filter((term) => term.of === "report").map((term) => term.cell),
  });
  if (isLost(terms, states, "report") || isLost(terms, states, "previous")) return outcome("notAssessable");
  if (holdsForSure(bounds.left, relation, bounds.right)) return outcome("pass");
  if (failsForSure(bounds.left, relation, bounds.right)) return outcome("fail");
  const [leftZero, rightZero] = [sumWithBlanksAsZero(left, subject), sumWithBlanksAsZero(right, subject)];
  if (states.includes("unread") || !holds(leftZero, relation, rightZero)) return outcome("indeterminate");
  return outcome(
    "passIfBlankIsZero",
    terms.filter((_, index) => states[index] !== "value"),
  );
}

/** What a formula lacks: cells of the report's own form, or only cells of the year before. */
function missingCells(formula: Formula, subject: Subject): "report" | "previous" | "none" {
  let missing: Term["of"] | "none" = "none";
  for (const term of termsOf(formula)) {
    if (cellOf(term, subject) !== undefined) continue;
    if (term.of === "report") return "report";
    missing = "previous";
  }
  return missing;
}

/** The sum where every number of it is known, else null. */
function knownSum(sum: Sum, subject: Subject): number | null {
  let total = sum.constant;
  for (const term of sum.terms) {
    const cell = cellOf(term, subject);
    if (cell?.state !== "value") return null;
    total += cell.value;
  }
  return total;
}

/** Whether a comparison of known numbers holds; null where a number is not known. */
function holdsKnown({ left, relation, right }: Comparison, subject: Subject): boolean | null {
  const leftSum = knownSum(left, subject);
  const rightSum = leftSum === null ? null : knownSum(right, subject);
  return leftSum === null || rightSum === null ? null : holds(leftSum, relation, rightSum);
}

/**
 * Whether a formula passes and all its numbers are known, which is so of nearly all formulas of nearly all reports:
 * `evaluate` then says no more than that it passes.
 */
export function passesPlainly(formula: Formula, subject: Subject): boolean {
  const demand = holdsKnown(formula, subject);
  if (demand === null || formula.when === undefined) return demand === true;
  const condition = holdsKnown(formula.when, subject);
  return condition !== null && (demand || !condition);
}

/**
 * Evaluates a formula, or gives null where it does not apply: the report's form lacks one of its cells, no
 * earlier report was given, or a bound meets a missing number.
 */
export function evaluate(formula: Formula, subject: Subject): Evaluation | null {
  const { when, isBound } = formula;
  if (passesPlainly(formula, subject)) {
    const [left, right] = [boundsOf(formula.left, subject), boundsOf(formula.right, subject)];
    return { verdict: "pass", left, right, assumedZero: [] };
  }
  const missing = missingCells(formula, subject);
  if (missing === "report" || (missing === "previous" && subject.previous === undefined)) return null;
  const demand = compare(formula, subject);
  if (missing === "previous") return { ...demand, verdict: "notAssessable", assumedZero: [] };
  if (isBound && ["indeterminate", "passIfBlankIsZero"].includes(demand.verdict)) return null;
  if (when === undefined || demand.verdict === "pass" || demand.verdict === "notAssessable") return demand;
  const condition = compare(when, subject).verdict;
  if (condition === "pass") return demand;
  if (condition === "fail") return { ...demand, verdict: "pass", assumedZero: [] };
  if (condition === "notAssessable") return { ...demand, verdict: condition };
  // The condition is undecided: only a demand that would hold anyway is more than undecided.
  return demand.verdict === "passIfBlankIsZero"
    ? demand
    : { ...demand, verdict: "indeterminate", assumedZero: [] };
}
