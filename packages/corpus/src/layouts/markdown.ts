import type { DocumentBlock, DocumentTable, ReportDocument } from "../document/document.ts";
import { spreadCells } from "./cell-grid.ts";
import type { Layout } from "./layout.ts";

/** Cells of a row as Markdown prints them; line breaks inside a cell have no notation but the tag. */
function rowLine(texts: readonly (readonly string[])[]): string {
  return `| ${texts.map((lines) => lines.join("<br>")).join(" | ")} |`;
}

const ruleLine = (columns: number) => `|${" --- |".repeat(columns)}`;

/** Every place of the grid, under an empty header row, because the form's header has no first line of its own. */
function fullTable(table: DocumentTable): readonly string[] {
  const empty = rowLine(new Array<readonly string[]>(table.width).fill([]));
  return [empty, ruleLine(table.width), ...spreadCells(table).map(rowLine)];
}

/** Only the cells that the markup holds: a row below a spanning label is shorter, and the first row the header. */
function shortTable(table: DocumentTable): readonly string[] {
  const [first = [], ...rest] = table.rows.map((row) => row.map((cell) => cell.lines));
  return [rowLine(first), ruleLine(first.length), ...rest.map(rowLine)];
}

function printBlock(block: DocumentBlock, printTable: (table: DocumentTable) => readonly string[]): string {
  switch (block.kind) {
    case "title":
      return `# ${block.lines.join("<br>")}`;
    case "heading":
      return `## ${block.text}`;
    case "table":
      return printTable(block.table).join("\n");
    default:
      return block.text;
  }
}

function printMarkdown(
  document: ReportDocument,
  printTable: (table: DocumentTable) => readonly string[],
): string {
  return document.blocks.map((block) => printBlock(block, printTable)).join("\n\n");
}

/** Layout markdown: pipe tables with their rule; what a spanning cell covers is printed as empty cells. */
export const markdown: Layout = {
  id: "markdown",
  description: {
    zh: "Markdown 表格，合并单元格以空格占位",
    en: "Markdown tables, spans printed as empty cells",
  },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document) => printMarkdown(document, fullTable),
};

/**
 * Layout markdownShort: pipe tables by converters that know no spans, so that rows have different numbers of
 * cells and a number's place in its row says less than the header suggests.
 */
export const markdownShort: Layout = {
  id: "markdownShort",
  description: {
    zh: "Markdown 表格，合并单元格只出现一次",
    en: "Markdown tables, spanning cells once, rows uneven",
  },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document) => printMarkdown(document, shortTable),
};
