import { type CellAddress, cellAt, type Report } from "@gongkai/schema";
import { formCellAt } from "../../form-lookup.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";

const ROWS = [
  "licensing.licenses",
  "licensing.otherPublicServices",
  "enforcement.penalties",
  "enforcement.compulsoryMeasures",
] as const;

function numberAt({ tables }: Report, address: CellAddress): number | null {
  const cell = cellAt(tables, address);
  return cell?.state === "value" ? cell.value : null;
}

function observeRow(row: (typeof ROWS)[number], { report, thresholds }: Subject): readonly Observation[] {
  const cells = [
    `proactiveDisclosure/${row}/priorYearItems`,
    `proactiveDisclosure/${row}/netChange`,
    `proactiveDisclosure/${row}/decisions`,
  ] as const;
  const [prior, change, decisions] = cells.map((cell) => numberAt(report, cell));
  if (prior == null || change == null || decisions == null) return [];
  const fewest = thresholdOf(thresholds, "counts-in-item-column.decisions");
  // Few items and few decisions meet by chance, and so may a list of items that has not changed.
  const isTelling = decisions >= fewest && change !== 0 && prior > 0;
  const sum = prior + change;
  const label = formCellAt(cells[0], report.edition)?.row;
  const isCounts = isTelling && sum === decisions;
  return [
    {
      verdict: isCounts ? "fail" : "pass",
      cells,
      left: sum,
      right: decisions,
      message: {
        zh: `“${label?.label}”的上一年项目数量与增减之和为${sum}，处理决定数量为${decisions}${isCounts ? "，二者相等，项目数量可能填成了件数" : ""}。`,
        en: `“${label?.english}”: items and change add up to ${sum}, and the decisions are ${decisions} in number${isCounts ? "; being equal, counts of cases may stand in the columns of items" : ""}.`,
      },
    },
  ];
}

/** The columns of items hold numbers of items and not of cases. */
export const countsInItemColumn: ObservationRule = {
  code: "counts-in-item-column",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019"],
  title: { zh: "项目数量填成件数", en: "Counts in item column" },
  explanation: {
    zh: "2019年格式的项目数量指权责清单中的事项数，不是办件数。上一年项目数量加增减恰好等于处理决定数量，说明填的是两年的办件数及其差。",
    en: "Items of the 2019 edition are entries in the list of powers and not cases. Where items of the prior year and their change add up to the decisions, last year's cases and the difference were filled in.",
  },
  statement: "priorYearItems + netChange is not decisions where decisions >= counts-in-item-column.decisions",
  thresholds: ["counts-in-item-column.decisions"],
  observe: (subject) => ROWS.flatMap((row) => observeRow(row, subject)),
  example: {
    edition: "2019",
    passing: {
      cells: {
        "proactiveDisclosure/enforcement.penalties/priorYearItems": 339,
        "proactiveDisclosure/enforcement.penalties/netChange": 122,
        "proactiveDisclosure/enforcement.penalties/decisions": 462,
      },
    },
    failing: {
      cells: {
        "proactiveDisclosure/enforcement.penalties/priorYearItems": 339,
        "proactiveDisclosure/enforcement.penalties/netChange": 123,
        "proactiveDisclosure/enforcement.penalties/decisions": 462,
      },
    },
  },
};
