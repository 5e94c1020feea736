export { type CheckOptions, checkReport } from "./check-report.ts";
export type { Subject } from "./formula/bounds.ts";
export type { Comparison, Formula, Relation, Sum, Term } from "./formula/formula.ts";
export { RULES, RULES_VERSION } from "./registry.ts";
export type {
  ExampleReport,
  FormulaRule,
  Observation,
  ObservationRule,
  Rule,
  RuleDescription,
  RuleExample,
} from "./rule.ts";
export { renderRulesPage } from "./rules-page.ts";
