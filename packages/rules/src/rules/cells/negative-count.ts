import { type Cell, cellPlace, reportCells } from "@gongkai/schema";
import { unitOf } from "../../form-lookup.ts";
import { cellName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

function observe({ report }: Subject): readonly Observation[] {
  const found: Observation[] = [];
  const isNegative = (cell: Cell) => cell.state === "value" && cell.value < 0;
  // Only a number below 0 needs to be asked what it counts.
  for (const [address, cell] of reportCells(report, isNegative)) {
    if (cell.state !== "value" || unitOf(address) !== "count") continue;
    const { row, column } = cellPlace(address);
    const name = cellName(address, report.edition);
    found.push({
      verdict: "fail",
      cells: [address],
      formula: `${row}/${column} >= 0`,
      left: cell.value,
      right: 0,
      message: {
        zh: `${name.zh}的数量为${cell.value}，不能为负。`,
        en: `The count at ${name.en} is ${cell.value}; it cannot be below 0.`,
      },
    });
  }
  if (found.length > 0) return found;
  return [{ verdict: "pass", message: { zh: "没有为负的数量。", en: "No count is below 0." } }];
}

/** No count is below 0. */
export const negativeCount: ObservationRule = {
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
  observe,
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: { "proactiveDisclosure/enforcement.penalties/decisions": -1 } },
  },
};
