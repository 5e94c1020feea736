import type { DocumentBlock, TableCell } from "../document/document.ts";

/** A text with the characters escaped that markup gives a meaning. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The attributes by which a cell spans columns and rows, each with a space before it; nothing for a single place. */
export function spanAttributes({ columns, rows }: TableCell, quote = '"'): string {
  const attribute = (name: string, count: number) => (count === 1 ? "" : ` ${name}=${quote}${count}${quote}`);
  return attribute("colspan", columns) + attribute("rowspan", rows);
}

/** The pieces of a text as word processors store it: Latin letters and digits apart from Chinese characters. */
export function splitRuns(text: string): readonly string[] {
  return text.match(/[\u0021-\u007e]+|[^\u0021-\u007e]+/g) ?? [];
}

/** The lines of a block that is not a table. */
export function textOf(block: Exclude<DocumentBlock, { kind: "table" }>): readonly string[] {
  return block.kind === "title" ? block.lines : [block.text];
}
