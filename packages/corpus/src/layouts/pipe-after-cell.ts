import type { Layout } from "./layout.ts";
import { pipeRows, printLines } from "./pipe-rows.ts";

/** Layout F: each cell and, on the next line, a pipe; nothing marks where a row ends. */
export const pipeAfterCell: Layout = {
  id: "F",
  description: { zh: "每格之后另起一行竖线，无行界", en: "A pipe on the line after each cell, no row ends" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) =>
      pipeRows(table, options).flatMap(({ texts }) =>
        texts.flatMap((text) => (text === "" ? ["|"] : [text, "|"])),
      ),
    ),
};
