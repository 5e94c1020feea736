import type { CellAddress } from "./forms/identifiers.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { Span } from "./span.ts";

/**
 * What a rule compares: the identity printed on the form (`balance`), parts with their total (`footing`), one year with
 * another (`continuity`), the narrative with the tables or with itself (`agreement`), what is possible and unlikely
 * (`plausibility`), how the report is put together (`structure`), a government with the bodies below it
 * (`hierarchy`), or the day of publication with the law (`timeliness`).
 */
export const RULE_KINDS = [
  "balance",
  "footing",
  "continuity",
  "agreement",
  "plausibility",
  "structure",
  "hierarchy",
  "timeliness",
] as const;

/** What a rule compares. */
export type RuleKind = (typeof RULE_KINDS)[number];

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

/** A place that a finding rests on: a cell, a claim of the narrative, or another stretch of text. */
export interface FindingPlace {
  /** The report that was checked, the one of the year before, or another one it was compared with. */
  readonly of: "report" | "previous" | "other";
  /** The address of the cell; null where the place is none. */
  readonly cell: CellAddress | null;
  /** The index of the claim in the `claims` of its report; null where the place is none. */
  readonly claim: number | null;
  /** Where it stands in the source of its report; null where nothing is printed that could be pointed at. */
  readonly span: Span | null;
}

/** The outcome of one rule at one place of a report. */
export interface Finding {
  /** The rule's code, such as `requests-balance`. */
  readonly rule: string;
  /** The version of the rule that said so; see `Rule.version`. */
  readonly ruleVersion: number;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /**
   * The formula with ids, such as `received + pendingAtStart = processed.total + pendingAtEnd`. Where a sentence can be
   * read in several ways, the reading that held, or all of them.
   */
  readonly formula: string;
  /** Left side, or null when it cannot be known. */
  readonly left: number | null;
  /** Right side, or null when it cannot be known. */
  readonly right: number | null;
  /** Left minus right, or null. */
  readonly difference: number | null;
  /** What takes part, in the order of the formula. */
  readonly places: readonly FindingPlace[];
  /** Cells taken for 0 to reach the verdict. */
  readonly assumedZero: readonly CellAddress[];
  /** One sentence with both figures. */
  readonly message: LocalizedText;
}

/** The cells of the checked report that a finding rests on, in the order of its formula. */
export function cellsOfFinding({ places }: Pick<Finding, "places">): readonly CellAddress[] {
  return places.flatMap(({ of, cell }) => (of === "report" && cell !== null ? [cell] : []));
}
