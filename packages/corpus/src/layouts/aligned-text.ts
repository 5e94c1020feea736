import type { DocumentTable } from "../document/document.ts";
import { textWidth } from "../document/text-width.ts";
import { fitTable, rowHeights, wrapCells } from "./column-fit.ts";
import type { Layout } from "./layout.ts";
import { printPage } from "./page-lines.ts";

/** The width of the printed page, and between its columns, in half-width characters. */
const PAGE_WIDTHS = { narrow: 84, wide: 128 } as const;
const GAP = 2;

/**
 * How many half-width characters of the page make one column of the text. Every character of the text counts as
 * one column, so that columns are only roughly below each other: so does pdftotext.
 */
const UNIT = 1.4;

/** A piece of text on the page; `y` counts half lines, because centred texts fall between lines. */
interface Fragment {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

type Alignment = "center" | "right";

function place(text: string, x: number, width: number, alignment: Alignment | "left"): number {
  if (alignment === "left") return x;
  const free = width - textWidth(text);
  return x + (alignment === "right" ? free : free / 2);
}

/** Where every line of every cell stands: vertically centred, numbers and headers also horizontally. */
function findFragments(table: DocumentTable, page: number, alignment: Alignment): readonly Fragment[] {
  const fitted = fitTable(table, { page, between: GAP });
  const starts = [0];
  for (const width of fitted.widths) starts.push((starts.at(-1) ?? 0) + width + GAP);
  const cells = wrapCells(fitted, GAP);
  const tops = [0];
  for (const height of rowHeights(cells, table.rows.length, 0)) tops.push((tops.at(-1) ?? 0) + 2 * height);
  const firstNumber = Math.min(...cells.flatMap(({ cell, column }) => (cell.isValue ? [column] : [])));
  return cells.flatMap(({ cell, row, column, width, lines }) => {
    const room = (tops[row + cell.rows] ?? tops.at(-1) ?? 0) - (tops[row] ?? 0);
    const top = (tops[row] ?? 0) + Math.max(0, Math.floor(room / 2) - lines.length);
    return lines.map((text, index): Fragment => {
      const x = place(text, starts[column] ?? 0, width, column < firstNumber ? "left" : alignment);
      return { x, y: top + 2 * index, text };
    });
  });
}

function printLine(fragments: readonly Fragment[]): string {
  let line = "";
  for (const { x, text } of fragments) {
    const column = Math.round(x / UNIT);
    line += " ".repeat(Math.max(line === "" ? 0 : 1, column - line.length)) + text;
  }
  return line;
}

function printTable(table: DocumentTable, page: number, alignment: Alignment): readonly string[] {
  const byHeight = new Map<number, Fragment[]>();
  for (const fragment of findFragments(table, page, alignment)) {
    const line = byHeight.get(fragment.y);
    if (line === undefined) byHeight.set(fragment.y, [fragment]);
    else line.push(fragment);
  }
  return [...byHeight]
    .sort(([upper], [lower]) => upper - lower)
    .map(([, fragments]) => printLine(fragments.sort((left, right) => left.x - right.x)));
}

/**
 * Layout alignedText: text of a page description with columns by position, as `pdftotext -layout` prints it.
 *
 *     （三） 1.属于国家秘密             0      1
 *            2.其他法律行政法规禁      label wrapped above and below its numbers
 *     不予公                            0      0
 *            止公开
 *     开     3.危及“三安全一稳定”      0      0     label of the group centred beside its rows
 *
 * Blank cells are gaps. A page of `narrow` prints its numbers to the right of their columns, a wide one centred.
 */
export const alignedText: Layout = {
  id: "alignedText",
  description: {
    zh: "版式文本：标签折行，数字按位置对齐",
    en: "Page text by position, labels wrapped, as pdftotext",
  },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document, { page = "wide" }) =>
    printPage(document, {
      table: (table) => printTable(table, PAGE_WIDTHS[page], page === "narrow" ? "right" : "center"),
      wrapAt: page === "narrow" ? PAGE_WIDTHS.narrow : null,
      indent: "",
    }),
};
