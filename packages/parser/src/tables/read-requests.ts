import {
  APPLICANTS,
  type Edition,
  FORMS,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
  type RequestsTable,
} from "@gongkai/schema";
import {
  cellsOfRow,
  layoutOf,
  type PrintedRow,
  printedRows,
  type RowCells,
  uniformRow,
} from "./cells-of-row.ts";
import { deduceTotals } from "./deduce-totals.ts";
import { labelKey } from "./label-key.ts";
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

/** Heads the total column, and local columns with subtotals: 总计, 合计, 小计, 法人合计. */
const SUM_HEADER = /[总合小]计$/;

const PART_KEYS = APPLICANTS.filter((column) => column.id !== "total").map((column) =>
  [column.label, ...("aliases" in column ? column.aliases : [])].map(labelKey),
);

/**
 * Whether the header, as far as it is printed, has the form's columns in the form's order. A local subtotal
 * column, or totals printed first, would shift every place and still leave as many numbers.
 */
function hasFormColumns(readings: readonly RowReading[]): boolean {
  const header = readings[0]?.before ?? [];
  const sums = header.flatMap(({ key }, at) => (SUM_HEADER.test(key) ? [at] : []));
  const parts = PART_KEYS.map((keys) => header.findIndex(({ key }) => keys.includes(key)));
  const present = parts.filter((at) => at >= 0);
  const isInOrder = present.every((at, index) => index === 0 || at > (present[index - 1] ?? 0));
  const [firstSum, firstPart] = [sums[0] ?? Number.POSITIVE_INFINITY, present[0] ?? -1];
  return sums.length <= 1 && isInOrder && firstSum > firstPart;
}

function editionOf(readings: readonly RowReading[]): Edition | null {
  const ids = readings.map((reading) => ROWS[reading.row]?.id ?? "");
  if (ids.some((id) => ONLY_2021.has(id))) return "2021";
  const has2019Row = readings.some(
    (reading) => ROWS[reading.row]?.id === "processed.otherwiseClosed" && reading.values.length > 0,
  );
  return has2019Row ? "2019" : null;
}

/** Whether a row's six applicants add up to its total, as far as all seven are numbers. */
function addsUp(cells: RowCells): boolean {
  const { total, ...parts } = cells;
  const values = Object.values(parts).map((cell) => (cell.state === "value" ? cell.value : Number.NaN));
  const sum = values.reduce((left, right) => left + right, 0);
  return total?.state !== "value" || Number.isNaN(sum) || sum === total.value;
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
  const [block] = FORMS[edition ?? fallback].requests.blocks;
  const columns = block?.columns ?? [];
  const ids = block?.rows.filter((row) => !row.isGroup).map((row) => row.id) ?? [];
  const rows = printedRows("requests", ids, columns, (id) =>
    readings.filter(({ row }) => ROWS[row]?.id === id),
  );
  const cells = hasFormColumns(readings)
    ? readAllRows(rows, readings, tokens, context)
    : unreadRows(rows, context);
  // Rows and columns come from the form's declaration, which the table's type is derived from.
  return { cells: Object.fromEntries(cells) as RequestsTable, edition };
}

type NamedRow = readonly [id: string, cells: RowCells];

function unreadRows(rows: readonly PrintedRow[], context: TableContext): readonly NamedRow[] {
  context.report(
    diagnose("column-ambiguous", "the header of requests has other columns than the form", {
      table: "requests",
    }),
  );
  return rows.map(({ id, columns }) => [
    id,
    uniformRow(columns, { state: "unread", because: "column-ambiguous" }),
  ]);
}

function readAllRows(
  rows: readonly PrintedRow[],
  readings: readonly RowReading[],
  tokens: Tokens,
  context: TableContext,
): readonly NamedRow[] {
  const columns = rows[0]?.columns ?? [];
  const deduced = context.isDeduplicated ? new Map() : deduceTotals(rows, context);
  const layout = layoutOf(rows, context);
  const hasShortRows = readings.some(({ values }) => values.length > 0 && values.length < columns.length);
  return rows.map((row): NamedRow => {
    const cells = deduced.get(row.id) ?? cellsOfRow(row, layout, tokens, context);
    // Where blanks get lost, a number cut in two can make up for one; then the sum is wrong.
    if (layout.isMarkup || !hasShortRows || addsUp(cells)) return [row.id, cells];
    const about = `requests/${row.id} does not add up in a table that lost blank cells`;
    context.report(diagnose("column-ambiguous", about, { table: "requests" }));
    return [row.id, uniformRow(columns, { state: "unread", because: "column-ambiguous" })];
  });
}
