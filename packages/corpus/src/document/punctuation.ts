import type { DocumentBlock, DocumentTable, ReportDocument, TableCell } from "./document.ts";

const HALF_WIDTH: Readonly<Record<string, string>> = {
  "（": "(",
  "）": ")",
  "，": ",",
  "：": ":",
  "；": ";",
};

/**
 * Brackets, commas, colons and semicolons in half width, as web crawlers print them. Full stops, quotation marks
 * and the brackets of document numbers stay as they are.
 */
export function narrowPunctuation(text: string): string {
  return text.replace(/[（），：；]/g, (mark) => HALF_WIDTH[mark] ?? mark);
}

/** Labels hold brackets and commas; what a number cell prints holds none that crawlers change. */
function narrowCell(cell: TableCell): TableCell {
  return cell.isValue ? cell : { ...cell, lines: cell.lines.map(narrowPunctuation) };
}

function narrowTable(table: DocumentTable): DocumentTable {
  return {
    ...table,
    rows: table.rows.map((row) => row.map(narrowCell)),
  };
}

function narrowBlock(block: DocumentBlock): DocumentBlock {
  if (block.kind === "title") return { ...block, lines: block.lines.map(narrowPunctuation) };
  if (block.kind === "table") return { ...block, table: narrowTable(block.table) };
  return { ...block, text: narrowPunctuation(block.text) };
}

/** The whole document with its punctuation in half width. */
export function narrowDocument(document: ReportDocument): ReportDocument {
  return { blocks: document.blocks.map(narrowBlock) };
}
