import type { Cell } from "./cell.ts";
import { type CellAddress, cellPlace, TABLE_IDS, type TableId } from "./forms/identifiers.ts";
import type { Report, ReportTables } from "./report.ts";

type RowsOfCells = Readonly<Record<string, Readonly<Record<string, Cell | undefined>> | undefined>>;

/** The cell at an address, or undefined where the report's form has no such place. */
export function cellAt(tables: ReportTables, address: CellAddress): Cell | undefined {
  const { table, row, column } = cellPlace(address);
  const rows: RowsOfCells | null = tables[table];
  return rows?.[row]?.[column];
}

/** The cells of a report with their addresses, in printed order: all of them, or those of which something holds. */
export function reportCells(
  report: Pick<Report, "tables">,
  isWanted: (cell: Cell) => boolean = () => true,
): readonly (readonly [CellAddress, Cell])[] {
  const cells: (readonly [CellAddress, Cell])[] = [];
  for (const table of TABLE_IDS) {
    const rows: RowsOfCells = report.tables[table] ?? {};
    for (const row in rows) {
      const columns = rows[row] ?? {};
      for (const column in columns) {
        const cell = columns[column];
        if (cell === undefined || !isWanted(cell)) continue;
        // Row and column ids of a report are ids of its form, so the joined address is one of the type's members.
        cells.push([`${table}/${row}/${column}` as CellAddress, cell]);
      }
    }
  }
  return cells;
}

/** Whether a table has a cell of which something holds; looks at no more cells than it must. */
export function someCell(tables: ReportTables, table: TableId, holds: (cell: Cell) => boolean): boolean {
  const rows: RowsOfCells = tables[table] ?? {};
  // Reports have hundreds of cells: no arrays of them are made here.
  for (const row in rows) {
    const columns = rows[row];
    for (const column in columns) {
      const cell = columns[column];
      if (cell !== undefined && holds(cell)) return true;
    }
  }
  return false;
}
