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
 * Reads which numbers follow which row label, whatever separates the cells.
 *
 * Every layout keeps one order: a row's label, then its numbers, then the next row. So the numbers after a
 * label and before the next one are that row's; numbers after a text that is no label of the table belong to
 * no row of the form and are passed over.
 */
export function readRows({ tokens }: Tokens, index: RowLabelIndex): readonly RowReading[] {
  const readings: RowReading[] = [];
  let after = -1;
  const runs = cutRuns(tokens);
  for (const [at, { labels, values }] of runs.entries()) {
    const end = values.length === 0 ? null : index.atEnd(labels, after);
    const found = index.find(labels, after).filter((label) => end === null || label.first < end.first);
    let from = 0;
    for (const label of end === null ? found : [...found, end]) {
      const token = labels[label.last];
      if (token === undefined) continue;
      const next = label === end ? runs[at + 1]?.labels[0] : labels[label.last + 1];
      readings.push({
        row: label.row,
        label: token,
        before: labels.slice(from, label.first),
        values: label === end ? values : [],
        stray: next !== undefined && next.line === token.line ? next : null,
      });
      from = label.last + 1;
      after = label.row;
    }
  }
  return readings;
}
