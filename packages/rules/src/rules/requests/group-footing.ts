import { cellPlace, type Report, type Subtotal } from "@gongkai/schema";
import type { Formula } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";
import { subtotalFooting } from "./subtotal-footing.ts";

/** Whether a printed sum is that of a group's rows in one column. */
function isOfGroup({ cells }: Subtotal): boolean {
  return new Set(cells.map((cell) => cellPlace(cell).column)).size === 1;
}

const FAILURE = {
  zh: "{place}：该组各行之和为{left}，而该组的标题行印出{right}。",
  en: "{place}: the rows of the group add up to {left}, but the line of the group prints {right}.",
};

function formulas({ subtotals = [] }: Report): readonly Formula[] {
  return subtotals.filter(isOfGroup).map((subtotal) => subtotalFooting(subtotal, FAILURE));
}

const PARTS = [
  "requests/processed.unableToProvide.notHeld/total",
  "requests/processed.unableToProvide.requiresCreation/total",
  "requests/processed.unableToProvide.unclearAfterCorrection/total",
] as const;

function exampleSubtotal(value: number): Partial<Report> {
  return { subtotals: [{ cells: PARTS, value, raw: String(value), span: { start: 0, end: 0 } }] };
}

/** A number in the line of a group is the sum of the group's rows. */
export const groupFooting: FormulaRule = {
  code: "group-footing",
  version: 1,
  kind: "footing",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "分组小计", en: "Group adds up" },
  explanation: {
    zh: "报告格式中（三）不予公开等分组标题行不填数字。填了小计的，应等于该组各行之和；小计不计入总计。",
    en: "The form leaves the lines of groups, such as requests denied, without numbers. A subtotal that is filled in there equals the sum of the group's rows, and is never counted again.",
  },
  statement: "sum of the group's rows = printed subtotal, for each column",
  formulas: ({ report }) => formulas(report),
  example: {
    edition: "2021",
    passing: { report: exampleSubtotal(0), words: "the line of a group prints 0" },
    failing: { report: exampleSubtotal(1), words: "the line of a group prints 1" },
  },
};
