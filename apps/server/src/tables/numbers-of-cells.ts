import type { PlacedNumbers } from "@gongkai/db";
import { EDITIONS, FORMS, type TableId } from "@gongkai/schema";
import type { CellsOfTable } from "./typed-tables.ts";

/** The columns of a table that hold money, in any form. */
function moneyColumns(table: TableId): ReadonlySet<string> {
  const columns = EDITIONS.flatMap((edition) =>
    FORMS[edition][table].blocks.flatMap((block) => block.columns),
  );
  return new Set(columns.flatMap(({ id, unit }) => (unit === "money" ? [id] : [])));
}

/** The numbers of a table that is not stored, by `row/column`. A count that is not whole is none, as where it is stored. */
export function numbersOfCells(table: TableId, cells: CellsOfTable): PlacedNumbers {
  const money = moneyColumns(table);
  const numbers = new Map<string, number>();
  for (const [row, columns] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(columns ?? {})) {
      if (cell?.state !== "value") continue;
      if (money.has(column) || Number.isSafeInteger(cell.value)) numbers.set(`${row}/${column}`, cell.value);
    }
  }
  return numbers;
}
