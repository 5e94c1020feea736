import type { Cell, Diagnostic, ReportTables } from "@gongkai/schema";
import { TABLE_IDS } from "@gongkai/schema";
import { reconcileCells } from "./cells-of-row.ts";
import { diagnose } from "./table-context.ts";

type Rows = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

function mergeRows(first: Rows, second: Rows): Rows {
  return Object.fromEntries(
    Object.entries(first).map(([row, columns]) => [
      row,
      Object.fromEntries(
        Object.entries(columns).map(([column, cell]) => [
          column,
          reconcileCells(cell, second[row]?.[column] ?? cell),
        ]),
      ),
    ]),
  );
}

/**
 * Joins the tables of several printed copies of one report. Numbers that the copies agree on are kept, with the
 * span in the first copy; numbers they disagree on stay unread, because no copy is the better one.
 */
export function mergeCopies(
  copies: readonly ReportTables[],
  report: (diagnostic: Diagnostic) => void,
): ReportTables {
  const [first, ...others] = copies;
  if (first === undefined) return { proactiveDisclosure: null, requests: null, remedies: null };
  if (others.length === 0) return first;
  const merged = others.reduce<Readonly<Record<string, Rows | null>>>(
    (tables, other) =>
      Object.fromEntries(
        TABLE_IDS.map((table) => {
          // The three table types are records of records of cells; only their keys differ.
          const [rows, more] = [tables[table] ?? null, other[table] as Rows | null];
          return [table, rows === null || more === null ? (rows ?? more) : mergeRows(rows, more)];
        }),
      ),
    first as unknown as Readonly<Record<string, Rows | null>>,
  );
  const conflicts = Object.values(merged)
    .flatMap((rows) => Object.values(rows ?? {}))
    .flatMap((columns) => Object.values(columns))
    .filter((cell) => cell.state === "unread" && cell.because === "copies-disagree").length;
  report(
    conflicts === 0
      ? diagnose("body-repeated", `${copies.length} copies`)
      : diagnose("copies-disagree", `${conflicts} cells in ${copies.length} copies`),
  );
  return merged as unknown as ReportTables;
}
