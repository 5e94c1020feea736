import { type Cell, reportCells } from "@gongkai/schema";
import { unitOf } from "../../form-lookup.ts";
import { cellName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

function observe({ report }: Subject): readonly Observation[] {
  const found: Observation[] = [];
  const isFraction = (cell: Cell) => cell.state === "value" && !Number.isInteger(cell.value);
  // Only a number with a fraction needs to be asked what it counts.
  for (const [address, cell] of reportCells(report, isFraction)) {
    if (cell.state !== "value" || unitOf(address) === "money") continue;
    const name = cellName(address, report.edition);
    found.push({
      verdict: "fail",
      cells: [address],
      left: cell.value,
      message: {
        zh: `${name.zh}的数量为${cell.value}，不是整数。`,
        en: `The count at ${name.en} is ${cell.value}, not a whole number.`,
      },
    });
  }
  if (found.length > 0) return found;
  return [{ verdict: "pass", message: { zh: "数量均为整数。", en: "All counts are whole numbers." } }];
}

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
  observe,
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: { "proactiveDisclosure/enforcement.penalties/decisions": 1.5 } },
  },
};
