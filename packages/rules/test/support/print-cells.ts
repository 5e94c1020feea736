import { type CellAddress, type Report, reportCells } from "@gongkai/schema";
import { supposedCells } from "./supposed-cells.ts";

/** A report whose cells point into a text, and that text. */
export interface PrintedReport {
  readonly report: Report;
  readonly text: string;
}

/** Prints every cell between bars, some of them otherwise than they were read, and points the report's cells at it. */
export function printCells(
  report: Report,
  otherwise: Readonly<Partial<Record<CellAddress, { readonly printed: string; readonly read: string }>>> = {},
): PrintedReport {
  let text = "";
  const cells = reportCells(report).map(([address, cell]) => {
    const plain = cell.state === "value" ? String(cell.value) : "";
    const { printed, read } = otherwise[address] ?? { printed: plain, read: plain };
    const start = text.length + 1 + Math.max(0, printed.indexOf(read));
    text += `|${printed}|\n`;
    return [
      address,
      cell.state === "unread" ? cell : { ...cell, span: { start, end: start + read.length } },
    ] as const;
  });
  return { report: supposedCells(report, new Map(cells)), text };
}
