import type { CellAddress, Finding, RuleKind, Verdict } from "@gongkai/schema";
import { cellOf, sumWithBlanksAsZero } from "../formula/bounds.ts";
import { evaluate } from "../formula/evaluate.ts";
import type { Formula, Sum, Term } from "../formula/formula.ts";
import { RULES } from "../registry.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";
import { failuresByPlaces, placesKey } from "./failures.ts";

/** What became of a formula before anything is supposed. */
interface Outcome {
  /** Null where it does not apply. */
  readonly verdict: Verdict | null;
  /** Whether it holds, at most with some blanks as 0. A side of nothing but blanks says nothing. */
  readonly holds: boolean;
  /** The index of the finding that says that it fails; null where none does. */
  readonly finding: number | null;
  readonly hasUnread: boolean;
}

/** A formula of a rule at one place of a report. */
export interface Constraint {
  readonly formula: Formula;
  /** The cells of the report that take part, each once. */
  readonly cells: readonly CellAddress[];
  /** Worked out when it is first asked for: of most constraints nobody asks. */
  readonly outcome: () => Outcome;
}

/**
 * An identity as a linear equation: the coefficients times their cells, and a constant, come to 0.
 *
 * - `failing`: it fails for sure, and a finding says so
 * - `holding`: it holds, with blanks as 0
 * - `open`: neither is known, or a cell was not read
 */
export interface Equation extends Constraint {
  readonly kind: RuleKind;
  readonly state: "failing" | "holding" | "open";
  readonly hasUnread: boolean;
  /** The index of the finding that says that it fails; null where none does. */
  readonly finding: number | null;
  readonly coefficients: ReadonlyMap<CellAddress, number>;
  /** What it comes to instead of 0, with blanks as 0. */
  readonly excess: number;
}

/** What the formulas of all rules demand of a report, and where each cell takes part. */
export interface Constraints {
  readonly equations: readonly Equation[];
  readonly equationsOf: ReadonlyMap<CellAddress, readonly Equation[]>;
  readonly constraintsOf: ReadonlyMap<CellAddress, readonly Constraint[]>;
}

const IDENTITY_KINDS: readonly RuleKind[] = ["balance", "footing", "continuity"];

function isIdentity({ kind }: Rule, { relation, when }: Formula): boolean {
  return relation === "=" && when === undefined && IDENTITY_KINDS.includes(kind);
}

function termsOf({ left, right, when }: Formula): readonly Term[] {
  return [
    ...left.terms,
    ...right.terms,
    ...(when === undefined ? [] : [...when.left.terms, ...when.right.terms]),
  ];
}

function coefficientsOf({ left, right }: Formula): ReadonlyMap<CellAddress, number> {
  const coefficients = new Map<CellAddress, number>();
  const add = (terms: readonly Term[], sign: number) => {
    for (const { cell, of } of terms) {
      if (of === "report") coefficients.set(cell, (coefficients.get(cell) ?? 0) + sign);
    }
  };
  add(left.terms, 1);
  add(right.terms, -1);
  return coefficients;
}

function cellsOf(formula: Formula, wanted: Term["of"]): readonly CellAddress[] {
  return [...new Set(termsOf(formula).flatMap(({ of, cell }) => (of === wanted ? [cell] : [])))];
}

function hasNumber({ terms, constant }: Sum, subject: Subject): boolean {
  return constant !== 0 || terms.some((term) => cellOf(term, subject)?.state === "value");
}

function isHeld(formula: Formula, verdict: Verdict | null, subject: Subject): boolean {
  if (verdict !== "passIfBlankIsZero") return verdict === "pass";
  return hasNumber(formula.left, subject) && hasNumber(formula.right, subject);
}

function toConstraint(
  { code }: Rule,
  formula: Formula,
  subject: Subject,
  failures: ReadonlyMap<string, number>,
): Constraint {
  const cells = cellsOf(formula, "report");
  let known: Outcome | undefined;
  const workOut = (): Outcome => {
    const verdict = evaluate(formula, subject)?.verdict ?? null;
    const key = () => placesKey(code, cells, cellsOf(formula, "previous"));
    return {
      verdict,
      holds: isHeld(formula, verdict, subject),
      finding: verdict === "fail" ? (failures.get(key()) ?? null) : null,
      hasUnread: termsOf(formula).some((term) => (cellOf(term, subject)?.state ?? "unread") === "unread"),
    };
  };
  return {
    formula,
    cells,
    outcome: () => {
      known ??= workOut();
      return known;
    },
  };
}

function toEquation(rule: Rule, constraint: Constraint, subject: Subject): Equation | null {
  const { formula } = constraint;
  const { verdict, holds, finding, hasUnread } = constraint.outcome();
  if (verdict === null) return null;
  return {
    ...constraint,
    kind: rule.kind,
    state: finding !== null ? "failing" : holds ? "holding" : "open",
    hasUnread,
    finding,
    coefficients: coefficientsOf(formula),
    excess: sumWithBlanksAsZero(formula.left, subject) - sumWithBlanksAsZero(formula.right, subject),
  };
}

function indexByCell<Each extends Constraint>(
  constraints: readonly Each[],
): ReadonlyMap<CellAddress, readonly Each[]> {
  const index = new Map<CellAddress, Each[]>();
  for (const constraint of constraints) {
    for (const cell of constraint.cells) {
      const known = index.get(cell);
      if (known === undefined) index.set(cell, [constraint]);
      else known.push(constraint);
    }
  }
  return index;
}

/** Whether some failure among findings is that of an identity, so that there is something to cross. */
export function hasFailingIdentity(findings: readonly Finding[]): boolean {
  return findings.some(({ verdict, kind }) => verdict === "fail" && IDENTITY_KINDS.includes(kind));
}

/**
 * Collects what the formulas demand of a report: the identities between cells, and the bounds whose breach is an
 * error. What is merely unlikely is no reason against a number.
 */
export function collectConstraints(subject: Subject, findings: readonly Finding[]): Constraints {
  const failures = failuresByPlaces(findings);
  const [equations, bounds]: [Equation[], Constraint[]] = [[], []];
  for (const rule of RULES) {
    const isError = rule.severity === "error";
    if (!("formulas" in rule) || !(isError || IDENTITY_KINDS.includes(rule.kind))) continue;
    for (const formula of rule.formulas(subject)) {
      const isEquation = isIdentity(rule, formula);
      if (!isEquation && !isError) continue;
      const constraint = toConstraint(rule, formula, subject, failures);
      const equation = isEquation ? toEquation(rule, constraint, subject) : null;
      if (equation !== null) equations.push(equation);
      else if (!isEquation) bounds.push(constraint);
    }
  }
  return {
    equations,
    equationsOf: indexByCell(equations),
    constraintsOf: indexByCell<Constraint>([...equations, ...bounds]),
  };
}
