import type {
  CellAddress,
  Edition,
  LocalizedText,
  RuleKind,
  Severity,
  TableId,
  Verdict,
} from "@gongkai/schema";
import type { Subject } from "./formula/bounds.ts";
import type { Formula } from "./formula/formula.ts";

/** The cells of a report that an example sets; all others are 0. */
export interface ExampleReport {
  /** The report year; by default one for which the example's edition is meant. */
  readonly year?: number;
  readonly cells: Readonly<Partial<Record<CellAddress, number | "blank">>>;
  /** The cells of the year before, where the rule compares two years. */
  readonly previous?: Readonly<Partial<Record<CellAddress, number | "blank">>>;
}

/** A report that keeps the rule, and the smallest change that breaks it. */
export interface RuleExample {
  readonly edition: Edition;
  readonly passing: ExampleReport;
  readonly failing: ExampleReport;
}

/** What every rule states of itself. */
export interface RuleDescription {
  /** Reads as a sentence and never changes once released. */
  readonly code: string;
  /** Grows by one whenever the rule may come to another verdict on the same report. */
  readonly version: number;
  readonly kind: RuleKind;
  readonly severity: Severity;
  /** The editions of the form that print the cells it needs. */
  readonly editions: readonly Edition[];
  readonly title: LocalizedText;
  /** Why it has to hold, and what it means when it does not. */
  readonly explanation: LocalizedText;
  /** The formula in general, with ids. */
  readonly statement: string;
  readonly example: RuleExample;
}

/** A rule whose demands are formulas, one for each place. */
export interface FormulaRule extends RuleDescription {
  readonly formulas: (subject: Subject) => readonly Formula[];
}

/** What a rule sees at one place of a report. */
export interface Observation {
  readonly verdict: Verdict;
  readonly cells: readonly CellAddress[];
  readonly left?: number | null;
  readonly right?: number | null;
  readonly message: LocalizedText;
}

/** A rule about what is there rather than how it adds up. */
export interface ObservationRule extends RuleDescription {
  readonly observe: (subject: Subject) => readonly Observation[];
}

/** A rule over one report, or over a report and the one of the year before. */
export type Rule = FormulaRule | ObservationRule;

/** What tables are called in messages. */
export const TABLE_NAMES: Readonly<Record<TableId, LocalizedText>> = {
  proactiveDisclosure: { zh: "主动公开情况表", en: "Table of proactive disclosure" },
  requests: { zh: "申请情况表", en: "Table of requests" },
  remedies: { zh: "复议诉讼情况表", en: "Table of remedies" },
};
