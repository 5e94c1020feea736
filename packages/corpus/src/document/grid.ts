import type { DocumentTable, TableCell } from "./document.ts";

/** A cell with the place on the grid where it stands. */
export interface PlacedCell {
  readonly cell: TableCell;
  /** The first grid column it covers, from 0. */
  readonly column: number;
  /** The row it stands in, from 0. */
  readonly row: number;
}

/** Finds each cell's first grid column, passing over columns that a cell of an earlier row still covers. */
export function placeCells(table: DocumentTable): readonly (readonly PlacedCell[])[] {
  const coveredUntil = new Array<number>(table.width).fill(0);
  return table.rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((coveredUntil[column] ?? 0) > row) column += 1;
      const placed = { cell, column, row };
      coveredUntil.fill(row + cell.rows, column, column + cell.columns);
      column += cell.columns;
      return placed;
    });
  });
}

/** What the grid widens its columns for. */
export interface ColumnWidthRequest {
  readonly rows: readonly (readonly PlacedCell[])[];
  /** How many columns the grid has. */
  readonly columns: number;
  /** The width a column has at least. */
  readonly minimum: number;
  /** What stands between two columns, and therefore belongs to a cell that covers both. */
  readonly between: number;
  /** How wide a cell wants to be. */
  readonly widthOf: (cell: TableCell) => number;
}

/** How wide each grid column must be for every cell to fit the columns it covers. */
export function columnWidths(request: ColumnWidthRequest): number[] {
  const { rows, columns, minimum, between, widthOf } = request;
  const widths = new Array<number>(columns).fill(minimum);
  const cells = rows.flat().sort((left, right) => left.cell.columns - right.cell.columns);
  for (const { cell, column } of cells) {
    let available = (cell.columns - 1) * between;
    for (let index = column; index < column + cell.columns; index += 1) available += widths[index] ?? 0;
    const missing = widthOf(cell) - available;
    const last = column + cell.columns - 1;
    if (missing > 0) widths[last] = (widths[last] ?? 0) + missing;
  }
  return widths;
}

/** The widest of some texts. */
export function widest(texts: readonly string[], widthOf: (text: string) => number): number {
  let width = 0;
  for (const text of texts) width = Math.max(width, widthOf(text));
  return width;
}
