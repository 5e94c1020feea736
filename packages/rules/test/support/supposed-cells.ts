import { type Cell, type CellAddress, cellPlace, type Report, type ReportTables } from "@gongkai/schema";

/** The same report with other cells at some addresses. */
export function supposedCells(report: Report, cells: ReadonlyMap<CellAddress, Cell>): Report {
  const tables: Record<string, Record<string, Record<string, Cell>>> = structuredClone(
    report.tables,
  ) as never;
  for (const [address, cell] of cells) {
    const { table, row, column } = cellPlace(address);
    const columns = tables[table]?.[row];
    if (columns !== undefined) columns[column] = cell;
  }
  // The clone has the shape of the report's tables, of which only cells were exchanged.
  return { ...report, tables: tables as unknown as ReportTables };
}

/** The same report with other numbers at some addresses. */
export function withNumbers(report: Report, numbers: ReadonlyMap<CellAddress, number>): Report {
  const cells = [...numbers].map(([address, value]): readonly [CellAddress, Cell] => [
    address,
    { state: "value", value, raw: String(value), span: { start: 0, end: 0 }, placement: "printed" },
  ]);
  return supposedCells(report, new Map(cells));
}
