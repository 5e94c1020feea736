import type { FormColumn } from "@gongkai/schema";
import type { RowCells } from "./cells-of-row.ts";
import { readCellText } from "./number.ts";
import type { RowReading } from "./read-rows.ts";
import type { RowLabel } from "./row-labels.ts";
import { diagnose, readCell, type TableContext } from "./table-context.ts";

/** The identity printed in the corner of the table: left rows add up to right rows. */
const BALANCE = { left: ["received", "pendingAtStart"], right: ["processed.total", "pendingAtEnd"] } as const;

function numbersOf(reading: RowReading, column: FormColumn): readonly number[] | null {
  const numbers = reading.values.map((token) => readCellText(token.text, column));
  return numbers.every((read) => read.kind === "number") ? numbers.map((read) => read.value) : null;
}

/** Whether a row's numbers can end with their total: a single number, or parts and their sum. */
function endsWithTotal(numbers: readonly number[]): boolean {
  const parts = numbers.slice(0, -1);
  return parts.length === 0 || parts.reduce((sum, part) => sum + part, 0) === numbers.at(-1);
}

/**
 * Works out the total of rows that print fewer numbers than the table has columns.
 *
 * A layout that drops blank cells leaves, say, one number for seven columns. An agency that fills in one column
 * fills in the total, and one that fills in several ends with the total, so the last number is read as the
 * total, placement "deduced", if all of this holds: every row of the table that prints numbers prints fewer
 * than the columns and as a total can end it, each row one number or each more than one, and the identity
 * printed on the form holds for these totals. The other columns stay unread. Which of them holds which number
 * is not known.
 */
export function deduceTotals(
  readings: readonly RowReading[],
  rows: readonly RowLabel[],
  columns: readonly FormColumn[],
  context: TableContext,
): ReadonlyMap<RowReading, RowCells> {
  const none = new Map<RowReading, RowCells>();
  const total = columns.find((column) => column.id === "total");
  const filled = readings.filter((reading) => reading.values.length > 0);
  if (total === undefined || filled.length === 0) return none;
  const isSingle = filled[0]?.values.length === 1;
  const totals = new Map<string, number>();
  for (const reading of filled) {
    const numbers = numbersOf(reading, total);
    const isShort = reading.values.length < columns.length && (reading.values.length === 1) === isSingle;
    const isOnLabelLine = reading.values.some(
      (value) => value.slot - reading.label.slot === columns.length && value.line === reading.label.line,
    );
    if (!isShort || isOnLabelLine || numbers === null || !endsWithTotal(numbers)) return none;
    totals.set(rows[reading.row]?.id ?? "", numbers.at(-1) ?? 0);
  }
  const sum = (ids: readonly string[]) =>
    ids.reduce((value, id) => value + (totals.get(id) ?? Number.NaN), 0);
  if (sum(BALANCE.left) !== sum(BALANCE.right)) return none;

  const first = filled[0];
  if (first !== undefined) {
    const span = context.spanOf(first.label.start, first.values.at(-1)?.end ?? first.label.end);
    const rule = isSingle
      ? "one number a row, read as the total"
      : "the last number of a row is the sum of those before it";
    context.report(
      diagnose("column-deduced", `requests: ${rule}; the printed identity holds`, {
        span,
        table: "requests",
      }),
    );
  }
  return new Map(
    filled.map((reading) => {
      const last = reading.values.at(-1);
      const id = rows[reading.row]?.id;
      const cells = columns.map((column) => [
        column.id,
        column.id === "total" && last !== undefined && id !== undefined
          ? readCell(last, column, `requests/${id}/total` as "requests/received/total", context, "deduced")
          : { state: "unread" as const, because: "column-ambiguous" as const },
      ]);
      return [reading, Object.fromEntries(cells) as RowCells];
    }),
  );
}
