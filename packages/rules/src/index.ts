export { type CheckOptions, checkReport } from "./check-report.ts";
export { compareReports } from "./comparison/compare-reports.ts";
export {
  type CellComparison,
  CHANGES,
  type Change,
  COMPARED_FACTS,
  type ComparedFact,
  type ComparedParagraph,
  type FactComparison,
  type ParagraphComparison,
  type ReportComparison,
  type SectionComparison,
} from "./comparison/report-comparison.ts";
export { textSimilarity } from "./comparison/text-similarity.ts";
export { type DiagnoseOptions, diagnoseReport } from "./diagnosis/diagnose-report.ts";
export type { Comparison, Formula, Relation, Sum, Term } from "./formula/formula.ts";
export { cellName } from "./formula/wording.ts";
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
