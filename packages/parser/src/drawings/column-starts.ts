import type { Line } from "../structure/lines.ts";
import { labelKey } from "../tables/label-key.ts";
import { piecesOf } from "./aligned-line.ts";
import type { ColumnsOf } from "./display-columns.ts";

/** Where the columns of a table begin on the screen, left to right, as far as that is known. */
type ColumnStarts = readonly number[];

/** Numbers of one physical line. */
export interface NumberLine {
  readonly line: Line;
  readonly numbers: readonly Line[];
}

/** The place of a column of which it is not known where it begins. */
const NOWHERE = -1;

/** Rows that are aligned by accident are fewer. */
const FEWEST_FULL_ROWS = 3;

function startsOf({ line, numbers }: NumberLine, columnsOf: ColumnsOf): readonly number[] {
  const columns = columnsOf(line);
  return numbers.map((number) => columns[number.start - line.start] ?? NOWHERE);
}

/** Whether each number begins in a column of its own and ends before the next column. */
function fits(row: NumberLine, columnsOf: ColumnsOf, starts: ColumnStarts): boolean {
  const columns = columnsOf(row.line);
  return row.numbers.every((number) => {
    const at = starts.indexOf(columns[number.start - row.line.start] ?? NOWHERE);
    const next = starts.find((start, column) => column > at && start !== NOWHERE) ?? Number.POSITIVE_INFINITY;
    return at >= 0 && (columns[number.end - row.line.start] ?? next) < next;
  });
}

/** The columns as the rows without blanks show them: null unless all of these begin their numbers at the same places. */
function startsOfFullRows(
  rows: readonly NumberLine[],
  count: number,
  columnsOf: ColumnsOf,
): ColumnStarts | null {
  const full = rows.filter(({ numbers }) => numbers.length === count);
  const [first] = full;
  return first === undefined || full.length < FEWEST_FULL_ROWS ? null : startsOf(first, columnsOf);
}

/**
 * The columns as the header shows them: words below each other, all beginning at one place, are the header of the
 * column that begins there.
 *
 *     申请人情况
 *         法人或其他组织
 *     自  商 科
 *     然  业 研
 *     人  企 机
 *         业 构
 */
function startsOfHeader(
  lines: readonly Line[],
  reading: string,
  headers: readonly (readonly string[])[],
  columnsOf: ColumnsOf,
): ColumnStarts {
  const columns = new Map<number, string>();
  for (const line of lines) {
    const display = columnsOf(line);
    for (const piece of piecesOf(reading, line)) {
      const start = display[piece.start - line.start] ?? NOWHERE;
      columns.set(start, (columns.get(start) ?? "") + labelKey(piece.text));
    }
  }
  const places = [...columns].toSorted(([one], [other]) => one - other);
  const starts: number[] = headers.map(() => NOWHERE);
  let column = 0;
  for (const [start, words] of places) {
    const found = headers.findIndex(
      (keys, at) => at >= column && keys.some((header) => words.endsWith(header)),
    );
    if (found === -1) continue;
    starts[found] = start;
    column = found + 1;
  }
  return starts;
}

/** The header and the numbers of a table without borders. */
export interface AlignedTable {
  readonly header: readonly Line[];
  readonly rows: readonly NumberLine[];
  /** The keys that each column's header can have, left to right. */
  readonly headers: readonly (readonly string[])[];
}

/** Whether every row has one number, and all of them stand in the last column. */
function areInLastColumn(rows: readonly NumberLine[], columnsOf: ColumnsOf, starts: ColumnStarts): boolean {
  const last = starts.at(-1) ?? NOWHERE;
  return rows.every((row) => row.numbers.length === 1 && startsOf(row, columnsOf)[0] === last);
}

/**
 * For the numbers of a line the columns that they stand in; null where that is not certain for every number of the
 * table. The columns are certain where rows without blanks show where they begin, or all their headers do, or where
 * there is one number a row, right below the last header, and every number begins at one of these places.
 */
export function findColumns(
  { header, rows, headers }: AlignedTable,
  reading: string,
  measures: readonly ColumnsOf[],
): ((row: NumberLine) => readonly number[]) | null {
  for (const columnsOf of measures) {
    const places = (starts: ColumnStarts) => (row: NumberLine) =>
      startsOf(row, columnsOf).map((start) => starts.indexOf(start));
    const full = startsOfFullRows(rows, headers.length, columnsOf);
    const shown = full ?? startsOfHeader(header, reading, headers, columnsOf);
    const isWhole = !shown.includes(NOWHERE) || areInLastColumn(rows, columnsOf, shown);
    if (isWhole && rows.every((row) => fits(row, columnsOf, shown))) return places(shown);
  }
  return null;
}
