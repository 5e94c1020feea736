import type { DocumentTable, TableCell } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/** At least so many spaces stand between two columns. */
const GAP = 2;

/** Columns a text takes on a page of fixed pitch, where a Chinese character is two wide. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e]/.test(character) ? 1 : 2;
  return width;
}

interface PlacedCell {
  readonly text: string;
  readonly column: number;
  readonly columns: number;
}

/** Finds each cell's first grid column, passing over columns that a cell of an earlier row still covers. */
function placeCells(table: DocumentTable): readonly (readonly PlacedCell[])[] {
  const coveredUntil = new Array<number>(table.width).fill(0);
  return table.rows.map((row, rowIndex) => {
    let column = 0;
    return row.map((cell: TableCell) => {
      while ((coveredUntil[column] ?? 0) > rowIndex) column += 1;
      const placed = { text: cell.lines.join(""), column, columns: cell.columns };
      coveredUntil.fill(rowIndex + cell.rows, column, column + cell.columns);
      column += cell.columns;
      return placed;
    });
  });
}

/** How wide each grid column must be for every cell to fit the columns it covers. */
function columnWidths(rows: readonly (readonly PlacedCell[])[], width: number): readonly number[] {
  const widths = new Array<number>(width).fill(GAP + 2);
  const cells = rows.flat().sort((left, right) => left.columns - right.columns);
  for (const { text, column, columns } of cells) {
    const available = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
    const missing = textWidth(text) + GAP - available;
    const last = column + columns - 1;
    if (missing > 0) widths[last] = (widths[last] ?? 0) + missing;
  }
  return widths;
}

function tableLines(table: DocumentTable): readonly string[] {
  const rows = placeCells(table);
  const widths = columnWidths(rows, table.width);
  return rows.map((row) => {
    let line = "";
    for (const { text, column } of row) {
      const start = widths.slice(0, column).reduce((sum, each) => sum + each, 0);
      line += " ".repeat(Math.max(0, start - textWidth(line))) + text;
    }
    return line.trimEnd();
  });
}

/**
 * Layout I: text extracted from a page description, a row per line and columns by spaces.
 *
 * Every cell begins at the position of its column, counted in half-width characters, so a blank is a gap.
 */
export const spacedColumns: Layout = {
  id: "I",
  description: { zh: "版式文本，以空格对齐各列", en: "Page layout text, columns by spaces" },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document) => printLines(document, tableLines),
};
