import type { DocumentTable } from "../document/document.ts";
import { padToWidth, wrapText } from "../document/text-width.ts";
import { type CellGrid, gridWidths, spreadCells } from "./cell-grid.ts";
import type { Layout } from "./layout.ts";
import { printPage } from "./page-lines.ts";

/** The widest a column gets before its labels wrap. */
const WIDEST_COLUMNS = { narrow: 12, wide: 34 } as const;

function gridRow(texts: CellGrid[number], widths: readonly number[]): readonly string[] {
  const cells = texts.map((lines, column) => lines.flatMap((line) => wrapText(line, widths[column] ?? 0)));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const printed = cells.map((lines, column) => padToWidth(lines[line] ?? "", widths[column] ?? 0));
    return `| ${printed.join(" | ")} |`;
  });
}

function drawGrid(table: DocumentTable, widest: number): readonly string[] {
  const grid = spreadCells(table);
  const widths = gridWidths(grid, widest);
  const rule = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+`;
  return [rule, ...grid.flatMap((texts) => [...gridRow(texts, widths), rule])];
}

/**
 * Layout asciiGrid: a grid of `+---+` rules, as pandoc prints tables whose cells hold several lines.
 *
 * Spans are lost: what a cell covered is printed as empty cells.
 */
export const asciiGrid: Layout = {
  id: "asciiGrid",
  description: { zh: "以 +---+ 绘制的网格表格", en: "A grid of +---+ rules, spans printed as empty cells" },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document, { page = "wide" }) =>
    printPage(document, {
      table: (table) => drawGrid(table, WIDEST_COLUMNS[page]),
      wrapAt: null,
      indent: "",
    }),
};
