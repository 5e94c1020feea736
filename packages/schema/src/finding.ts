import type { CellAddress } from "./forms/identifiers.ts";
import type { LocalizedText } from "./localized-text.ts";

/** `balance`: the identity printed on the form; `footing`: parts make a total; `continuity`: year to year;
 * `agreement`: narrative and table; `plausibility`: possible and unlikely. */
export type RuleKind = "balance" | "footing" | "continuity" | "agreement" | "plausibility";

/** How much a failed rule weighs: a printed identity or the law is broken, a doubt, or a remark. */
export type Severity = "error" | "warning" | "information";

/**
 * What became of a rule.
 *
 * A missing number is an unknown number, zero or more. `passIfBlankIsZero` holds only if every blank is taken
 * for 0; the assumption is stated and never stored as a number.
 */
export type Verdict = "pass" | "fail" | "passIfBlankIsZero" | "indeterminate" | "notAssessable";

/** Every verdict. */
export const VERDICTS = [
  "pass",
  "fail",
  "passIfBlankIsZero",
  "indeterminate",
  "notAssessable",
] as const satisfies readonly Verdict[];

/** Every severity, gravest first. */
export const SEVERITIES = ["error", "warning", "information"] as const satisfies readonly Severity[];

/** The outcome of one rule at one place of a report. */
export interface Finding {
  /** The rule's code, such as `requests-balance`. */
  readonly rule: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** The formula with ids, such as `received + pendingAtStart = processed.total + pendingAtEnd`. */
  readonly formula: string;
  /** Left side, or null when it cannot be known. */
  readonly left: number | null;
  /** Right side, or null when it cannot be known. */
  readonly right: number | null;
  /** Left minus right, or null. */
  readonly difference: number | null;
  /** The cells that take part, in the order of the formula. */
  readonly cells: readonly CellAddress[];
  /** Cells taken for 0 to reach the verdict. */
  readonly assumedZero: readonly CellAddress[];
  /** One sentence with both figures. */
  readonly message: LocalizedText;
}
