import type { DocumentBlock, DocumentTable } from "../document/document.ts";
import { printHtmlBlock, printHtmlTable } from "./html.ts";
import type { Layout } from "./layout.ts";

/** A table in a table of one cell, which gives it its frame. */
function printFramedTable(table: DocumentTable): string {
  return `<table width="96%" align="center"><tr><td bgcolor="#ffffff">\n${printHtmlTable(table)}\n</td></tr></table>`;
}

function printBlock(block: DocumentBlock): string {
  return block.kind === "table" ? printFramedTable(block.table) : printHtmlBlock(block);
}

const isChrome = ({ kind }: DocumentBlock) => kind === "navigation" || kind === "footer";

function layoutRow(blocks: readonly DocumentBlock[]): string {
  return `<tr><td colspan="2">${blocks.map(printHtmlBlock).join("\n") || "&nbsp;"}</td></tr>`;
}

/** Layout nestedHtml: a page laid out in tables, the tables of the report three levels down. */
export const nestedHtml: Layout = {
  id: "nestedHtml",
  description: {
    zh: "以表格排版的网页，表格层层嵌套",
    en: "A page laid out in tables, tables within tables",
  },
  mediaType: "text/html",
  punctuation: "fullWidth",
  render: ({ blocks }) => {
    const firstFooter = blocks.findIndex(({ kind }) => kind === "footer");
    const end = firstFooter < 0 ? blocks.length : firstFooter;
    const content = blocks.slice(0, end);
    return [
      "<!DOCTYPE html>",
      '<html><head><meta charset="utf-8" /></head><body>',
      '<table width="1000" border="0" cellspacing="0" cellpadding="0" align="center">',
      layoutRow(content.filter(isChrome)),
      '<tr><td width="180" valign="top"><table width="100%"><tr><td>政府信息公开指南</td></tr>',
      "<tr><td>政府信息公开年报</td></tr><tr><td>依申请公开</td></tr></table></td>",
      '<td valign="top"><table width="100%"><tr><td id="zoom">',
      ...content.filter((block) => !isChrome(block)).map(printBlock),
      "</td></tr></table></td></tr>",
      layoutRow(blocks.slice(end)),
      "</table>",
      "</body></html>",
    ].join("\n");
  },
};
