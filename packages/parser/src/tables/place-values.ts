import type { RowReading } from "./read-rows.ts";
import type { Token, Tokens } from "./tokens.ts";

/**
 * Where the numbers of a row stand: one entry per column, null where the column is blank; or why that cannot
 * be known.
 */
export type Placed =
  | { readonly kind: "placed"; readonly columns: readonly (Token | null)[] }
  | { readonly kind: "ambiguous" }
  | { readonly kind: "tooMany" };

/**
 * Gives the numbers of a row to its columns by position.
 *
 * As many numbers as columns: in order. No number at all: every column is blank. Fewer: their places count
 * only if the layout keeps blank cells. It surely does where the cells come from markup; in plain text it does
 * where the last number stands exactly in the last column:
 *
 *     一、本年新收… | 3 | | | | | | 3 |          placed: cells 1 and 7 of 7
 *     一、本年新收… | 3 | 3 | |||||||            ambiguous: blanks dropped, padding moved to the end
 */
export function placeValues(
  { label, values }: RowReading,
  columnCount: number,
  { slots }: Tokens,
  keepsBlanks: boolean,
): Placed {
  if (values.length > columnCount) return { kind: "tooMany" };
  if (values.length === columnCount) return { kind: "placed", columns: values };
  if (values.length === 0) return { kind: "placed", columns: Array(columnCount).fill(null) };
  const isOneLine = values.every((value) => value.line === label.line);
  const last = values.at(-1);
  if (!isOneLine || last === undefined) return { kind: "ambiguous" };
  const slotCount = (slots[label.line] ?? 0) - label.slot - 1;
  const endsInLastColumn = last.slot - label.slot === columnCount;
  if (!endsInLastColumn && !(keepsBlanks && slotCount === columnCount)) return { kind: "ambiguous" };
  const columns: (Token | null)[] = Array(columnCount).fill(null);
  for (const value of values) columns[value.slot - label.slot - 1] = value;
  return { kind: "placed", columns };
}
