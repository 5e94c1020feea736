import { type CellAddress, cellPlace, type Finding, type FindingPlace, type TableId } from "@gongkai/schema";
import { knownNumber, sumWithBlanksAsZero } from "./formula/bounds.ts";
import { type Evaluation, evaluate, passesPlainly } from "./formula/evaluate.ts";
import { type Formula, type Term, termsOf } from "./formula/formula.ts";
import { type Lack, lackOf, lackText } from "./formula/lack.ts";
import { formulaMessage } from "./formula/message.ts";
import { formulaText } from "./formula/wording.ts";
import { cellPlaces, claimPlaces, textPlaces } from "./places.ts";
import { type FormulaRule, type Observation, type ObservationRule, type Rule, TABLE_NAMES } from "./rule.ts";
import { reportOfYearBefore, type Subject } from "./subject.ts";

type RuleOfFinding = Pick<Finding, "rule" | "ruleVersion" | "kind" | "severity">;

function describeRule({ code, version, kind, severity }: Rule): RuleOfFinding {
  return { rule: code, ruleVersion: version, kind, severity };
}

function difference(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left - right;
}

/** The cells that take part, each once. */
function cellsOf(formula: Formula, of: Term["of"]): readonly CellAddress[] {
  return [...new Set(termsOf(formula).flatMap((term) => (term.of === of ? [term.cell] : [])))];
}

function placesOf(formula: Formula, subject: Subject): readonly FindingPlace[] {
  return [
    ...cellPlaces(subject.report, "report", cellsOf(formula, "report")),
    ...textPlaces(formula.spans ?? []),
    ...cellPlaces(reportOfYearBefore(subject), "previous", cellsOf(formula, "previous")),
  ];
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
    places: placesOf(formula, subject),
    assumedZero: evaluation.assumedZero,
    message: formulaMessage(formula, evaluation, subject, subject.report.edition),
  };
}

/** A table that cannot be read is said once for each rule, not once for each of its places. */
function unreadTableFinding(rule: FormulaRule, table: TableId, lack: Lack, subject: Subject): Finding {
  const [name, reason] = [TABLE_NAMES[table], lackText(lack, subject)];
  return {
    ...describeRule(rule),
    verdict: "notAssessable",
    formula: rule.statement,
    left: null,
    right: null,
    difference: null,
    places: [],
    assumedZero: [],
    message: { zh: `${name.zh}：${reason.zh}。`, en: `${name.en}: ${reason.en}.` },
  };
}

function assessFormulas(rule: FormulaRule, subject: Subject, withPasses: boolean): readonly Finding[] {
  /** The tables that cannot be checked, and for want of what. */
  const unread = new Map<TableId, Lack>();
  const findings: Finding[] = [];
  for (const formula of rule.formulas(subject)) {
    // Most formulas pass, and wording a pass, or saying by which numbers, costs more than finding that it does.
    if (!withPasses && passesPlainly(formula, subject)) continue;
    const evaluation = evaluate(formula, subject);
    if (evaluation === null || (evaluation.verdict === "pass" && !withPasses)) continue;
    const cell = evaluation.verdict === "notAssessable" ? cellsOf(formula, "report")[0] : undefined;
    if (cell !== undefined) {
      unread.set(cellPlace(cell).table, lackOf(formula, subject));
    } else findings.push(toFinding(rule, formula, evaluation, subject));
  }
  return [...[...unread].map(([table, lack]) => unreadTableFinding(rule, table, lack, subject)), ...findings];
}

function observationFinding(rule: ObservationRule, observation: Observation, { report }: Subject): Finding {
  const { verdict, left = null, right = null, formula = rule.statement, message } = observation;
  const { cells = [], claims = [], spans = [], elsewhere = [], assumedZero = [] } = observation;
  return {
    ...describeRule(rule),
    verdict,
    formula,
    left,
    right,
    difference: difference(left, right),
    places: [
      ...claimPlaces(report, claims),
      ...cellPlaces(report, "report", cells),
      ...textPlaces(spans),
      ...elsewhere,
    ],
    assumedZero,
    message,
  };
}

/** What one rule finds in a report, with or without passes. */
export function assessRule(rule: Rule, subject: Subject, withPasses: boolean): readonly Finding[] {
  if ("formulas" in rule) return assessFormulas(rule, subject, withPasses);
  return rule
    .observe(subject)
    .filter(({ verdict }) => withPasses || verdict !== "pass")
    .map((observation) => observationFinding(rule, observation, subject));
}
