import { APPLICANTS, cellPlace, type Report, type Subtotal } from "@gongkai/schema";
import type { Formula } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";
import { subtotalFooting } from "./subtotal-footing.ts";

const ORGANIZATIONS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "naturalPerson" && id !== "total");

/** Whether a printed sum is that of the organizations in one row. */
function isOfRow({ cells }: Subtotal): boolean {
  return (
    new Set(cells.map((cell) => cellPlace(cell).row)).size === 1 && cells.length === ORGANIZATIONS.length
  );
}

const FAILURE = {
  zh: "{place}：五类法人或其他组织之和为{left}，而小计列印出{right}。",
  en: "{place}: the five kinds of organizations add up to {left}, but the column of their subtotal prints {right}.",
};

function formulas({ subtotals = [] }: Report): readonly Formula[] {
  return subtotals.filter(isOfRow).map((subtotal) => subtotalFooting(subtotal, FAILURE));
}

function exampleSubtotal(value: number): Partial<Report> {
  const cells = ORGANIZATIONS.map((id) => `requests/received/${id}` as const);
  return { subtotals: [{ cells, value, raw: String(value), span: { start: 0, end: 0 } }] };
}

/** A printed column for all organizations is the sum of the five kinds. */
export const organizationFooting: FormulaRule = {
  code: "organization-footing",
  version: 1,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "法人或其他组织小计", en: "Organizations add up" },
  explanation: {
    zh: "有的机关在五类法人或其他组织之外加印一列小计。小计应等于五类之和，且不计入总计。",
    en: "Some agencies print one more column with the subtotal of the five kinds of organizations. It equals their sum and is never counted again.",
  },
  statement: `${ORGANIZATIONS.join(" + ")} = printed subtotal, for each row`,
  formulas: ({ report }) => formulas(report),
  example: {
    edition: "2021",
    passing: { report: exampleSubtotal(0), words: "a subtotal of 0" },
    failing: { report: exampleSubtotal(1), words: "a subtotal of 1" },
  },
};
