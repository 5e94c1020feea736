import type { Cell } from "./cell.ts";
import { type CellAddress, cellPlace, TABLE_IDS } from "./forms/identifiers.ts";
import type { Report, ReportTables } from "./report.ts";

type RowsOfCells = Readonly<Record<string, Readonly<Record<string, Cell | undefined>> | undefined>>;

/** The cell at an address, or undefined where the report's form has no such place. */
export function cellAt(tables: ReportTables, address: CellAddress): Cell | undefined {
  const { table, row, column } = cellPlace(address);
  const rows: RowsOfCells | null = tables[table];
  return rows?.[row]?.[column];
}

/** Every cell of a report with its address, in printed order. */
export function reportCells(report: Pick<Report, "tables">): readonly (readonly [CellAddress, Cell])[] {
  return TABLE_IDS.flatMap((table) => {
    const rows: RowsOfCells = report.tables[table] ?? {};
    return Object.entries(rows).flatMap(([row, columns]) =>
      Object.entries(columns ?? {}).flatMap(([column, cell]): (readonly [CellAddress, Cell])[] =>
        // Row and column ids of a report are ids of its form, so the joined address is one of the type's members.
        cell === undefined ? [] : [[`${table}/${row}/${column}` as CellAddress, cell]],
      ),
    );
  });
}
