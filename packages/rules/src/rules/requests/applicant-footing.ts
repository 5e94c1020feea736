import { APPLICANTS } from "@gongkai/schema";
import { ofRequestsRows } from "../../form-lookup.ts";
import { type Formula, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const KINDS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");

const footings = ofRequestsRows((rows) =>
  rows.map(
    (row): Formula => ({
      left: sumOf(
        KINDS.map((id) => `requests/${row}/${id}` as const),
        { name: { zh: "各类申请人之和", en: "the sum of all applicants" } },
      ),
      relation: "=",
      right: sumOf([`requests/${row}/total`]),
    }),
  ),
);

/** The six kinds of applicant add up to the total, in every row. */
export const applicantFooting: FormulaRule = {
  code: "applicant-footing",
  version: 1,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "申请人情况合计", en: "Applicants add up" },
  explanation: {
    zh: "每一行中，自然人与五类法人或其他组织之和等于总计。",
    en: "In every row, natural persons and the five kinds of organizations add up to the total.",
  },
  statement: `${KINDS.join(" + ")} = total`,
  formulas: ({ report }) => footings(report),
  example: {
    edition: "2021",
    passing: { cells: { "requests/received/naturalPerson": 2, "requests/received/total": 2 } },
    failing: { cells: { "requests/received/naturalPerson": 2, "requests/received/total": 3 } },
  },
};
