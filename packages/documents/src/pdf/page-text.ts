import type { Glyph, PageContent } from "./page-content.ts";
import { findTableGrids, type GridCell, type TableGrid } from "./table-grid.ts";
import { columnText, plainText, type TextLine, toTextLines } from "./text-lines.ts";

/** A row of a ruled table, as it will be printed: its lists run in step, and are mended where a page ends. */
export interface TableRow {
  readonly cells: GridCell[];
  /** The text of each cell. */
  readonly texts: string[];
  /** Whether the last line of a cell fills it, so that its text may go on. */
  readonly areFull: boolean[];
  /** The lines instead, where the row lays out the page and is none of a table. */
  readonly layout: readonly string[] | null;
}

/** A stretch of a page: the rows of one ruled table, or the lines of one paragraph. */
export type PageBlock =
  | { readonly kind: "table"; readonly top: number; readonly bottom: number; readonly rows: TableRow[] }
  | { readonly kind: "text"; readonly top: number; lines: string[] };

/** More text than this in a cell is a page laid out in a table, not a table's cell. */
const LONGEST_CELL = 400;

/** A character stands where its middle stands, which is so far above its line, as a part of its size. */
const MIDDLE_HEIGHT = 0.35;

/** A line goes on in the next one if no character more would fit, with so much room in sizes to spare. */
const FULL_LINE_ROOM = 2.5;

/** A line of a paragraph has at least so many characters; the last line of a short page is no full one. */
const SHORTEST_FULL_LINE = 20;

/** Lines of one paragraph are at most so many sizes apart. */
const WIDEST_LINE_SPACING = 2.6;

/** The space that word processors leave beside the text of a cell on both sides together, in points. */
const CELL_PADDING = 14;

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\dA-Za-z.,%]/.test(character);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

/** Whether a line ends because its cell is full: then a number may have been cut. */
function isFull(line: TextLine, cell: GridCell): boolean {
  const width = line.size;
  return cell.right - cell.left - (line.right - line.left) < width + CELL_PADDING;
}

/** Joins the lines that a cell was broken into. Chinese goes on without a space, and so does a number cut in two. */
function cellText(lines: readonly TextLine[], cell: GridCell): string {
  let text = "";
  for (const [at, line] of lines.entries()) {
    const next = plainText(line);
    const before = lines[at - 1];
    const isCutNumber =
      before !== undefined && isDigit(text.at(-1)) && isDigit(next[0]) && isFull(before, cell);
    const areWords = isWordCharacter(text.at(-1)) && isWordCharacter(next[0]);
    text += areWords && !isCutNumber ? ` ${next}` : next;
  }
  return text.replaceAll("|", "｜");
}

function toTableRow(cells: readonly GridCell[], glyphs: ReadonlyMap<GridCell, readonly Glyph[]>): TableRow {
  const lines = cells.map((cell) => toTextLines(glyphs.get(cell) ?? []));
  const texts = cells.map((cell, at) => cellText(lines[at] ?? [], cell));
  const areFull = cells.map((cell, at) => {
    const last = lines[at]?.at(-1);
    return last !== undefined && isFull(last, cell);
  });
  const isLayout = texts.some((text) => text.length > LONGEST_CELL);
  return {
    cells: [...cells],
    texts,
    areFull,
    layout: isLayout ? lines.flatMap((some) => some.map(plainText)) : null,
  };
}

/** `一、`, `（一）`, `1.` and `第二十条` open a line of their own. */
const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|第[一二三四五六七八九十]{1,3}[条章部])/;

/** Whether a text opens with a number of the kind that headings and rows of the forms open with. */
export function opensWithOrdinal(text: string): boolean {
  return ORDINAL.test(text);
}

function hasColumns(text: string): boolean {
  return text.trimStart().includes("  ");
}

/** Puts the lines of paragraphs together again: a line that is full goes on in the next one. */
function toParagraphs(lines: readonly TextLine[]): PageBlock[] {
  const left = lines.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY);
  const right = lines.reduce((most, line) => Math.max(most, line.right), 0);
  const sizes = lines.map(({ size }) => size).toSorted((one, other) => one - other);
  const unit = Math.max((sizes[sizes.length >> 1] ?? 0) / 2, 1);
  const blocks: Extract<PageBlock, { kind: "text" }>[] = [];
  let before: TextLine | null = null;
  for (const line of lines) {
    const text = columnText(line, left, unit);
    const last = blocks.at(-1);
    const start = last?.lines[0] ?? "";
    const isBeforeFull =
      before !== null &&
      before.right > right - FULL_LINE_ROOM * line.size &&
      before.right - before.left > SHORTEST_FULL_LINE * line.size;
    const goesOn =
      last !== undefined &&
      before !== null &&
      isBeforeFull &&
      Math.abs(line.left - left) < line.size / 2 &&
      Math.abs(line.size - before.size) < 1 &&
      line.baseline - before.baseline < WIDEST_LINE_SPACING * line.size &&
      !opensWithOrdinal(text) &&
      !hasColumns(text) &&
      !hasColumns(start);
    if (goesOn) {
      const space = isWordCharacter(start.at(-1)) && isWordCharacter(text[0]) ? " " : "";
      last.lines = [start + space + text];
    } else blocks.push({ kind: "text", top: line.baseline, lines: [text] });
    before = line;
  }
  return blocks;
}

/** A number in a column of its own, as every row of an official table ends. */
const NUMBER_COLUMN = / {2,}[\d.,+-]+(?: {2,}|$)/;

/** How many lines of a block print columns of numbers that no lines part. */
export function countNumberColumns(block: PageBlock): number {
  return block.kind === "text" ? block.lines.filter((line) => NUMBER_COLUMN.test(line)).length : 0;
}

/**
 * The text of a page from top to bottom: rows of ruled tables, each cell in the row where it begins; the rest as
 * paragraphs, with columns kept apart by spaces.
 */
export function toPageBlocks({ glyphs, rulings }: PageContent): readonly PageBlock[] {
  const grids = findTableGrids(rulings);
  const inCells = new Map<GridCell, Glyph[]>();
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const cell = cellOf(grids, glyph);
    const inCell = cell === null ? outside : inCells.get(cell);
    if (inCell !== undefined) inCell.push(glyph);
    else if (cell !== null) inCells.set(cell, [glyph]);
  }
  // Lines around nothing are drawings.
  const tables = grids.filter((grid) => grid.rows.some((row) => row.some((cell) => inCells.has(cell))));
  const blocks: PageBlock[] = tables.map(({ top, bottom, rows }) => ({
    kind: "table",
    top,
    bottom,
    rows: rows.map((cells) => toTableRow(cells, inCells)),
  }));
  return [...blocks, ...toParagraphs(toTextLines(outside))].toSorted((one, other) => one.top - other.top);
}

function cellOf(grids: readonly TableGrid[], glyph: Glyph): GridCell | null {
  const [x, y] = [(glyph.left + glyph.right) / 2, glyph.baseline - MIDDLE_HEIGHT * glyph.size];
  for (const grid of grids) {
    const cell = y >= grid.top && y <= grid.bottom ? grid.cellAt(x, y) : null;
    if (cell !== null) return cell;
  }
  return null;
}
