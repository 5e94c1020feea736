import { type CellAddress, reportCells } from "@gongkai/schema";
import { formCellAt, unitOf } from "../../form-lookup.ts";
import type { Observation, ObservationRule } from "../../rule.ts";

/** Counts and changes are whole numbers. */
export const fractionalCount: ObservationRule = {
  code: "fractional-count",
  version: 1,
  kind: "plausibility",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "数量不是整数", en: "Fractional count" },
  explanation: {
    zh: "件数和项目数必须是整数。带小数的数量通常是填错了列，例如把金额填入数量。",
    en: "Numbers of cases, documents and items are whole. A fraction usually stands in the wrong column, such as an amount of money among counts.",
  },
  statement: "count is a whole number, for each cell but money",
  observe: ({ report }) =>
    reportCells(report).flatMap(([address, cell]): readonly Observation[] => {
      if (cell.state !== "value" || unitOf(address) === "money") return [];
      return [observeNumber(address, cell.value)];
    }),
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: { "proactiveDisclosure/enforcement.penalties/decisions": 1.5 } },
  },
};

function observeNumber(address: CellAddress, value: number): Observation {
  const found = formCellAt(address, null);
  const isWhole = Number.isInteger(value);
  return {
    verdict: isWhole ? "pass" : "fail",
    cells: [address],
    left: value,
    message: {
      zh: `“${found?.row.label ?? address}”的数量为${value}，${isWhole ? "是" : "不是"}整数。`,
      en: `The count at “${found?.row.english ?? address}” is ${value}, ${isWhole ? "a" : "not a"} whole number.`,
    },
  };
}
