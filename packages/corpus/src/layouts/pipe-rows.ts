import type { DocumentBlock, DocumentTable, ReportDocument, TableCell } from "../document/document.ts";
import type { RenderOptions } from "./layout.ts";

/** A row as a crawler sees it: the texts of its own cells, and one padding pipe for each place they leave. */
export interface PipeRow {
  readonly texts: readonly string[];
  readonly padding: number;
}

/** The text of a cell on one line. */
function cellText(cell: TableCell): string {
  return cell.lines.join(" ");
}

/**
 * The rows of a table as crawlers print them: spanning cells once, and as many padding pipes at the end as the
 * row has fewer cells than the grid has columns.
 *
 *     行政许可 | 63 | ||          two cells on a grid of four
 */
export function pipeRows(
  table: DocumentTable,
  { blanks }: RenderOptions,
  width = table.width,
): readonly PipeRow[] {
  return table.rows.map((row) => {
    const texts = row.map(cellText).filter((text) => blanks === "kept" || text !== "");
    return { texts, padding: width - texts.length };
  });
}

/** A cell with the pipe that closes it; a blank cell is a pipe alone. */
export function closeCell(text: string): string {
  return text === "" ? "|" : `${text} |`;
}

function blockLines(
  block: DocumentBlock,
  tableLines: (table: DocumentTable) => readonly string[],
): readonly string[] {
  if (block.kind === "title") return block.lines;
  return block.kind === "table" ? tableLines(block.table) : [block.text];
}

/** Prints a document as plain text, one paragraph a line. */
export function printLines(
  document: ReportDocument,
  tableLines: (table: DocumentTable) => readonly string[],
  lineSeparator = "\n",
): string {
  return document.blocks.flatMap((block) => blockLines(block, tableLines)).join(lineSeparator);
}
