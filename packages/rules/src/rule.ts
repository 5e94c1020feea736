import type {
  CellAddress,
  Edition,
  FindingPlace,
  LocalizedText,
  Report,
  RuleKind,
  Severity,
  Span,
  TableId,
  Verdict,
} from "@gongkai/schema";
import type { Formula } from "./formula/formula.ts";
import type { CheckContext, Subject } from "./subject.ts";
import type { ThresholdId } from "./thresholds.ts";

/** Cells that an example sets. */
export type ExampleCells = Readonly<Partial<Record<CellAddress, number | "blank">>>;

/** The cells of a report that an example sets; all others are 0. */
export interface ExampleReport {
  /** The report year; by default one for which the example's edition is meant. */
  readonly year?: number;
  readonly cells?: ExampleCells;
  /** The cells of the year before, where the rule compares two years. */
  readonly previous?: ExampleCells;
  /** What else the report says, such as its claims, in place of an empty report's. */
  readonly report?: Readonly<Partial<Report>>;
  /** What else the report of the year before says. */
  readonly previousReport?: Readonly<Partial<Report>>;
  /** What of it is more than cells, in English, such as `the narrative says 12 requests received`. */
  readonly words?: string;
  /** What it is checked against beside the year before. */
  readonly context?: Omit<CheckContext, "previous">;
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
  /** What it measures by and can be set. */
  readonly thresholds?: readonly ThresholdId[];
  readonly example: RuleExample;
}

/** A rule whose demands are formulas, one for each place. */
export interface FormulaRule extends RuleDescription {
  readonly formulas: (subject: Subject) => readonly Formula[];
}

/** What a rule sees at one place of a report. */
export interface Observation {
  readonly verdict: Verdict;
  /** The cells of the report that take part. */
  readonly cells?: readonly CellAddress[];
  /** The claims that take part, as indices into the report's. They are named before the cells. */
  readonly claims?: readonly number[];
  /** Other stretches of the report's text that take part, named after the cells. */
  readonly spans?: readonly Span[];
  /** Places of other reports that take part, named last. */
  readonly elsewhere?: readonly FindingPlace[];
  /** Cells taken for 0 to reach the verdict. */
  readonly assumedZero?: readonly CellAddress[];
  /** The formula at this place, or the reading that held; by default the rule's statement. */
  readonly formula?: string;
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
