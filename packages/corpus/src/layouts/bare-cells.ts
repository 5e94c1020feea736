import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/**
 * Layout G: bare cells with a blank line between, no pipes; labels that wrap stand on two lines.
 *
 * A blank cell leaves no trace here, whatever is asked for.
 */
export const bareCells: Layout = {
  id: "G",
  description: { zh: "单元格逐行排列，无竖线，空行相隔", en: "Bare cells, a blank line between, no pipes" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document) =>
    printLines(document, (table) => table.rows.flatMap((row) => row.flatMap((cell) => cell.lines)), "\n\n"),
};
