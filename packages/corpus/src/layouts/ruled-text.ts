import type { DocumentTable } from "../document/document.ts";
import { padToWidth } from "../document/text-width.ts";
import { gridWidths, spreadCells } from "./cell-grid.ts";
import type { Layout } from "./layout.ts";
import { printPage } from "./page-lines.ts";

function printTable(table: DocumentTable): readonly string[] {
  const grid = spreadCells(table);
  const widths = gridWidths(grid, Number.MAX_SAFE_INTEGER);
  const rule = `  ${widths.map((width) => "-".repeat(width)).join(" ")}`;
  const hasSeveralLines = grid.some((row) => row.some((lines) => lines.length > 1));
  const rows = grid.map((row) => {
    const height = Math.max(1, ...row.map((lines) => lines.length));
    return Array.from(
      { length: height },
      (_, line) =>
        `  ${row.map((lines, column) => padToWidth(lines[line] ?? "", widths[column] ?? 0)).join(" ")}`,
    );
  });
  const body = rows.flatMap((lines, index) => (hasSeveralLines && index > 0 ? ["", ...lines] : lines));
  return [rule, ...body, rule];
}

/**
 * Layout ruledText: rules of dashes above and below that show the columns, as `pandoc -t plain` prints tables.
 *
 * A table with a label of two lines has a blank line between its rows. Spans are lost.
 */
export const ruledText: Layout = {
  id: "ruledText",
  description: {
    zh: "上下有虚线、按列对齐的纯文本表格",
    en: "Aligned text between rules, as pandoc prints it",
  },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document) => printPage(document, { table: printTable, wrapAt: null, indent: "  " }),
};
