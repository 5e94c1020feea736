import { cellLines } from "./cell-per-line.ts";
import type { Layout } from "./layout.ts";
import { printLines } from "./pipe-rows.ts";

/** Layout C2: as C, on a grid with one column too many, so that even a full row is closed by a lone pipe. */
export const cellPerLinePhantomColumn: Layout = {
  id: "C2",
  description: { zh: "每格一行，另有一个空列", en: "A cell per line, with a phantom empty column" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) => cellLines(table, options, table.width + 1).flat()),
};
