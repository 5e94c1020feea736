import type { DocumentTable } from "../document/document.ts";
import { columnWidths, placeCells, widest } from "../document/grid.ts";
import type { Layout } from "./layout.ts";
import { printPage } from "./page-lines.ts";

/** What stands before every line of the page. */
const MARGIN = "   ";

/** lynx counts every character as one column, Chinese ones too. */
const countCharacters = (text: string) => text.length;

function printTable(table: DocumentTable): readonly string[] {
  const rows = placeCells(table);
  const widths = columnWidths({
    rows,
    columns: table.width,
    minimum: 1,
    between: 1,
    widthOf: ({ lines }) => widest(lines, countCharacters),
  });
  const starts = [0];
  for (const width of widths) starts.push((starts.at(-1) ?? 0) + width + 1);
  return rows.map((row) => {
    // A line break within a row makes lynx give up the columns of that row.
    if (row.some(({ cell }) => cell.lines.length > 1)) {
      return MARGIN + row.map(({ cell }) => cell.lines.join(`\n${MARGIN}`)).join(" ");
    }
    let line = "";
    for (const { cell, column } of row) line = line.padEnd(starts[column] ?? 0) + (cell.lines[0] ?? "");
    return `${MARGIN}${line}`.trimEnd();
  });
}

/**
 * Layout browserText: columns by position where every character counts as one column, as `lynx -dump` prints.
 *
 * Blank cells are gaps. The columns of a row whose label breaks its line are lost: its pieces follow each other.
 */
export const browserText: Layout = {
  id: "browserText",
  description: { zh: "文本浏览器按字符数对齐的表格", en: "Columns by character count, as lynx prints them" },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document) => printPage(document, { table: printTable, wrapAt: null, indent: "  " }),
};
