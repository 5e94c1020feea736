import type { Layout } from "./layout.ts";
import { pipeRows, printLines } from "./pipe-rows.ts";
import { rowLine } from "./row-per-line.ts";

/** Layout B: a row per line that begins with a pipe: `| 规章 | 2 | 0 | 2 |`. */
export const rowPerLineLeadingPipe: Layout = {
  id: "B",
  description: { zh: "每行一行，行首另有竖线", en: "A row per line, with a leading pipe" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) =>
    printLines(document, (table) => pipeRows(table, options).map((row) => `| ${rowLine(row)}`)),
};
