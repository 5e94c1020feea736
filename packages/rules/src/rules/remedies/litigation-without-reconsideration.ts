import { type Formula, plus, previousSumOf, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const CLOSED = [
  "remedies/reconsideration/upheld",
  "remedies/reconsideration/corrected",
  "remedies/reconsideration/otherOutcome",
] as const;

const DEMANDS: readonly Formula[] = [
  {
    left: sumOf(["remedies/litigationAfterReconsideration/total"]),
    relation: "<=",
    right: plus(sumOf(CLOSED), previousSumOf(CLOSED)),
    isBound: true,
    failure: {
      zh: "复议后起诉{left}件，多于本年度和上一年度审结的行政复议（{right}件）。",
      en: "Lawsuits after reconsideration: {left}, more than the reconsiderations closed in this year and the last ({right}).",
    },
  },
];

/** No more lawsuits after reconsideration than reconsiderations that were closed. */
export const litigationWithoutReconsideration: FormulaRule = {
  code: "litigation-without-reconsideration",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "复议后起诉多于已结复议", en: "Litigation without reconsideration" },
  explanation: {
    zh: "复议后起诉以复议已经审结为前提，不应多于本年度和上一年度审结的复议之和。多出的可能应填入“未经复议直接起诉”。需要上一年度的报告。",
    en: "A lawsuit after reconsideration needs a reconsideration that was closed, this year or last. What is more may belong to direct litigation. Needs last year's report.",
  },
  statement:
    "litigationAfterReconsideration/total <= closed reconsiderations of the year + previous closed reconsiderations",
  formulas: () => DEMANDS,
  example: {
    edition: "2021",
    passing: {
      cells: { "remedies/litigationAfterReconsideration/total": 1 },
      previous: { "remedies/reconsideration/upheld": 1 },
    },
    failing: { cells: { "remedies/litigationAfterReconsideration/total": 1 }, previous: {} },
  },
};
