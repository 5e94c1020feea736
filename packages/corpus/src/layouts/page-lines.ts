import type { DocumentBlock, DocumentTable, ReportDocument } from "../document/document.ts";
import { wrapText } from "../document/text-width.ts";

/** How a program prints a page as text. */
export interface PageLines {
  /** How a table is printed, a line each. */
  readonly table: (table: DocumentTable) => readonly string[];
  /** The width at which running text wraps; null where it does not. */
  readonly wrapAt: number | null;
  /** What stands before each line of running text. */
  readonly indent: string;
}

function textLines(block: Exclude<DocumentBlock, { kind: "table" }>): readonly string[] {
  return block.kind === "title" ? block.lines : [block.text];
}

function blockLines(block: DocumentBlock, page: PageLines): readonly string[] {
  if (block.kind === "table") return page.table(block.table);
  const texts = textLines(block);
  const { wrapAt } = page;
  const lines = wrapAt === null ? texts : texts.flatMap((text) => wrapText(text, wrapAt));
  return block.kind === "paragraph" ? lines.map((line) => `${page.indent}${line}`) : lines;
}

/** Prints a document as a text browser does: blocks with a blank line between them. */
export function printPage(document: ReportDocument, page: PageLines): string {
  return document.blocks.map((block) => blockLines(block, page).join("\n")).join("\n\n");
}
