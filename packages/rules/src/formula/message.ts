import type { Edition, LocalizedText } from "@gongkai/schema";
import type { Subject } from "../subject.ts";
import { type Bounds, boundsOf, knownNumber } from "./bounds.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Formula, Relation, Sum } from "./formula.ts";
import { placeName, sumName } from "./wording.ts";

const DEMANDS: Readonly<Record<Relation, LocalizedText>> = {
  "=": { zh: "应等于", en: "must equal" },
  "<=": { zh: "应不大于", en: "must be at most" },
  ">=": { zh: "应不小于", en: "must be at least" },
};

function figure(bounds: Bounds): LocalizedText {
  const known = knownNumber(bounds);
  if (known !== null) return { zh: String(known), en: String(known) };
  if (bounds.minimum === -Infinity) return { zh: "未知", en: "unknown" };
  return { zh: `至少${bounds.minimum}`, en: `at least ${bounds.minimum}` };
}

function sideWithFigure(sum: Sum, bounds: Bounds, name: LocalizedText): LocalizedText {
  const { zh, en } = figure(bounds);
  if (sum.terms.length === 0) return { zh, en };
  return { zh: `${name.zh}（${zh}）`, en: `${name.en} (${en})` };
}

/** The difference that is known, for the end of a sentence. */
function differenceText({ left, right }: Evaluation): LocalizedText {
  const [leftNumber, rightNumber] = [knownNumber(left), knownNumber(right)];
  if (leftNumber === null || rightNumber === null || leftNumber === rightNumber) return { zh: "", en: "" };
  const difference = Math.abs(leftNumber - rightNumber);
  return { zh: `，相差${difference}`, en: `; the difference is ${difference}` };
}

function fillIn(template: LocalizedText, values: Readonly<Record<string, LocalizedText>>): LocalizedText {
  const fill = (text: string, language: keyof LocalizedText) =>
    text.replace(/\{(\w+)\}/g, (placeholder, key: string) => values[key]?.[language] ?? placeholder);
  return { zh: fill(template.zh, "zh"), en: fill(template.en, "en") };
}

/** The end of the sentence, which says what follows from both figures. */
function conclusion(evaluation: Evaluation): LocalizedText {
  const count = evaluation.assumedZero.length;
  switch (evaluation.verdict) {
    case "pass":
      return { zh: "，符合", en: ", and does" };
    case "fail":
      return differenceText(evaluation);
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

/** One sentence with both figures on what became of a formula. */
export function formulaMessage(
  formula: Formula,
  evaluation: Evaluation,
  subject: Subject,
  edition: Edition | null,
): LocalizedText {
  const place = placeName(formula, edition);
  if (evaluation.verdict === "fail" && formula.failure !== undefined) {
    const { left, right } = evaluation;
    return fillIn(formula.failure, {
      place: place ?? { zh: "", en: "" },
      left: figure(left),
      right: figure(right),
      difference: figure({ minimum: left.minimum - right.minimum, maximum: left.maximum - right.maximum }),
      when: formula.when === undefined ? figure(left) : figure(boundsOf(formula.when.left, subject)),
    });
  }
  const side = (sum: Sum, bounds: Bounds) => sideWithFigure(sum, bounds, sumName(sum, formula, edition));
  const [left, right] = [side(formula.left, evaluation.left), side(formula.right, evaluation.right)];
  const [demand, end] = [DEMANDS[formula.relation], conclusion(evaluation)];
  return {
    zh: `${place === null ? "" : `${place.zh}：`}${left.zh}${demand.zh}${right.zh}${end.zh}。`,
    en: `${place === null ? "" : `${place.en}: `}${left.en} ${demand.en} ${right.en}${end.en}.`,
  };
}
