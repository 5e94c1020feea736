import type { FormColumn } from "@gongkai/schema";
import { type PrintedRow, type RowCells, uniformRow } from "./cells-of-row.ts";
import { readCellText } from "./number.ts";
import type { RowReading } from "./read-rows.ts";
import { diagnose, readCell, type TableContext } from "./table-context.ts";
import type { Token } from "./tokens.ts";

/** The identity printed in the corner of the table: left rows add up to right rows. */
const BALANCE = { left: ["received", "pendingAtStart"], right: ["processed.total", "pendingAtEnd"] } as const;

/** A row whose last number can be its total. */
interface TotalledRow {
  readonly id: string;
  readonly reading: RowReading;
  readonly total: number;
  readonly token: Token;
}

function numbersOf(reading: RowReading, column: FormColumn): readonly number[] | null {
  const numbers = reading.values.map((token) => readCellText(token.text, column));
  return numbers.every((read) => read.kind === "number") ? numbers.map((read) => read.value) : null;
}

/** The last number of a row as its total: a single number, or one that the others add up to. */
function totalledRow(id: string, reading: RowReading, columns: readonly FormColumn[]): TotalledRow | null {
  const column = columns.at(-1);
  const token = reading.values.at(-1);
  const numbers = column === undefined ? null : numbersOf(reading, column);
  const total = numbers?.at(-1);
  if (numbers === null || total === undefined || token === undefined) return null;
  const { line, slot } = reading.label;
  const standsInLastColumn = token.line === line && token.slot === slot + columns.length;
  const sum = numbers.slice(0, -1).reduce((left, right) => left + right, 0);
  const isTotal = numbers.length === 1 || sum === total;
  // A number that stands in the last column needs no deduction; the row's own place says where it belongs.
  if (!isTotal || standsInLastColumn || numbers.length >= columns.length) return null;
  return { id, reading, total, token };
}

/** How many numbers every row with numbers has; 0 where no row has any, null where they differ. */
function uniformCount(rows: readonly PrintedRow[]): number | null {
  let count = 0;
  for (const { readings } of rows) {
    for (const { values } of readings) {
      if (values.length === 0 || values.length === count) continue;
      if (count > 0) return null;
      count = values.length;
    }
  }
  return count;
}

/**
 * Works out the total of rows that print fewer numbers than the table has columns.
 *
 * A layout that drops blank cells leaves, say, one number for seven columns. An agency that fills in one column
 * fills in the total, and one that fills in several ends with the total, so the last number is read as the
 * total, placement "deduced", if all of this holds: every row of the table that prints numbers prints the same
 * number of them, fewer than the columns and as a total can end it, and the identity printed on the form holds
 * for these totals. The other columns stay unread. Which of them holds which number
 * is not known.
 *
 * @returns the cells of the rows whose total is deduced, by row id; empty when the rule does not hold
 */
export function deduceTotals(
  rows: readonly PrintedRow[],
  context: TableContext,
): ReadonlyMap<string, RowCells> {
  const columns = rows[0]?.columns ?? [];
  const count = uniformCount(rows);
  // Nearly every table prints all of its numbers, and nothing needs to be worked out.
  if (count === null || count >= columns.length) return new Map();
  const filled = rows.flatMap(({ id, readings }) =>
    readings.filter(({ values }) => values.length > 0).map((reading) => ({ id, reading })),
  );
  const totalled = filled.flatMap(({ id, reading }) => totalledRow(id, reading, columns) ?? []);
  const isSingle = count === 1;
  const isOnce = new Set(filled.map(({ id }) => id)).size === filled.length;
  const isClean = rows.every(({ readings }) =>
    readings.every(({ stray, strandedCount }) => stray === null && strandedCount === 0),
  );
  if (!isClean || filled.length === 0 || totalled.length < filled.length || !isOnce) return new Map();

  const totals = new Map(totalled.map(({ id, total }) => [id, total]));
  const sum = (ids: readonly string[]) =>
    ids.reduce((value, id) => value + (totals.get(id) ?? Number.NaN), 0);
  if (sum(BALANCE.left) !== sum(BALANCE.right)) return new Map();

  const rule = isSingle
    ? "one number a row, read as the total"
    : "the last number of a row is the sum of those before it";
  const [first] = totalled;
  const span = context.spanOf(first?.reading.label.start ?? 0, first?.token.end ?? 0);
  context.report(
    diagnose("column-deduced", `requests: ${rule}; the printed identity holds`, { span, table: "requests" }),
  );
  context.report(
    diagnose("column-ambiguous", `requests: the other columns of ${totalled.length} rows`, {
      table: "requests",
    }),
  );
  return new Map(totalled.map(({ id, token }) => [id, deducedCells(id, token, columns, context)]));
}

/** A row of which only the total is known. */
function deducedCells(
  id: string,
  token: Token,
  columns: readonly FormColumn[],
  context: TableContext,
): RowCells {
  const unread = uniformRow(columns, { state: "unread", because: "column-ambiguous" });
  const [total] = columns.slice(-1);
  if (total === undefined) return unread;
  return { ...unread, [total.id]: readCell(token, total, `requests/${id}`, context, "deduced") };
}
