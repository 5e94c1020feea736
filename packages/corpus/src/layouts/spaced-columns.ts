import type { DocumentTable, TableCell } from "../document/document.ts";
import { columnWidths, placeCells } from "../document/grid.ts";
import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/** At least so many spaces stand between two columns. */
const GAP = 2;

/** Columns a text takes on a page of fixed pitch, where everything but ASCII is two wide. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e]/.test(character) ? 1 : 2;
  return width;
}

const cellText = (cell: TableCell) => cell.lines.join("");

function tableLines(table: DocumentTable): readonly string[] {
  const rows = placeCells(table);
  const widths = columnWidths({
    rows,
    columns: table.width,
    minimum: GAP + 2,
    between: 0,
    widthOf: (cell) => textWidth(cellText(cell)) + GAP,
  });
  return rows.map((row) => {
    let line = "";
    for (const { cell, column } of row) {
      const start = widths.slice(0, column).reduce((sum, each) => sum + each, 0);
      line += " ".repeat(Math.max(0, start - textWidth(line))) + cellText(cell);
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
