import type { DocumentBlock, DocumentTable, TableCell } from "../document/document.ts";
import type { Layout } from "./layout.ts";
import { escapeHtml, spanAttributes } from "./markup.ts";

function printCell(cell: TableCell): string {
  const content = cell.lines.length === 0 ? "&nbsp;" : cell.lines.map(escapeHtml).join("<br />");
  return `<td${spanAttributes(cell)}>${content}</td>`;
}

/** A table as a content management system writes it: a row a line, cells closed, blanks as `&nbsp;`. */
export function printHtmlTable(table: DocumentTable): string {
  const rows = table.rows.map((row) => `<tr>${row.map(printCell).join("")}</tr>`);
  return ['<table border="1">', "<tbody>", ...rows, "</tbody>", "</table>"].join("\n");
}

/** A block as a content management system writes it. */
export function printHtmlBlock(block: DocumentBlock): string {
  switch (block.kind) {
    case "title":
      return `<h1>${block.lines.map(escapeHtml).join("<br />")}</h1>`;
    case "table":
      return printHtmlTable(block.table);
    case "heading":
      return `<p><strong>${escapeHtml(block.text)}</strong></p>`;
    case "signature":
      return `<p style="text-align: right">${escapeHtml(block.text)}</p>`;
    case "navigation":
      return `<div class="location">${escapeHtml(block.text)}</div>`;
    case "footer":
      return `<div class="footer">${escapeHtml(block.text)}</div>`;
    case "caption":
    case "pageNumber":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "paragraph":
      return `<p>&emsp;&emsp;${escapeHtml(block.text)}</p>`;
  }
}

/** Layout H: an HTML page whose tables span rows and columns; blank cells hold `&nbsp;`. */
export const html: Layout = {
  id: "H",
  description: { zh: "网页表格，含跨行跨列", en: "HTML tables with rowspan and colspan" },
  mediaType: "text/html",
  punctuation: "fullWidth",
  render: (document) =>
    [
      "<!DOCTYPE html>",
      '<html lang="zh-CN">',
      '<head><meta charset="utf-8" /></head>',
      "<body>",
      ...document.blocks.map(printHtmlBlock),
      "</body>",
      "</html>",
    ].join("\n"),
};
