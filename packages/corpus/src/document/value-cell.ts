import type { CellAddress, FormColumn, FormRow, TableId } from "@gongkai/schema";
import type { Habits } from "../agencies/habits.ts";
import type { TruthValue } from "../truth.ts";
import type { TableCell } from "./document.ts";
import { printNumber } from "./number-format.ts";

/** What printing a table needs beside the form. */
export interface TableInput {
  readonly values: ReadonlyMap<CellAddress, TruthValue>;
  readonly habits: Habits;
}

/** The mark that agencies put where a row cannot concern them. */
const NOT_APPLICABLE_MARK = "/";

/** A cell with a label. */
export function labelCell(lines: readonly string[], columns = 1, rows = 1): TableCell {
  return { lines, columns, rows };
}

/** The cell that prints the value at one place of the form. */
export function valueCell(
  input: TableInput,
  table: TableId,
  row: FormRow,
  column: FormColumn,
  columns = 1,
): TableCell {
  // The ids come from the form, so the joined address is one of the type's members.
  const value = input.values.get(`${table}/${row.id}/${column.id}` as CellAddress) ?? "blank";
  if (value === "blank") return { lines: [], columns, rows: 1 };
  const text = value === "notApplicable" ? NOT_APPLICABLE_MARK : printNumber(value, column, input.habits);
  return { lines: [text], columns, rows: 1 };
}
