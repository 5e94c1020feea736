import type { DocumentTable } from "../document/document.ts";
import { placeCells } from "../document/grid.ts";
import { textWidth } from "../document/text-width.ts";

/** Rows of the lines of each place on the grid; a place that a spanning cell covers further on is empty. */
export type CellGrid = readonly (readonly (readonly string[])[])[];

/** Every place of the grid with its text. Spans are lost, as in formats that have none. */
export function spreadCells(table: DocumentTable): CellGrid {
  return placeCells(table).map((row) => {
    const texts = new Array<readonly string[]>(table.width).fill([]);
    for (const { cell, column } of row) texts[column] = cell.lines;
    return texts;
  });
}

/** The width of each column: that of its longest line, but no more than a bound unless a number needs it. */
export function gridWidths(grid: CellGrid, widest: number): readonly number[] {
  const widths: number[] = [];
  for (const row of grid) {
    row.forEach((lines, column) => {
      for (const line of lines) {
        const isNumber = /^[\u0021-\u007e]+$/.test(line);
        const wanted = isNumber ? line.length : Math.min(widest, textWidth(line));
        widths[column] = Math.max(widths[column] ?? 4, wanted);
      }
    });
  }
  return widths;
}
