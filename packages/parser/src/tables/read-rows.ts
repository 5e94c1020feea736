import type { RowLabelIndex } from "./row-labels.ts";
import type { Token, Tokens } from "./tokens.ts";

/** What a table prints for one of its rows. */
export interface RowReading {
  /** Position of the row among the labels looked for. */
  readonly row: number;
  /** The cell that ends the row's label. */
  readonly label: Token;
  /** The cells between the row before and this row's label: headers, groups, remarks. */
  readonly before: readonly Token[];
  /** The cells that follow the label and stand in the place of numbers. */
  readonly values: readonly Token[];
  /** A cell on the label's line that is neither number nor label, where a number should stand; null if none. */
  readonly stray: Token | null;
  /**
   * How many numbers follow the row's own after a text that is no label, on lines of their own: 0 unless that
   * text stands between the numbers of one row; infinite where that text is no word.
   */
  readonly strandedCount: number;
  /** How many empty cells follow the label before anything else is printed. */
  readonly emptyCount: number;
}

interface Run {
  readonly labels: readonly Token[];
  readonly values: readonly Token[];
}

/** Cuts cells into runs: cells without numbers, then the numbers that follow them. */
function cutRuns(tokens: readonly Token[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < tokens.length) {
    const labelsFrom = at;
    while (at < tokens.length && !tokens[at]?.isValue) at += 1;
    const valuesFrom = at;
    while (at < tokens.length && tokens[at]?.isValue) at += 1;
    runs.push({ labels: tokens.slice(labelsFrom, valuesFrom), values: tokens.slice(valuesFrom, at) });
  }
  return runs;
}

/**
 * How many numbers stand in a run that names no row and does not print its text and its numbers on one line, as
 * a local row would.
 *
 *     3
 *     (注:本行由办公室填报)
 *     0                       ← one of the row above, or of none
 */
function strandedCount(run: Run | undefined, index: RowLabelIndex, after: number): number {
  const [first] = run?.values ?? [];
  if (run === undefined || first === undefined || run.labels.at(-1)?.line === first.line) return 0;
  // Signs and nothing else open no row, local or not: 15 、 66.
  if (run.labels.every(({ key }) => key === "")) return Number.POSITIVE_INFINITY;
  const namesRow = index.atEnd(run.labels, after) !== null || index.find(run.labels, after).length > 0;
  return namesRow ? 0 : run.values.length;
}

/** Without the numbers below a row that is printed on one line: they are a page's, or nobody's. */
function ofRow(label: Token, values: readonly Token[], isRow: readonly boolean[]): readonly Token[] {
  if (isRow[label.line] !== true || values[0]?.line !== label.line) return values;
  const end = values.findIndex(({ line }) => line !== label.line);
  return end === -1 ? values : values.slice(0, end);
}

/** Counts the empty cells between a label and what is printed next; in the last row, those on the label's line. */
function emptyCount(label: Token, next: Token | undefined, slots: readonly number[]): number {
  if (next !== undefined && next.line === label.line) return next.slot - label.slot - 1;
  let count = (slots[label.line] ?? 0) - label.slot - 1;
  for (let line = label.line + 1; line < (next?.line ?? 0); line += 1) count += slots[line] ?? 0;
  return count;
}

/**
 * Reads which numbers follow which row label, whatever separates the cells.
 *
 * Every layout keeps one order: a row's label, then its numbers, then the next row. So the numbers after a
 * label and before the next one are that row's; numbers after a text that is no label of the table belong to
 * no row of the form and are passed over.
 */
export function readRows({ tokens, slots, isRow }: Tokens, index: RowLabelIndex): readonly RowReading[] {
  const readings: RowReading[] = [];
  let after = -1;
  const runs = cutRuns(tokens);
  for (const [at, { labels, values }] of runs.entries()) {
    const end = values.length === 0 ? null : index.atEnd(labels, after);
    const found = index.find(labels, after).filter((label) => end === null || label.first < end.first);
    let from = 0;
    // Numbers after a text that is no label are nobody's, or the last row's with a text between.
    const orphans = end === null && values[0]?.line !== labels.at(-1)?.line ? values.length : 0;
    for (const label of end === null ? found : [...found, end]) {
      const token = labels[label.last];
      if (token === undefined) continue;
      const next = label === end ? runs[at + 1]?.labels[0] : labels[label.last + 1];
      const printedNext = label === end ? values[0] : (next ?? runs[at + 1]?.labels[0]);
      readings.push({
        row: label.row,
        label: token,
        before: labels.slice(from, label.first),
        values: label === end ? ofRow(token, values, isRow) : [],
        stray: next !== undefined && next.line === token.line && next.key !== token.key ? next : null,
        emptyCount: emptyCount(token, printedNext, slots),
        strandedCount:
          label === end
            ? strandedCount(runs[at + 1], index, label.row)
            : label === found.at(-1) && label.last < labels.length - 1
              ? orphans
              : 0,
      });
      from = label.last + 1;
      after = label.row;
    }
  }
  return readings;
}
