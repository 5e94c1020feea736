import { type Formula, plus, previousSumOf, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const DEMANDS: readonly Formula[] = [
  {
    left: sumOf(["remedies/reconsideration/total", "remedies/directLitigation/total"]),
    relation: "<=",
    right: plus(
      sumOf(["requests/received/total", "requests/pendingAtStart/total"]),
      previousSumOf(["requests/processed.total/total"]),
    ),
    isBound: true,
    failure: {
      zh: "行政复议和未经复议直接起诉共{left}件，多于本年度申请与上一年度办结之和（{right}件）。",
      en: "Reconsiderations and direct lawsuits: {left}, more than this year's requests and last year's decisions together ({right}).",
    },
  },
];

/** No more disputes than there were requests to dispute. */
export const moreDisputesThanDecisions: FormulaRule = {
  code: "more-disputes-than-decisions",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "复议诉讼多于申请", en: "More disputes than decisions" },
  explanation: {
    zh: "复议和直接起诉针对本年度的申请或上一年度的答复。多于二者之和的，可能把其他行政复议、行政诉讼案件也计入了。需要上一年度的报告。",
    en: "Reconsiderations and direct lawsuits are about this year's requests or last year's decisions. More than both together may mean that disputes about other matters were counted. Needs last year's report.",
  },
  statement:
    "reconsideration/total + directLitigation/total <= received/total + pendingAtStart/total + previous processed.total/total",
  formulas: () => DEMANDS,
  example: {
    edition: "2021",
    passing: {
      cells: { "remedies/reconsideration/total": 1 },
      previous: { "requests/processed.total/total": 1 },
    },
    failing: { cells: { "remedies/reconsideration/total": 1 }, previous: {} },
  },
};
