import type { Layout } from "./layout.ts";
import { closeCell, type PipeRow, pipeRows, printLines } from "./pipe-rows.ts";

/** One row on one line: `规章 | 0 | 0 | 0 | |`. */
export function rowLine({ texts, padding }: PipeRow): string {
  const cells = texts.map(closeCell).join(" ");
  return padding === 0 ? cells : `${cells} ${"|".repeat(padding)}`;
}

/** Layout A: a row per line, cells between pipes, padding pipes at the end. */
export const rowPerLine: Layout = {
  id: "A",
  description: { zh: "每行一行，竖线分隔，行末补竖线", en: "A row per line, padding pipes at the end" },
  mediaType: "text/plain",
  punctuation: "halfWidth",
  render: (document, options) => printLines(document, (table) => pipeRows(table, options).map(rowLine)),
};
