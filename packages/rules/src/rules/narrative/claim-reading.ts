import { type CellAddress, cellPlace } from "@gongkai/schema";
import { type Sum, sumOf } from "../../formula/formula.ts";

/** One way to understand a claim: `claim + besides = sum`. */
export interface ClaimReading {
  readonly sum: Sum;
  /** What the claim leaves out of the sum; a reading with such a part holds or is not meant. */
  readonly besides: Sum | null;
}

/** The id of a cell in a formula: the table goes without saying, and so does the total column of requests. */
function idOf(cell: CellAddress): string {
  const { table, row, column } = cellPlace(cell);
  return table === "requests" && column === "total" ? row : `${row}/${column}`;
}

/** The reading that a claim is the sum of cells. */
export function readingOf(...cells: readonly CellAddress[]): ClaimReading {
  return { sum: sumOf(cells, { notation: cells.map(idOf).join(" + ") }), besides: null };
}
