import { cellLines } from "./cell-per-line.ts";
import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/** Layout E: as C, with a lone pipe on the line before each row. */
export const cellPerLineOpenedRows: Layout = {
  id: "E",
  description: { zh: "每格一行，每行之前有一竖线", en: "A cell per line, a lone pipe opens each row" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) => cellLines(table, options).flatMap((lines) => ["|", ...lines])),
};
