import type { DocumentTable, TableCell } from "../document/document.ts";
import { columnWidths, type PlacedCell, placeCells, widest } from "../document/grid.ts";
import { textWidth, wrapText } from "../document/text-width.ts";

/** A table placed on its grid, with the width of each grid column in half-width characters. */
export interface FittedTable {
  readonly rows: readonly (readonly PlacedCell[])[];
  readonly widths: readonly number[];
}

/** What a table has to fit into. */
export interface FitRequest {
  /** The columns of the page, frames included. */
  readonly page: number;
  /** What stands between two columns. */
  readonly between: number;
}

function cellWidth(cell: TableCell): number {
  return widest(cell.lines, textWidth);
}

/** What no line break may cut: a cell with a number, a number in a label, or one Chinese character. */
function unbreakableWidth(cell: TableCell): number {
  if (cell.isValue) return cellWidth(cell);
  let width = 2;
  for (const line of cell.lines) {
    for (const run of line.match(/[\u0021-\u007e]+/g) ?? []) width = Math.max(width, run.length);
  }
  return width;
}

/** The index of the widest column that may become narrower; -1 where none may. */
function widestAbove(widths: readonly number[], least: readonly number[]): number {
  let found = -1;
  widths.forEach((width, index) => {
    if (width > (least[index] ?? 0) && width > (widths[found] ?? 0)) found = index;
  });
  return found;
}

/** Narrows all columns alike until the table fits; no column becomes narrower than its longest number. */
function shrink(widths: number[], least: readonly number[], room: number): void {
  const total = widths.reduce((sum, width) => sum + width, 0);
  widths.forEach((width, index) => {
    widths[index] = Math.max(least[index] ?? 2, Math.floor((width * room) / total));
  });
  for (let excess = widths.reduce((sum, width) => sum + width, -room); excess > 0; excess -= 1) {
    const target = widestAbove(widths, least);
    if (target < 0) return;
    widths[target] = (widths[target] ?? 0) - 1;
  }
}

/** Places a table and finds column widths that fit the page where that can be done without cutting a number. */
export function fitTable(table: DocumentTable, { page, between }: FitRequest): FittedTable {
  const rows = placeCells(table);
  const request = { rows, columns: table.width, between };
  const widths = columnWidths({ ...request, minimum: 2, widthOf: cellWidth });
  const total = widths.reduce((sum, width) => sum + width + between, 0);
  if (total <= page) return { rows, widths };
  const least = new Array<number>(table.width).fill(2);
  for (const { cell, column } of rows.flat()) {
    if (cell.columns === 1) least[column] = Math.max(least[column] ?? 2, unbreakableWidth(cell));
  }
  shrink(widths, least, page - table.width * between);
  return { rows, widths };
}

/** The width of the columns that a cell covers, with what stands between them. */
function spannedWidth({ cell, column }: PlacedCell, widths: readonly number[], between: number): number {
  let width = (cell.columns - 1) * between;
  for (let index = column; index < column + cell.columns; index += 1) width += widths[index] ?? 0;
  return width;
}

/** A placed cell with the lines that its text takes in the width it has. */
export interface WrappedCell extends PlacedCell {
  readonly width: number;
  readonly lines: readonly string[];
}

/** Wraps the text of every cell to the width of the columns that it covers. */
export function wrapCells({ rows, widths }: FittedTable, between: number): readonly WrappedCell[] {
  return rows.flat().map((placed) => {
    const width = spannedWidth(placed, widths, between);
    return { ...placed, width, lines: placed.cell.lines.flatMap((line) => wrapText(line, width)) };
  });
}

/**
 * The height of each row in lines: what its own cells need, and in the last row of a cell that spans rows what does
 * not fit into them; `between` lines stand between two rows.
 */
export function rowHeights(cells: readonly WrappedCell[], count: number, between: number): readonly number[] {
  const heights = new Array<number>(count).fill(1);
  const byRows = [...cells].sort((left, right) => left.cell.rows - right.cell.rows);
  for (const { cell, row, lines } of byRows) {
    let available = (cell.rows - 1) * between;
    for (let index = row; index < row + cell.rows; index += 1) available += heights[index] ?? 0;
    const last = row + cell.rows - 1;
    if (lines.length > available) heights[last] = (heights[last] ?? 0) + lines.length - available;
  }
  return heights;
}
