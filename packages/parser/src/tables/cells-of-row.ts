import type { Cell, CellAddress, FormColumn, TableId } from "@gongkai/schema";
import { placeValues } from "./place-values.ts";
import type { RowReading } from "./read-rows.ts";
import { blankCell, diagnose, readCell, type TableContext } from "./table-context.ts";
import type { Tokens } from "./tokens.ts";

/** The cells of one row by column id. */
export type RowCells = Readonly<Record<string, Cell>>;

/** Every column of a row with the same cell. */
export function uniformRow(columns: readonly FormColumn[], cell: Cell): RowCells {
  return Object.fromEntries(columns.map((column) => [column.id, cell]));
}

/** The cells of a row that the table does not print: unknown, and not blank. */
export function missingRow(
  table: TableId,
  rowId: string,
  columns: readonly FormColumn[],
  context: TableContext,
): RowCells {
  if (context.isDeduplicated) return uniformRow(columns, { state: "unread", because: "lines-deduplicated" });
  context.report(diagnose("row-missing", `${table}/${rowId}`, { table }));
  return uniformRow(columns, { state: "unread", because: "row-missing" });
}

/** Reads the cells of a row that the table prints, each by its own place. */
export function cellsOfRow(
  table: TableId,
  rowId: string,
  reading: RowReading,
  columns: readonly FormColumn[],
  tokens: Tokens,
  context: TableContext,
): RowCells {
  const placed = placeValues(reading, columns.length, tokens, context.keepsBlanks);
  if (context.isDeduplicated && reading.values.length !== columns.length) {
    return uniformRow(columns, { state: "unread", because: "lines-deduplicated" });
  }
  if (placed.kind !== "placed") {
    const code = placed.kind === "ambiguous" ? "column-ambiguous" : "too-many-numbers";
    const counts = `${reading.values.length} for ${columns.length} columns of ${table}/${rowId}`;
    const span = context.spanOf(reading.label.start, reading.values.at(-1)?.end ?? reading.label.end);
    context.report(diagnose(code, counts, { span, table }));
    return uniformRow(columns, { state: "unread", because: code });
  }
  return Object.fromEntries(
    columns.map((column, position) => {
      const token = placed.columns[position] ?? null;
      // Row and column ids come from the form's declaration, so the joined address is one of its addresses.
      const address = `${table}/${rowId}/${column.id}` as CellAddress;
      const cell =
        token === null ? blankCell(reading.label, context) : readCell(token, column, address, context);
      return [column.id, cell];
    }),
  );
}

/** Joins two readings of the same row: what they agree on stays, what they disagree on cannot be known. */
export function reconcileRows(first: RowCells, second: RowCells): RowCells {
  return Object.fromEntries(
    Object.entries(first).map(([column, cell]) => [column, reconcileCells(cell, second[column] ?? cell)]),
  );
}

/** Joins two readings of the same cell; a cell that was read wins over one that was not. */
export function reconcileCells(first: Cell, second: Cell): Cell {
  if (first.state === "unread") return second;
  if (second.state === "unread") return first;
  const agree = first.state === second.state && (first.state !== "value" || isSameValue(first, second));
  return agree ? first : { state: "unread", because: "copies-disagree" };
}

function isSameValue(first: Cell, second: Cell): boolean {
  return first.state === "value" && second.state === "value" && first.value === second.value;
}
