import type { DocumentBlock, DocumentTable, TableCell } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { escapeHtml, spanAttributes, textOf } from "./markup.ts";

function printCell(cell: TableCell): string {
  const content = cell.lines.length === 0 ? "&nbsp;" : cell.lines.map(escapeHtml).join("<BR>");
  return `<TD${spanAttributes(cell, "")}>${content}`;
}

function printTable(table: DocumentTable): string {
  return [
    "<TABLE border=1>",
    ...table.rows.map((row) => `<TR>${row.map(printCell).join("\n")}`),
    "</TABLE>",
  ].join("\n");
}

function printBlock(block: DocumentBlock): string {
  if (block.kind === "table") return printTable(block.table);
  const text = textOf(block).map(escapeHtml).join("<BR>");
  if (block.kind === "heading") return `<P><B>${text}</B>`;
  return block.kind === "title" ? `<P align=center><FONT size=5>${text}</FONT>` : `<P>${text}`;
}

/** Layout openHtml: old markup in capitals that closes neither cells nor rows nor paragraphs. */
export const openHtml: Layout = {
  id: "openHtml",
  description: { zh: "单元格与行均不闭合的旧式网页", en: "Old HTML without closing tags of cells and rows" },
  mediaType: "text/html",
  punctuation: "fullWidth",
  render: (document) =>
    [
      '<HTML><HEAD><META content="text/html; charset=utf-8" http-equiv=Content-Type></HEAD>',
      "<BODY>",
      ...document.blocks.map(printBlock),
      "</BODY></HTML>",
    ].join("\n"),
};
