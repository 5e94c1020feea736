import { APPLICANTS } from "@gongkai/schema";
import { previousSumOf, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

/** What is carried in is what was carried out the year before, in every column. */
export const pendingContinuity: FormulaRule = {
  code: "pending-continuity",
  version: 2,
  kind: "continuity",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "结转衔接", en: "Pending requests carry over" },
  explanation: {
    zh: "本年度的上年结转等于同一机关上一年度报告的结转下年度，各列均须相等。两种格式在此处相同，可以跨格式核对。",
    en: "Requests carried in equal those that the agency's report for the year before carried out, in every column. Both editions ask this alike, so it holds across the change of the form.",
  },
  statement: "pendingAtStart = previous pendingAtEnd",
  formulas: ({ previous }) =>
    previous === undefined
      ? []
      : APPLICANTS.map(({ id }) => ({
          left: sumOf([`requests/pendingAtStart/${id}`]),
          relation: "=",
          right: previousSumOf([`requests/pendingAtEnd/${id}`]),
        })),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/pendingAtStart/total": 2 },
      previous: { "requests/pendingAtEnd/total": 2 },
    },
    failing: {
      cells: { "requests/pendingAtStart/total": 2 },
      previous: { "requests/pendingAtEnd/total": 3 },
    },
  },
};
