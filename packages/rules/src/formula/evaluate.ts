import type { CellAddress, Verdict } from "@gongkai/schema";
import type { Subject } from "../subject.ts";
import { type Bounds, boundsOf, cellOf, sumWithBlanksAsZero } from "./bounds.ts";
import type { Comparison, Formula, Relation, Term } from "./formula.ts";

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
function holdsForSure(left: Bounds, relation: Relation, right: Bounds): boolean {
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
  if (terms.length > 0 && states.every((state) => state === "unread")) return outcome("notAssessable");
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
  const comparisons: readonly Comparison[] = formula.when === undefined ? [formula] : [formula.when, formula];
  const missing = comparisons
    .flatMap(({ left, right }) => [...left.terms, ...right.terms])
    .filter((term) => cellOf(term, subject) === undefined);
  if (missing.length === 0) return "none";
  return missing.some((term) => term.of === "report") ? "report" : "previous";
}

/**
 * Evaluates a formula, or gives null where it does not apply: the report's form lacks one of its cells, no
 * earlier report was given, or a bound meets a missing number.
 */
export function evaluate(formula: Formula, subject: Subject): Evaluation | null {
  const { when, isBound } = formula;
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
