import {
  type Cell,
  type CellAddress,
  cellAt,
  type Diagnostic,
  type ReportTables,
  reportCells,
  TABLE_IDS,
} from "@gongkai/schema";
import { noteDisagreement } from "./note-disagreement.ts";
import type { TablesReading } from "./read-tables.ts";
import { isDisagreeing, reconcileCells } from "./reconcile-cells.ts";
import { diagnose } from "./table-context.ts";

/** The cell that several copies of a report print at one place. */
function mergedCell(
  copies: readonly TablesReading[],
  isAlike: readonly boolean[],
  address: CellAddress,
  first: Cell,
): Cell {
  return copies.reduce(
    (cell, { tables }, at) => reconcileCells(cell, cellAt(tables, address) ?? cell, isAlike[at] === true),
    first,
  );
}

function withCells(tables: ReportTables, cells: ReadonlyMap<CellAddress, Cell>): ReportTables {
  const entries = TABLE_IDS.map((table) => {
    const rows = Object.entries(tables[table] ?? {}).map(([row, columns]) => [
      row,
      Object.fromEntries(
        // The ids of a table that was read are those of the form, so the joined address is one of its addresses.
        Object.keys(columns).map((column) => [column, cells.get(`${table}/${row}/${column}` as CellAddress)]),
      ),
    ]);
    return [table, tables[table] === null ? null : Object.fromEntries(rows)];
  });
  return Object.fromEntries(entries);
}

/**
 * Joins the tables of several printed copies of one report. Numbers that the copies agree on are kept, with the
 * span in the first copy; numbers they disagree on stay unread, because no copy is the better one.
 */
export function mergeCopies(
  { tables: first, printedNumbers }: TablesReading,
  others: readonly TablesReading[],
  report: (diagnostic: Diagnostic) => void,
): ReportTables {
  if (others.length === 0) return first;
  const own = printedNumbers();
  const isAlike = others.map((other) => other.printedNumbers() === own);
  const merged = new Map(
    reportCells({ tables: first }).map(([address, cell]) => [
      address,
      mergedCell(others, isAlike, address, cell),
    ]),
  );
  const conflicts = [...merged].flatMap(([address, cell]) => (isDisagreeing(cell) ? [address] : []));
  report(
    conflicts.length === 0
      ? diagnose("body-repeated", `${others.length + 1} copies`)
      : diagnose("copies-disagree", `${conflicts.length} cells in ${others.length + 1} copies`),
  );
  for (const address of conflicts) {
    const printed = [first, ...others.map(({ tables }) => tables)].map((tables) => cellAt(tables, address));
    noteDisagreement(address, printed, report);
  }
  return withCells(first, merged);
}
