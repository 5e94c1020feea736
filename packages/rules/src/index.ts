export { type CheckOptions, checkReport } from "./check-report.ts";
export type { Comparison, Formula, Relation, Sum, Term } from "./formula/formula.ts";
export { RULES, RULES_VERSION } from "./registry.ts";
export type {
  ExampleCells,
  ExampleReport,
  FormulaRule,
  Observation,
  ObservationRule,
  Rule,
  RuleDescription,
  RuleExample,
} from "./rule.ts";
export { renderRulesPage } from "./rules-page.ts";
export type { CheckContext, Continuity, ReusedNarrative, Subject, Subordinates } from "./subject.ts";
export { checkThresholds, THRESHOLDS, type ThresholdId, type ThresholdSettings } from "./thresholds.ts";
