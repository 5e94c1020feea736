import { APPLICANTS } from "@gongkai/schema";
import { ofRequestsRows, outcomeRows } from "../../form-lookup.ts";
import { constant, type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const demands = ofRequestsRows((allRows): readonly Formula[] => {
  const rows = outcomeRows(allRows);
  if (rows.length === 0) return [];
  return APPLICANTS.map(({ id }) => ({
    when: {
      left: sumOf([`requests/received/${id}`, `requests/pendingAtStart/${id}`]),
      relation: "<=",
      right: constant(0),
    },
    left: sumOf(
      [
        ...rows.map((row) => `requests/${row}/${id}` as const),
        `requests/processed.total/${id}`,
        `requests/pendingAtEnd/${id}`,
      ],
      {
        name: {
          zh: "办理结果、总计与结转之和",
          en: "the sum of outcomes, their total and what is carried out",
        },
        notation: "Σ processed + pendingAtEnd",
      },
    ),
    relation: "<=",
    right: constant(0),
    failure: {
      zh: "{place}：新收和上年结转共{when}件，而办理结果、总计与结转之和为{left}。",
      en: "{place}: received or carried in: {when}, and yet outcomes, their total and what is carried out add up to {left}.",
    },
  }));
});

/** No request was open, and yet there are outcomes or requests carried out. */
export const outcomeWithoutRequest: FormulaRule = {
  code: "outcome-without-request",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "没有申请却有办理结果", en: "Outcome without request" },
  explanation: {
    zh: "某列新收和上年结转均为0，而办理结果或结转下年度大于0，通常是漏填新收数量或填错列。",
    en: "In a column nothing was received or carried in, and yet there are outcomes or requests carried out. Usually the number received was forgotten, or the numbers stand in the wrong column.",
  },
  statement: "Σ processed + pendingAtEnd <= 0 where received + pendingAtStart <= 0",
  formulas: ({ report }) => demands(report),
  example: {
    edition: "2021",
    passing: { cells: { "requests/received/total": 1, "requests/pendingAtEnd/total": 1 } },
    failing: { cells: { "requests/pendingAtEnd/total": 1 } },
  },
};
