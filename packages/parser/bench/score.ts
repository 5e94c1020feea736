import {
  type CorpusReport,
  createRandom,
  drawNumberHabits,
  drawTableHabits,
  generateReport,
  type LayoutId,
} from "@gongkai/corpus";
import { type Cell, type Report, reportCells } from "@gongkai/schema";

/** How many cells were read as the truth has them, were not read, or were read as something else. */
export interface Score {
  right: number;
  unread: number;
  wrong: number;
}

/** A score before anything is read. */
export function emptyScore(): Score {
  return { right: 0, unread: 0, wrong: 0 };
}

/** A generated report that varies in wording, in tables that offices have changed and in the ways it writes numbers. */
export function printReport(seed: number, layout: LayoutId): CorpusReport {
  const random = createRandom(seed).fork("accuracy");
  return generateReport({
    seed,
    layout,
    wording: "varied",
    tables: random.chance(0.5) ? drawTableHabits(random) : {},
    numbers: random.chance(0.5) ? drawNumberHabits(random) : {},
  });
}

/** Compares every cell of the truth with what was read. A cell of a report that was not found is unread. */
export function scoreReport(
  { name, truth }: CorpusReport,
  report: Report | null,
  into: Score,
  tell: (address: string, wrong: string) => void,
): void {
  const read = new Map<string, Cell>(report === null ? [] : reportCells(report));
  for (const [address, expected] of truth.values) {
    const cell = read.get(address);
    if (cell === undefined || cell.state === "unread") {
      into[expected === "unread" ? "right" : "unread"] += 1;
      continue;
    }
    const value = cell.state === "value" ? cell.value : cell.state;
    into[value === expected ? "right" : "wrong"] += 1;
    if (value !== expected) tell(address, `${name} ${address} reads ${value}, is ${expected}`);
  }
}
