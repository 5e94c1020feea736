import { type CellAddress, cellPlace, type Finding, type TableId } from "@gongkai/schema";
import { knownNumber, type Subject, sumWithBlanksAsZero } from "./formula/bounds.ts";
import { type Evaluation, evaluate } from "./formula/evaluate.ts";
import type { Formula } from "./formula/formula.ts";
import { formulaMessage } from "./formula/message.ts";
import { formulaText } from "./formula/wording.ts";
import { type FormulaRule, type Observation, type ObservationRule, type Rule, TABLE_NAMES } from "./rule.ts";

function describeRule({ code, kind, severity }: Rule): Pick<Finding, "rule" | "kind" | "severity"> {
  return { rule: code, kind, severity };
}

function difference(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - right;
}

/** The cells of the report that take part: both sides, then the condition. */
function cellsOf(formula: Formula): readonly CellAddress[] {
  const comparisons = formula.when === undefined ? [formula] : [formula, formula.when];
  const terms = comparisons.flatMap(({ left, right }) => [...left.terms, ...right.terms]);
  return [...new Set(terms.filter((term) => term.of === "report").map((term) => term.cell))];
}

function toFinding(rule: FormulaRule, formula: Formula, evaluation: Evaluation, subject: Subject): Finding {
  // Where the verdict rests on blanks taken for 0 the figures do so too, and `assumedZero` says it.
  const figure = (side: "left" | "right") =>
    evaluation.verdict === "passIfBlankIsZero"
      ? sumWithBlanksAsZero(formula[side], subject)
      : knownNumber(evaluation[side]);
  const [left, right] = [figure("left"), figure("right")];
  return {
    ...describeRule(rule),
    verdict: evaluation.verdict,
    formula: formulaText(formula),
    left,
    right,
    difference: difference(left, right),
    cells: cellsOf(formula),
    assumedZero: evaluation.assumedZero,
    message: formulaMessage(formula, evaluation, subject, subject.report.edition),
  };
}

/** A table that cannot be read is said once for each rule, not once for each of its places. */
function unreadTableFinding(rule: FormulaRule, table: TableId): Finding {
  const name = TABLE_NAMES[table];
  return {
    ...describeRule(rule),
    verdict: "notAssessable",
    formula: rule.statement,
    left: null,
    right: null,
    difference: null,
    cells: [],
    assumedZero: [],
    message: {
      zh: `${name.zh}：核对所需的数字缺失或无法读取，不能核对。`,
      en: `${name.en}: numbers that the rule needs are not there or were not read, so it cannot be checked.`,
    },
  };
}

function assessFormulas(rule: FormulaRule, subject: Subject, withPasses: boolean): readonly Finding[] {
  const unread = new Set<TableId>();
  const findings: Finding[] = [];
  for (const formula of rule.formulas(subject)) {
    const evaluation = evaluate(formula, subject);
    // Most formulas pass, and wording a pass costs more than evaluating it.
    if (evaluation === null || (evaluation.verdict === "pass" && !withPasses)) continue;
    const cell = cellsOf(formula)[0];
    if (evaluation.verdict === "notAssessable" && cell !== undefined) unread.add(cellPlace(cell).table);
    else findings.push(toFinding(rule, formula, evaluation, subject));
  }
  return [...[...unread].map((table) => unreadTableFinding(rule, table)), ...findings];
}

function observationFinding(rule: ObservationRule, observation: Observation): Finding {
  const { verdict, cells, left = null, right = null, message } = observation;
  return {
    ...describeRule(rule),
    verdict,
    formula: rule.statement,
    left,
    right,
    difference: difference(left, right),
    cells,
    assumedZero: [],
    message,
  };
}

/** What one rule finds in a report, with or without passes. */
export function assessRule(rule: Rule, subject: Subject, withPasses: boolean): readonly Finding[] {
  if ("formulas" in rule) return assessFormulas(rule, subject, withPasses);
  return rule
    .observe(subject)
    .filter(({ verdict }) => withPasses || verdict !== "pass")
    .map((observation) => observationFinding(rule, observation));
}
