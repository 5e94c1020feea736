import type { DocumentTable } from "../document/document.ts";
import type { Layout, RenderOptions } from "./layout.ts";
import { closeCell, pipeRows, printLines } from "./pipe-rows.ts";

/** The lines of a table, a cell a line, and each row's padding pipes on a line of their own. */
export function cellLines(
  table: DocumentTable,
  options: RenderOptions,
  width?: number,
): readonly (readonly string[])[] {
  return pipeRows(table, options, width).map(({ texts, padding }) => [
    ...texts.map(closeCell),
    ...(padding === 0 ? [] : ["|".repeat(padding)]),
  ]);
}

/** Layout C: a cell per line, padding alone on its line; the last row of a table goes without padding. */
export const cellPerLine: Layout = {
  id: "C",
  description: { zh: "每格一行，补位竖线独占一行", en: "A cell per line, padding on a line of its own" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) => {
      const lines = cellLines(table, options).flat();
      // What trims the end of a block also trims the padding of its last row.
      return lines.at(-1)?.startsWith("||") ? lines.slice(0, -1) : lines;
    }),
};
