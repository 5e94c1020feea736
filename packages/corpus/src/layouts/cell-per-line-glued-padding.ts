import type { Layout } from "./layout.ts";
import { closeCell, pipeRows, printLines } from "./pipe-rows.ts";

/** Layout D: a cell per line, padding glued to the last cell of the row: `0 | ||||`. */
export const cellPerLineGluedPadding: Layout = {
  id: "D",
  description: {
    zh: "每格一行，补位竖线紧跟末格",
    en: "A cell per line, padding glued to the last cell of a row",
  },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) =>
      pipeRows(table, options).flatMap(({ texts, padding }) => {
        const cells = texts.map(closeCell);
        if (padding === 0) return cells;
        return [...cells.slice(0, -1), `${cells.at(-1) ?? ""} ${"|".repeat(padding)}`];
      }),
    ),
};
