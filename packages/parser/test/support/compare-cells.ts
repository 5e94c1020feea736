import type { Truth } from "@gongkai/corpus";
import { cellAt, type Report, type Source } from "@gongkai/schema";

/** How many cells were read as the truth has them, were not read, or were read as something else. */
export interface Comparison {
  readonly right: number;
  readonly unread: number;
  /** The addresses of cells that say something else than the truth, or whose span does not cut out their text. */
  readonly wrong: readonly string[];
}

/** Compares what was read of a source with what its report says. */
export function compareCells(source: Source, report: Report | null, truth: Truth): Comparison {
  let [right, unread] = [0, 0];
  const wrong: string[] = [];
  for (const [address, value] of truth.values) {
    const cell = report === null ? undefined : cellAt(report.tables, address);
    if (cell === undefined || cell.state === "unread") {
      unread += 1;
      continue;
    }
    const isRight =
      typeof value === "number" ? cell.state === "value" && cell.value === value : cell.state === value;
    const isCut = cell.state === "blank" || source.text.slice(cell.span.start, cell.span.end) === cell.raw;
    if (isRight && isCut) right += 1;
    else wrong.push(`${address}: ${JSON.stringify(cell)}, not ${value}`);
  }
  return { right, unread, wrong };
}
