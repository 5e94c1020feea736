import { APPLICANTS } from "@gongkai/schema";
import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const BALANCES = APPLICANTS.map(
  ({ id }): Formula => ({
    left: sumOf([`requests/received/${id}`, `requests/pendingAtStart/${id}`]),
    relation: "=",
    right: sumOf([`requests/processed.total/${id}`, `requests/pendingAtEnd/${id}`]),
  }),
);

/** What came in and what was carried in is what was decided and what is carried out, in every column. */
export const requestsBalance: FormulaRule = {
  code: "requests-balance",
  version: 1,
  kind: "balance",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "申请数量勾稽关系", en: "Requests balance" },
  explanation: {
    zh: "报告格式在申请情况表左上角印明：各列第一项加第二项之和，等于第三项加第四项之和。第三项取其总计。",
    en: "The form prints this identity in the corner of the table: in every column, requests received and requests carried in equal requests processed and requests carried out.",
  },
  statement: "received + pendingAtStart = processed.total + pendingAtEnd",
  formulas: () => BALANCES,
  example: {
    edition: "2021",
    passing: { cells: { "requests/received/total": 14, "requests/pendingAtEnd/total": 14 } },
    failing: { cells: { "requests/received/total": 14, "requests/pendingAtEnd/total": 13 } },
  },
};
