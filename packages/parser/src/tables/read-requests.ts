import {
  APPLICANTS,
  type Edition,
  FORMS,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
  type RequestsTable,
} from "@gongkai/schema";
import { cellsOfRow, missingRow, type RowCells, reconcileRows, uniformRow } from "./cells-of-row.ts";
import { deduceTotals } from "./deduce-totals.ts";
import { type RowReading, readRows } from "./read-rows.ts";
import { indexRowLabels, type RowLabel } from "./row-labels.ts";
import { diagnose, type TableContext } from "./table-context.ts";
import type { Tokens } from "./tokens.ts";

/** Table `requests` as read. */
export interface RequestsReading {
  readonly cells: RequestsTable;
  readonly edition: Edition | null;
}

const ROWS: readonly RowLabel[] = REQUESTS_ENTRIES.map((entry) => ({
  id: entry.id,
  labels: [entry.label, ...("aliases" in entry ? entry.aliases : [])],
}));

const COLUMN_LABELS = APPLICANTS.flatMap((column) => [
  column.label,
  ...("aliases" in column ? column.aliases : []),
]);

const INDEX = indexRowLabels(ROWS, [...COLUMN_LABELS, ...Object.values(REQUESTS_HEADER)]);

/** The words that table `requests` prints; any of them shows that the table is there. */
export const REQUESTS_WORDS: readonly string[] = [
  ...Object.values(REQUESTS_HEADER),
  ...COLUMN_LABELS,
  ...ROWS.flatMap((row) => row.labels),
];

/** The rows that only one edition prints tell the editions apart. */
const ONLY_2021 = new Set(
  REQUESTS_ENTRIES.filter(
    (entry) => !(entry.rowIn as readonly Edition[]).includes("2019") && entry.rowIn.length > 0,
  ).map((entry) => entry.id as string),
);

/** A local column with the organizations' subtotal (小计) shifts every place after it. */
const SUBTOTAL_HEADER = "小计";

function editionOf(readings: readonly RowReading[]): Edition | null {
  const ids = readings.map((reading) => ROWS[reading.row]?.id ?? "");
  if (ids.some((id) => ONLY_2021.has(id))) return "2021";
  const has2019Row = readings.some(
    (reading) => ROWS[reading.row]?.id === "processed.otherwiseClosed" && reading.values.length > 0,
  );
  return has2019Row ? "2019" : null;
}

function hasSubtotalColumn(readings: readonly RowReading[]): boolean {
  const header = readings[0]?.before ?? [];
  return header.some((token) => token.key.endsWith(SUBTOTAL_HEADER));
}

/**
 * Reads table `requests`, or null when none is printed.
 *
 * Blank is not zero: many agencies fill in only some columns. When fewer numbers survive than the form has
 * columns, only what the printed identities settle is read: see {@link deduceTotals}.
 *
 *     一、本年新收政府信息公开申请数量 | 0 | ||||||||
 *                                  ^ one number, seven columns
 */
export function readRequests(
  tokens: Tokens,
  fallback: Edition,
  context: TableContext,
): RequestsReading | null {
  const readings = readRows(tokens, INDEX);
  if (readings.length === 0) return null;
  const edition = editionOf(readings);
  const table = FORMS[edition ?? fallback].requests;
  const [columns, rows] = [
    table.blocks[0]?.columns ?? [],
    table.blocks[0]?.rows.filter((row) => !row.isGroup) ?? [],
  ];
  const isShifted = hasSubtotalColumn(readings);
  if (isShifted)
    context.report(
      diagnose("column-ambiguous", "requests prints a local subtotal column", { table: "requests" }),
    );
  const deduced =
    isShifted || context.isDeduplicated
      ? new Map<RowReading, RowCells>()
      : deduceTotals(readings, ROWS, columns, context);
  const cells = rows.map(({ id }): readonly [string, RowCells] => {
    const printed = readings.filter((reading) => ROWS[reading.row]?.id === id);
    if (printed.length === 0) return [id, missingRow("requests", id, columns, context)];
    if (isShifted) return [id, uniformRow(columns, { state: "unread", because: "column-ambiguous" })];
    const read = printed.map(
      (reading) => deduced.get(reading) ?? cellsOfRow("requests", id, reading, columns, tokens, context),
    );
    return [id, read.reduce(reconcileRows)];
  });
  // Rows and columns come from the form's declaration, which the table's type is derived from.
  return { cells: Object.fromEntries(cells) as RequestsTable, edition };
}
