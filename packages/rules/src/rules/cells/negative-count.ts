import { reportCells } from "@gongkai/schema";
import { unitOf } from "../../form-lookup.ts";
import { constant, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

/** No count is below 0. */
export const negativeCount: FormulaRule = {
  code: "negative-count",
  version: 1,
  kind: "plausibility",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "数量为负", en: "Negative count" },
  explanation: {
    zh: "数量不能为负。只有2019年格式的“增/减”可以为负。",
    en: "A count cannot be below 0. Only the yearly change of the 2019 edition can.",
  },
  statement: "count >= 0, for each cell but netChange",
  formulas: ({ report }) =>
    reportCells(report)
      .filter(([address, cell]) => cell.state === "value" && unitOf(address) === "count")
      .map(([address]) => ({
        left: sumOf([address]),
        relation: ">=",
        right: constant(0),
        failure: { zh: "数量为{left}，不能为负。", en: "A count is {left}; it cannot be below 0." },
      })),
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: { "proactiveDisclosure/enforcement.penalties/decisions": -1 } },
  },
};
