import {
  type Cell,
  type CellAddress,
  cellPlace,
  type Report,
  reportCells,
  TABLE_IDS,
  type TableId,
} from "@gongkai/schema";
import { type Observation, type ObservationRule, TABLE_NAMES } from "../../rule.ts";

function observeTable(
  table: TableId,
  empty: ReadonlyMap<TableId, readonly CellAddress[]>,
  { tables }: Report,
): readonly Observation[] {
  if (tables[table] === null) return [];
  const cells = empty.get(table) ?? [];
  const name = TABLE_NAMES[table];
  return [
    {
      verdict: cells.length === 0 ? "pass" : "fail",
      cells,
      left: cells.length,
      right: 0,
      message: {
        zh: `${name.zh}有${cells.length}个单元格为空白或不适用。`,
        en: `${name.en}: cells that are blank or not applicable: ${cells.length}.`,
      },
    },
  ];
}

function observe(report: Report): readonly Observation[] {
  const empty = new Map<TableId, CellAddress[]>();
  const isEmpty = ({ state }: Cell) => state === "blank" || state === "notApplicable";
  for (const [address] of reportCells(report, isEmpty)) {
    const { table } = cellPlace(address);
    const known = empty.get(table);
    if (known === undefined) empty.set(table, [address]);
    else known.push(address);
  }
  return TABLE_IDS.flatMap((table) => observeTable(table, empty, report));
}

/** How many cells of each table are left empty. */
export const blanksPerTable: ObservationRule = {
  code: "blanks-per-table",
  version: 1,
  kind: "structure",
  severity: "information",
  editions: ["2019", "2021"],
  title: { zh: "空白单元格", en: "Blanks per table" },
  explanation: {
    zh: "没有发生的事项应填0。空白或“不适用”不等于零：涉及这些单元格的核对只能在假定其为0时成立。",
    en: "What did not happen is to be filled in as 0. Blank and not applicable are not zero: identities with such cells hold only if they are taken for 0.",
  },
  statement: "blank and not applicable cells = 0, for each table",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { cells: { "remedies/reconsideration/upheld": "blank" } },
  },
};
