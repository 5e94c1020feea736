import type { Cell, CellAddress, FormColumn, TableId } from "@gongkai/schema";
import { noteDisagreement } from "./note-disagreement.ts";
import {
  areAligned,
  findTabbedRow,
  findUsualFirstSlot,
  haveFewGaps,
  placeValues,
  type RowLayout,
  rowAfterLabel,
  type ValueRow,
} from "./place-values.ts";
import type { RowReading } from "./read-rows.ts";
import { isDisagreeing, reconcileCells } from "./reconcile-cells.ts";
import { blankCell, diagnose, type RowAddress, readCell, type TableContext } from "./table-context.ts";
import type { Token, Tokens } from "./tokens.ts";

/** The cells of one row by column id. */
export type RowCells = Readonly<Record<string, Cell>>;

/** A row of the form with what the table prints for it, once or more. */
export interface PrintedRow {
  readonly table: TableId;
  readonly id: string;
  readonly columns: readonly FormColumn[];
  readonly readings: readonly RowReading[];
  /** Whether the form's next row of the block is printed too, or there is none. */
  readonly isNextPrinted: boolean;
  /** How many times a converter prints the one header, and so the one number, of a block with one column. */
  readonly repeats?: number;
}

/** The rows that the form prints one below the other, with what a table prints for each. */
export function printedRows(
  table: TableId,
  ids: readonly string[],
  columns: readonly FormColumn[],
  readings: ReadonlyMap<string, readonly RowReading[]>,
): readonly PrintedRow[] {
  return ids.map((id, at) => {
    const next = ids[at + 1];
    const isNextPrinted = next === undefined || readings.has(next);
    return { table, id, columns, readings: readings.get(id) ?? [], isNextPrinted };
  });
}

/** Every column of a row with the same cell. */
export function uniformRow(columns: readonly FormColumn[], cell: Cell): RowCells {
  const cells: Record<string, Cell> = {};
  for (const { id } of columns) cells[id] = cell;
  return cells;
}

/** Whether some rows print fewer numbers than they have columns: blank cells got lost, or were left out. */
export function hasShortRows(rows: readonly PrintedRow[]): boolean {
  return rows.some(({ columns, readings }) =>
    readings.some(({ values }) => values.length > 0 && values.length < columns.length),
  );
}

/** One number too many can be an accident, and so can one too few. */
const FEWEST_LONG_ROWS = 2;

/** Whether some rows of a text have too many numbers and others too few. */
function isIrregular(rows: readonly PrintedRow[]): boolean {
  let [longRows, shortRows] = [0, 0];
  for (const { columns, readings } of rows) {
    for (const { values } of readings) {
      if (values.length > columns.length) longRows += 1;
      else if (values.length > 0 && values.length < columns.length) shortRows += 1;
    }
  }
  return longRows >= FEWEST_LONG_ROWS && shortRows > 0;
}

/** How the rows of a table are laid out. Rows of different width are asked apart; one width that shows it is enough. */
export function layoutOf(
  rows: readonly PrintedRow[],
  { slots }: Tokens,
  { isMarkup, isTabbed }: TableContext,
): RowLayout {
  const byWidth = new Map<number, ValueRow[]>();
  for (const { columns, readings } of rows) {
    const ofWidth = byWidth.get(columns.length) ?? [];
    for (const reading of readings) ofWidth.push(rowAfterLabel(reading));
    byWidth.set(columns.length, ofWidth);
  }
  const widths = [...byWidth];
  const fullRows = widths.flatMap(([width, ofWidth]) =>
    ofWidth.filter(({ values }) => values.length === width),
  );
  const tabbedRow = (width: number) =>
    findTabbedRow(
      fullRows.filter(({ values }) => values.length === width),
      slots,
    );
  return {
    isMarkup,
    usualFirstSlot: findUsualFirstSlot(fullRows),
    tabbed: isTabbed
      ? new Map(
          widths.flatMap(([width]) => {
            const row = tabbedRow(width);
            return row === null ? [] : [[width, row] as const];
          }),
        )
      : null,
    isAligned: widths.some(([width, ofWidth]) => areAligned(ofWidth, width)),
    hasFewGaps: widths.every(([width, ofWidth]) => haveFewGaps(ofWidth, width)),
    isIrregular: !isMarkup && isIrregular(rows),
  };
}

/** A row that the table does not print: unknown, and not blank. */
function missingRow({ table, id, columns }: PrintedRow, context: TableContext): RowCells {
  if (context.isDeduplicated) return uniformRow(columns, { state: "unread", because: "lines-deduplicated" });
  context.report(diagnose("row-missing", `${table}/${id}`, { table }));
  return uniformRow(columns, { state: "unread", because: "row-missing" });
}

/**
 * Whether a number stands on a line that does not close its cell, where other lines of the row do: it goes on below.
 *
 *     0 |
 *     6          ← 62, broken over two lines
 *     2 |
 */
function hasBrokenCell(values: readonly Token[], label: Token, { isRow }: Tokens): boolean {
  const closed = values.map(({ line }) => line === label.line || isRow[line] === true);
  return closed.includes(true) && closed.slice(0, -1).includes(false);
}

/** One number where a converter prints a cell that spans columns once for each of them. */
function withoutRepeats(values: readonly Token[], repeats: number | undefined): readonly Token[] {
  const [first] = values;
  const isRepeated = repeats !== undefined && repeats > 1 && values.length === repeats;
  return isRepeated && first !== undefined && values.every(({ text }) => text === first.text)
    ? [first]
    : values;
}

