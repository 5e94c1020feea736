import type { Edition, LocalizedText } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import type { Subject } from "../subject.ts";
import { type Bounds, boundsOf, knownNumber } from "./bounds.ts";
import { type Evaluation, holdsForSure } from "./evaluate.ts";
import type { Comparison, Formula, Relation, Sum } from "./formula.ts";
import { type Measure, measuredText } from "./number-text.ts";
import { placeName, sumName } from "./wording.ts";

const DEMANDS: Readonly<Record<Relation, LocalizedText>> = {
  "=": { zh: "应等于", en: "must equal" },
  "<=": { zh: "应不大于", en: "must be at most" },
  ">=": { zh: "应不小于", en: "must be at least" },
};

/** How a figure lies that does not compare as it has to. */
const CONTRARIES: Readonly<Record<Relation, LocalizedText>> = {
  "=": { zh: "不等于", en: "is not" },
  "<=": { zh: "大于", en: "is more than" },
  ">=": { zh: "小于", en: "is less than" },
};

/** What both sides of a comparison measure: money where all its cells are amounts. */
function measureOf({ left, right }: Comparison): Measure {
  const terms = [...left.terms, ...right.terms];
  return terms.length > 0 && terms.every(({ cell }) => unitOf(cell) === "money") ? "money" : "number";
}

function figure(bounds: Bounds, measure: Measure): LocalizedText {
  const known = knownNumber(bounds);
  if (known !== null) return measuredText(measure, known);
  if (bounds.minimum === -Infinity) return { zh: "未知", en: "unknown" };
  const { zh, en } = measuredText(measure, bounds.minimum);
  return { zh: `至少${zh}`, en: `at least ${en}` };
}

function sideWithFigure(sum: Sum, bounds: Bounds, name: LocalizedText, measure: Measure): LocalizedText {
  const { zh, en } = figure(bounds, measure);
  if (sum.terms.length === 0) return { zh, en };
  return { zh: `${name.zh}（${zh}）`, en: `${name.en} (${en})` };
}

/** The difference that is known, for the end of a sentence. */
function differenceText({ left, right }: Evaluation, measure: Measure): LocalizedText {
  const [leftNumber, rightNumber] = [knownNumber(left), knownNumber(right)];
  if (leftNumber === null || rightNumber === null || leftNumber === rightNumber) return { zh: "", en: "" };
  const { zh, en } = measuredText(measure, Math.abs(leftNumber - rightNumber));
  return { zh: `，相差${zh}`, en: `; the difference is ${en}` };
}

function fillIn(template: LocalizedText, values: Readonly<Record<string, LocalizedText>>): LocalizedText {
  const fill = (text: string, language: keyof LocalizedText) =>
    text.replace(/\{(\w+)\}/g, (placeholder, key: string) => values[key]?.[language] ?? placeholder);
  return { zh: fill(template.zh, "zh"), en: fill(template.en, "en") };
}

/** The end of the sentence, which says what follows from both figures. */
function conclusion(evaluation: Evaluation, measure: Measure): LocalizedText {
  const count = evaluation.assumedZero.length;
  switch (evaluation.verdict) {
    case "pass":
      return { zh: "，符合", en: ", and does" };
    case "fail":
      return differenceText(evaluation, measure);
    case "passIfBlankIsZero":
      // Only last year's cells are blank: those of the report itself are named.
      if (count === 0) {
        return { zh: "；将上一年度的空白视为0时符合", en: ", and does if last year's blanks are 0" };
      }
      return {
        zh: `；将空白单元格（${count}个）视为0时符合`,
        en: `, and does if ${count === 1 ? "the blank cell is" : `all ${count} blank cells are`} 0`,
      };
    case "indeterminate":
      return { zh: "；因缺少数字，无法判断", en: ", which cannot be decided while numbers are missing" };
    case "notAssessable":
      return {
        zh: "；来源中的数字无法读取，不能核对",
        en: ", which cannot be checked: the numbers were not read",
      };
  }
}

/** What is said of a place where the condition of a formula does not hold: how it lies, and nothing of the demand. */
function conditionMessage(condition: Comparison, formula: Formula, subject: Subject): LocalizedText {
  const { edition } = subject.report;
  const measure = measureOf(condition);
  const side = (sum: Sum) =>
    sideWithFigure(sum, boundsOf(sum, subject), sumName(sum, formula, edition), measure);
  const [place, left, right] = [placeName(formula, edition), side(condition.left), side(condition.right)];
  const contrary = CONTRARIES[condition.relation];
  return {
    zh: `${place === null ? "" : `${place.zh}：`}${left.zh}${contrary.zh}${right.zh}，此处不适用。`,
    en: `${place === null ? "" : `${place.en}: `}${left.en} ${contrary.en} ${right.en}, so the rule does not apply here.`,
  };
}

/** One sentence with both figures on what became of a formula, or on why it does not apply. */
export function formulaMessage(
  formula: Formula,
  evaluation: Evaluation,
  subject: Subject,
  edition: Edition | null,
): LocalizedText {
  const [place, measure] = [placeName(formula, edition), measureOf(formula)];
  const { when } = formula;
  // What passes and does not hold passes for its condition.
  if (
    when !== undefined &&
    evaluation.verdict === "pass" &&
    !holdsForSure(evaluation.left, formula.relation, evaluation.right)
  ) {
    return conditionMessage(when, formula, subject);
  }
  if (evaluation.verdict === "fail" && formula.failure !== undefined) {
    const { left, right } = evaluation;
    return fillIn(formula.failure, {
      place: place ?? { zh: "", en: "" },
      left: figure(left, measure),
      right: figure(right, measure),
      difference: figure(
        { minimum: left.minimum - right.minimum, maximum: left.maximum - right.maximum },
        measure,
      ),
      when:
        when === undefined ? figure(left, measure) : figure(boundsOf(when.left, subject), measureOf(when)),
    });
  }
  const side = (sum: Sum, bounds: Bounds) =>
    sideWithFigure(sum, bounds, sumName(sum, formula, edition), measure);
  const [left, right] = [side(formula.left, evaluation.left), side(formula.right, evaluation.right)];
  const [demand, end] = [DEMANDS[formula.relation], conclusion(evaluation, measure)];
  return {
    zh: `${place === null ? "" : `${place.zh}：`}${left.zh}${demand.zh}${right.zh}${end.zh}。`,
    en: `${place === null ? "" : `${place.en}: `}${left.en} ${demand.en} ${right.en}${end.en}.`,
  };
}
