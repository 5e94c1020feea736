import type { CellAddress, FormColumn, FormRow, TableId } from "@gongkai/schema";
import type { Habits } from "../agencies/habits.ts";
import type { Random } from "../random.ts";
import type { TableCell } from "./document.ts";
import type { PrintedValues } from "./print-values.ts";
import type { TableHabits } from "./table-habits.ts";

/** What printing a table needs beside the form. */
export interface TableInput extends PrintedValues {
  readonly random: Random;
  readonly habits: Habits;
  readonly tables: TableHabits;
}

/** A cell with a label. */
export function labelCell(lines: readonly string[], columns = 1, rows = 1): TableCell {
  return { lines, columns, rows };
}

/** A cell with a number that is no place of the form's. */
export function numberCell(text: string | undefined, columns = 1): TableCell {
  return { lines: text === undefined ? [] : [text], columns, rows: 1, isValue: true };
}

/** The cell that prints the value at one place of the form. */
export function valueCell(
  { texts }: TableInput,
  table: TableId,
  row: FormRow,
  column: FormColumn,
): TableCell {
  // The ids come from the form, so the joined address is one of the type's members.
  return numberCell(texts.get(`${table}/${row.id}/${column.id}` as CellAddress));
}
