import {
  APPLICANTS,
  type Edition,
  FORMS,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
  type RequestsTable,
  type Subtotal,
} from "@gongkai/schema";
import {
  cellsOfRow,
  hasShortRows,
  layoutOf,
  type PrintedRow,
  printedRows,
  type RowCells,
  uniformRow,
} from "./cells-of-row.ts";
import { deduceTotals } from "./deduce-totals.ts";
import type { RowLayout } from "./place-values.ts";
import { areInterleaved, type RowReading, readingsById, readRows } from "./read-rows.ts";
import { groupSubtotals, ORGANIZATIONS, organizationSubtotal } from "./read-subtotals.ts";
import { printedColumns, SUBTOTAL_COLUMN, withoutSubtotal } from "./requests-columns.ts";
import { indexRowLabels, type RowLabel } from "./row-labels.ts";
import { diagnose, type TableContext } from "./table-context.ts";
import type { Tokens } from "./tokens.ts";

/** Table `requests` as read. */
export interface RequestsReading {
  readonly cells: RequestsTable;
  /** The sums that are printed beside the form's own cells. */
  readonly subtotals: readonly Subtotal[];
  readonly edition: Edition | null;
  /** Whether it is read from a text that has fewer numbers in some rows than columns. */
  readonly hasLostCells: boolean;
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

function editionOf(readings: readonly RowReading[]): Edition | null {
  const ids = readings.map((reading) => ROWS[reading.row]?.id ?? "");
  if (ids.some((id) => ONLY_2021.has(id))) return "2021";
  const has2019Row = readings.some(
    (reading) => ROWS[reading.row]?.id === "processed.otherwiseClosed" && reading.values.length > 0,
  );
  return has2019Row ? "2019" : null;
}

/**
 * Whether given cells of a row add up to another; null where one of them is not known. A mark for "none" adds
 * nothing.
 */
function addsUp(cells: RowCells, parts: readonly string[], whole: string): boolean | null {
  const numberOf = (id: string) => {
    const cell = cells[id];
    if (cell?.state === "notApplicable") return 0;
    return cell?.state === "value" ? cell.value : Number.NaN;
  };
  let difference = numberOf(whole);
  for (const part of parts) {
    if (Number.isNaN(difference)) return null;
    difference -= numberOf(part);
  }
  return Number.isNaN(difference) ? null : difference === 0;
}

const PARTS = APPLICANTS.map(({ id }) => id).filter((id) => id !== "total");

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
  const columns = printedColumns(readings[0]?.before ?? [], block?.columns ?? []);
  const ids = block?.rows.filter((row) => !row.isGroup).map((row) => row.id) ?? [];
  const byId = readingsById(readings, ROWS);
  const rows = printedRows("requests", ids, columns ?? block?.columns ?? [], byId);
  const isClear =
    columns !== null &&
    !hasAnotherColumn(readings, columns.length, context) &&
    !areInterleaved(tokens, INDEX);
  const layout = layoutOf(rows, tokens, context);
  const subtotals: Subtotal[] = [];
  const cells = isClear
    ? readAllRows(rows, readings, { layout, tokens, context, subtotals })
    : unreadRows(rows, context);
  if (isClear && columns !== null) {
    const table = { rows: block?.rows ?? [], columns, readings: byId, layout, tokens, context };
    subtotals.push(...groupSubtotals(table));
  }
  // Rows and columns come from the form's declaration, which the table's type is derived from.
  return {
    cells: Object.fromEntries(cells) as RequestsTable,
    subtotals,
    edition,
    hasLostCells: !context.isMarkup && hasShortRows(rows),
  };
}

function isPartlyUnread(cells: RowCells): boolean {
  const states = Object.values(cells).map(({ state }) => state);
  return states.includes("unread") && states.includes("value");
}

/** Whether cells that keep their places show numbers both right after the label and beyond the last column. */
function reachesBeyond(readings: readonly RowReading[], columnCount: number): boolean {
  const places = readings.flatMap(({ label, values }) =>
    values.filter(({ line }) => line === label.line).map(({ slot }) => slot - label.slot),
  );
  return places.includes(1) && places.some((place) => place > columnCount);
}

function isZeros(cells: RowCells): boolean {
  return Object.values(cells).every((cell) => cell.state === "value" && cell.value === 0);
}

/** One row can have a number too many by accident. */
const FEWEST_LONG_ROWS = 3;

/**
 * Whether the table has a column that its header does not show: about as many rows have too many numbers as have
 * the right number. Those that have the right number then lack another one.
 */
function hasAnotherColumn(
  readings: readonly RowReading[],
  columnCount: number,
  { isMarkup }: TableContext,
): boolean {
  if (isMarkup && reachesBeyond(readings, columnCount)) return true;
  const longRows = readings.filter(({ values }) => values.length > columnCount).length;
  const fullRows = readings.filter(({ values }) => values.length === columnCount).length;
  return longRows >= FEWEST_LONG_ROWS && longRows * 2 >= fullRows;
}

type NamedRow = readonly [id: string, cells: RowCells];

function unreadRows(rows: readonly PrintedRow[], context: TableContext): readonly NamedRow[] {
  context.report(
    diagnose("column-ambiguous", "the columns or the rows of requests are not in the order of the form", {
      table: "requests",
    }),
  );
  return rows.map(({ id, columns }) => [
    id,
    uniformRow(columns, { state: "unread", because: "column-ambiguous" }),
  ]);
}

/** How rows are read, and where the subtotals that they print are noted. */
interface RowsReading {
  readonly layout: RowLayout;
  readonly tokens: Tokens;
  readonly context: TableContext;
  readonly subtotals: Subtotal[];
}

function readAllRows(
  rows: readonly PrintedRow[],
  readings: readonly RowReading[],
  { layout, tokens, context, subtotals }: RowsReading,
): readonly NamedRow[] {
  const columns = rows[0]?.columns ?? [];
  const deduced = context.isDeduplicated ? new Map() : deduceTotals(rows, context);
  const isShortened = readings.some(({ values }) => values.length > 0 && values.length < columns.length);
  return rows.map((row): NamedRow => {
    const total = deduced.get(row.id);
    if (total !== undefined) return [row.id, withoutSubtotal(total)];
    const cells = cellsOfRow(row, layout, tokens, context);
    // Where blanks get lost, a number cut in two can make up for one; then the sum is wrong.
    const footing = layout.isMarkup || !isShortened || addsUp(cells, PARTS, "total");
    // Zeros add up in any order, and where a blank stands for one of them.
    const isProved = () => footing === true && !isZeros(cells);
    // A blank may stand for any number; a number that cannot be read may be two.
    const isFooted = layout.isIrregular ? isProved() : (footing ?? !isPartlyUnread(cells));
    // A total that holds proves every place but that of the subtotal itself, which may well be wrong.
    const isTotalled = () => addsUp(cells, PARTS, "total") === true && !isZeros(withoutSubtotal(cells));
    if (isFooted && (addsUp(cells, ORGANIZATIONS, SUBTOTAL_COLUMN.id) !== false || isTotalled())) {
      subtotals.push(...organizationSubtotal(row.id, cells));
      return [row.id, withoutSubtotal(cells)];
    }
    const about = `requests/${row.id} does not add up ${isFooted ? "to its printed subtotal" : "in a table that lost blank cells"}`;
    context.report(diagnose("column-ambiguous", about, { table: "requests" }));
    return [row.id, withoutSubtotal(uniformRow(columns, { state: "unread", because: "column-ambiguous" }))];
  });
}
