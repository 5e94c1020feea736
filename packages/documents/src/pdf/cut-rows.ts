import { opensWithOrdinal, type PageBlock, type TableRow } from "./page-text.ts";
import type { GridCell } from "./table-grid.ts";

type Table = Extract<PageBlock, { kind: "table" }>;

/** Edges of one column on two pages differ by less, in points. */
const SAME_EDGE = 3;

/** So many lines may stand between the two parts of a table: page number, header. */
const MOST_LINES_BETWEEN = 3;

function isSameColumn(one: GridCell, other: GridCell): boolean {
  return Math.abs(one.left - other.left) < SAME_EDGE && Math.abs(one.right - other.right) < SAME_EDGE;
}

/** Digits, signs and marks, Chinese numerals, and the words that stand beside numbers. */
const NUMBER_CHARACTERS =
  /^[\d０-９\s.,，、;；%％*+\-—–－/／（）()〇○零一二两三四五六七八九十百千万亿元角分件条次个项份宗起部篇人约近余多增加减少]*$/;

/** Marks for a number that there is none of. */
const NO_NUMBER = /^(?:无|空|不适用|N\/A)$/i;

/** Text of a label; numbers are never put together across a page, in whatever characters they are written. */
function isLabelText(text: string): boolean {
  return !NUMBER_CHARACTERS.test(text) && !NO_NUMBER.test(text);
}

/** A cell at the end of a table, in the row that prints it. */
interface LastCell {
  readonly row: TableRow;
  readonly at: number;
}

/** An ordinal and nothing after it. */
const BARE_ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．])$/;

/** Whether the text of a cell may go on: a label that fills its cell, or one with an ordinal, as the next row would have. */
function mayGoOn(text: string, isFull: boolean): boolean {
  return BARE_ORDINAL.test(text) || (isLabelText(text) && (isFull || opensWithOrdinal(text)));
}

/** The cell that a column ends with at the bottom of a page, when its text may go on. */
function findUnfinished(table: Table, column: GridCell): LastCell | null {
  for (const row of table.rows.toReversed()) {
    const at = row.cells.findIndex((cell) => isSameColumn(cell, column));
    const cell = row.cells[at];
    if (cell === undefined || table.bottom - cell.bottom > SAME_EDGE) continue;
    return mayGoOn(row.texts[at] ?? "", row.areFull[at] === true) ? { row, at } : null;
  }
  return null;
}

/** How many rows at the top of a page are those that its table began with, printed again. */
function countRepeatedHeaders(first: Table, table: Table): number {
  let count = 0;
  while (count < table.rows.length - 1) {
    const [one, other] = [first.rows[count]?.texts.join("|"), table.rows[count]?.texts.join("|")];
    if (one === undefined || one !== other || other.replaceAll("|", "") === "") break;
    count += 1;
  }
  return count;
}

/**
 * Puts together again what the end of a page cut through: a row of which the next page holds nothing but the rest
 * of labels that fill their cells, and the label of a group of rows that go on.
 */
function mendRow(before: Table, first: Table, table: Table): void {
  const row = table.rows[countRepeatedHeaders(first, table)];
  if (row === undefined) return;
  const rests = row.texts.flatMap((text, at) => {
    const cell = row.cells[at];
    if (text === "" || cell === undefined) return [];
    const goesOn = isLabelText(text) && !opensWithOrdinal(text);
    return [{ at, text, last: goesOn ? findUnfinished(before, cell) : null }];
  });
  const isCutRow = rests.length > 0 && rests.every(({ last }) => last !== null);
  for (const { at, text, last } of rests) {
    // In a row that is not cut, only the label of a group goes on: the row's own label stands beside it.
    const isGroupLabel = rests.some((other) => other.at > at && isLabelText(other.text));
    if (last === null || (!isCutRow && !isGroupLabel)) continue;
    last.row.texts[last.at] += text;
    row.texts[at] = "";
  }
  if (isCutRow) table.rows.splice(table.rows.indexOf(row), 1);
  else dropContinuedGroups(before, row);
}

/** Leaves out the cells of groups that began on the page before: they are printed there, once. */
function dropContinuedGroups(before: Table, row: TableRow): void {
  const count = row.texts.findIndex((text) => text !== "");
  const goesOn = (cell: GridCell) =>
    before.rows.some((above) => above.cells.some((one) => isSameColumn(one, cell)));
  if (count < 1 || !isLabelText(row.texts[count] ?? "") || !row.cells.slice(0, count).every(goesOn)) return;
  row.cells.splice(0, count);
  row.texts.splice(0, count);
  row.areFull.splice(0, count);
}

/** Mends the rows that ends of pages cut, in place. Only neighbouring pages are looked at. */
export function mendCutRows(pages: readonly (readonly PageBlock[])[]): void {
  let first: Table | null = null;
  let before: Table | null = null;
  let linesSince = 0;
  for (const page of pages) {
    let isFirstTable = true;
    for (const block of page) {
      if (block.kind === "text") {
        linesSince += 1;
        continue;
      }
      const goesOn = isFirstTable && before !== null && linesSince <= MOST_LINES_BETWEEN;
      if (goesOn && before !== null && first !== null) mendRow(before, first, block);
      else first = block;
      before = block;
      isFirstTable = false;
      linesSince = 0;
    }
  }
}
