import { type CellAddress, cellAt, type Report } from "@gongkai/schema";
import { formCellAt } from "../../form-lookup.ts";
import { amountText } from "../../formula/number-text.ts";
import { quantityName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

function observeCell(address: CellAddress, { tables, edition }: Report): readonly Observation[] {
  const cell = cellAt(tables, address);
  // What another copy prints, or what was not placed after all, is not what the report says.
  // Nothing is nothing in any unit.
  if (cell?.state !== "value" || cell.value === 0) return [];
  const name = quantityName(address, edition);
  const column = formCellAt(address, edition)?.column;
  const isMoney = column?.unit === "money";
  const counted = isMoney ? amountText(cell.value) : { zh: String(cell.value), en: String(cell.value) };
  const wanted = column?.moneyUnit ?? (isMoney ? "元" : "件");
  return [
    {
      verdict: "fail",
      cells: [address],
      left: cell.value,
      message: {
        zh: `${name.zh}印为“${cell.raw}”，与该列的单位${wanted}不符；按印出的单位计为${counted.zh}。`,
        en: `${name.en} prints “${cell.raw}”, against the unit of its column (${wanted}); by the printed unit it is ${counted.en}.`,
      },
    },
  ];
}

function observe({ report, context: { diagnostics } }: Subject): readonly Observation[] {
  if (diagnostics === undefined) return [];
  const cells = diagnostics.flatMap(({ code, cell }) =>
    code === "unit-contradicts-column" && cell !== undefined ? [cell] : [],
  );
  const found = [...new Set(cells)].flatMap((cell) => observeCell(cell, report));
  if (found.length > 0) return found;
  return [
    {
      verdict: "pass",
      message: { zh: "印出的单位均与各列相符。", en: "All printed units are those of their columns." },
    },
  ];
}

const FEE = "proactiveDisclosure/fees.administrativeFees/amountCollected";

/** A unit that is printed in a cell is the unit of its column. */
export const unitContradictsColumn: ObservationRule = {
  code: "unit-contradicts-column",
  version: 1,
  kind: "structure",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "单位与该列不符", en: "Unit contradicts column" },
  explanation: {
    zh: "单元格中印出的单位与该列规定的单位不同，例如在以万元为单位的列中填写元。数字按印出的单位换算，原文保留；读者若按该列单位理解，会相差一万倍。",
    en: "The unit printed in a cell is not that of its column, such as yuan under ten thousands of yuan. The printed unit is followed and the text kept; who reads the number by its column is wrong by a factor of ten thousand.",
  },
  statement: "printed unit = unit of the column",
  observe,
  example: {
    edition: "2021",
    passing: { cells: { [FEE]: 17_350 }, context: { diagnostics: [] }, words: "no unit in the cell" },
    failing: {
      cells: { [FEE]: 17_350 },
      context: { diagnostics: [{ code: "unit-contradicts-column", message: "17,350.00元", cell: FEE }] },
      words: "the cell prints yuan",
    },
  },
};
