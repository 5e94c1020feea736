import type { DocumentTable, TableCell } from "./document.ts";
import { placeCells } from "./grid.ts";

/** A table that the end of a page cuts in two. */
export interface BrokenTable {
  readonly upper: DocumentTable;
  readonly lower: DocumentTable;
}

/**
 * Cuts a table before a row. A cell that covers rows on both sides ends at the cut and goes on blank below it, as
 * word processors print it.
 */
export function breakTable(table: DocumentTable, at: number): BrokenTable {
  const continued: TableCell[] = [];
  const upper = placeCells(table)
    .slice(0, at)
    .map((row) =>
      row.map(({ cell, row: start }) => {
        const below = start + cell.rows - at;
        if (below <= 0) return cell;
        continued.push({ ...cell, lines: [], rows: below });
        return { ...cell, rows: at - start };
      }),
    );
  // Cells that span rows are labels, which stand left of all others and were met from left to right.
  const [first = [], ...rest] = table.rows.slice(at);
  return {
    upper: { ...table, rows: upper },
    lower: { ...table, rows: [[...continued, ...first], ...rest] },
  };
}

/** A table with one more column, which is empty. */
export function addEmptyColumn(table: DocumentTable): DocumentTable {
  const blank: TableCell = { lines: [], columns: 1, rows: 1 };
  return { ...table, width: table.width + 1, rows: table.rows.map((row) => [...row, blank]) };
}