/** A pipe behind a label ends the label's own cell; two of them enclose an empty one. */
const FEWEST_PIPES = 2;

/**
 * Whether a row without numbers prints the empty cells that the numbers would stand in. Where it does not, the
 * numbers may as well have been lost.
 */
function showsBlanks({ emptyCount }: RowReading, { isMarkup }: RowLayout): boolean {
  return emptyCount >= (isMarkup ? 1 : FEWEST_PIPES);
}

function readOnce(
  { table, id, columns, isNextPrinted, repeats }: PrintedRow,
  reading: RowReading,
  layout: RowLayout,
  tokens: Tokens,
  context: TableContext,
): RowCells {
  const { label, stray, strandedCount } = reading;
  const values = withoutRepeats(reading.values, repeats);
  if (stray !== null) {
    const span = context.spanOf(stray.start, stray.end);
    context.report(diagnose("number-malformed", `${table}/${id} prints ${stray.text}`, { span, table }));
    return uniformRow(columns, { state: "unread", because: "number-malformed" });
  }
  if (context.isDeduplicated && values.length !== columns.length) {
    return uniformRow(columns, { state: "unread", because: "lines-deduplicated" });
  }
  if (values.length === 0 && !showsBlanks(reading, layout)) {
    const about = `${table}/${id} prints neither numbers nor empty cells`;
    context.report(
      diagnose("column-ambiguous", about, { span: context.spanOf(label.start, label.end), table }),
    );
    return uniformRow(columns, { state: "unread", because: "column-ambiguous" });
  }
  // Rows of table requests have a sum that tells.
  if (layout.isIrregular && table !== "requests" && columns.length > 1 && values.length === columns.length) {
    const about = `${table}/${id}, in a table that prints too many numbers and too few`;
    const span = context.spanOf(label.start, values.at(-1)?.end ?? label.end);
    context.report(diagnose("column-ambiguous", about, { span, table }));
    return uniformRow(columns, { state: "unread", because: "column-ambiguous" });
  }
  // A local row below has as many numbers as this one; any other number of them may be the end of this row.
  if (strandedCount > 0 && strandedCount !== columns.length) {
    const about = `${table}/${id}, whose numbers a text interrupts`;
    context.report(
      diagnose("too-many-numbers", about, { span: context.spanOf(label.start, label.end), table }),
    );
    return uniformRow(columns, { state: "unread", because: "too-many-numbers" });
  }
  if (hasBrokenCell(values, label, tokens)) {
    const about = `${table}/${id} has a cell that is broken over lines`;
    context.report(
      diagnose("number-malformed", about, { span: context.spanOf(label.start, label.end), table }),
    );
    return uniformRow(columns, { state: "unread", because: "number-malformed" });
  }
  const isOnLabelLine = values.every((value) => value.line === label.line);
  const placed = placeValues(rowAfterLabel({ ...reading, values }), columns.length, tokens, layout);
  // The label of the next row may have been lost, and the numbers be that row's.
  const mayBeNextRows = !isNextPrinted && !isOnLabelLine;
  if (placed.kind !== "placed" || mayBeNextRows) {
    const code = placed.kind === "placed" ? "column-ambiguous" : placed.kind;
    const about = mayBeNextRows
      ? `${table}/${id}, whose next row is not printed`
      : `${values.length} for ${columns.length} columns of ${table}/${id}`;
    const span = context.spanOf(label.start, values.at(-1)?.end ?? label.end);
    context.report(diagnose(code, about, { span, table }));
    return uniformRow(columns, { state: "unread", because: code });
  }
  const row: RowAddress = `${table}/${id}`;
  const cells: Record<string, Cell> = {};
  for (let position = 0; position < columns.length; position += 1) {
    const [column, token] = [columns[position], placed.columns[position] ?? null];
    if (column === undefined) continue;
    cells[column.id] = token === null ? blankCell(label, context) : readCell(token, column, row, context);
  }
  return cells;
}

/**
 * Reads the cells of a row, each by its own place. Where the table prints the row more than once, what the
 * readings agree on stays; a label that is repeated without numbers says nothing.
 */
export function cellsOfRow(
  row: PrintedRow,
  layout: RowLayout,
  tokens: Tokens,
  context: TableContext,
): RowCells {
  const { table, id, columns, readings } = row;
  const filled = readings.filter((reading) => reading.values.length > 0 || reading.stray !== null);
  const printed = (filled.length > 0 ? filled : readings.slice(0, 1)).map((reading) =>
    readOnce(row, reading, layout, tokens, context),
  );
  const [first, ...others] = printed;
  if (first === undefined) return missingRow(row, context);
  // Nearly every row is printed once, and a row does not contradict itself.
  if (others.length === 0) return first;
  const joined = others.reduce<RowCells>(
    (cells, other) =>
      Object.fromEntries(
        columns.map((column) => {
          const unread: Cell = { state: "unread", because: "row-missing" };
          return [column.id, reconcileCells(cells[column.id] ?? unread, other[column.id] ?? unread, true)];
        }),
      ),
    first,
  );
  const conflicts = Object.keys(joined).filter((column) => isDisagreeing(joined[column]));
  if (conflicts.length > 0) {
    context.report(
      diagnose("copies-disagree", `${table}/${id} is printed ${filled.length} times`, { table }),
    );
  }
  for (const column of conflicts) {
    // Row and column ids come from the form's declaration, so the joined address is one of its addresses.
    const address = `${table}/${id}/${column}` as CellAddress;
    noteDisagreement(
      address,
      printed.map((cells) => cells[column]),
      context.report,
    );
  }
  return joined;
}
