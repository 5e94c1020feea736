import { COUNT_WORDS, MONEY_UNITS } from "@gongkai/schema";
import type { RowLabel, RowLabelIndex } from "./row-labels.ts";
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
  // Signs, counting words and nothing else open no row, local or not: 15 、 66 and 24 次 6 次.
  if (run.labels.every(({ key }) => key === "" || COUNTING.has(key))) return Number.POSITIVE_INFINITY;
  const found = index.find(run.labels, after);
  const namesRow = found.length > 0 || index.atEnd(run.labels, after, found) !== null;
  return namesRow ? 0 : run.values.length;
}

const COUNTING: ReadonlySet<string> = new Set(COUNT_WORDS);
const MONEY: ReadonlySet<string> = new Set(MONEY_UNITS);

/** Digits that a page has masked: `1` and `***` for 1063. */
const MASK = /^\*+$/;

/**
 * Whether a cell that is neither number nor label belongs to a row: it stands on its line, or is its money's unit or
 * the masked rest of its number.
 */
function isStray({ line, text }: Token, label: Token): boolean {
  return line === label.line || MONEY.has(text) || MASK.test(text);
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

/** What is printed for each row, by the row's id; rows that are not printed have no entry. */
export function readingsById(
  readings: readonly RowReading[],
  rows: readonly RowLabel[],
): ReadonlyMap<string, readonly RowReading[]> {
  const byId = new Map<string, RowReading[]>();
  for (const reading of readings) {
    const id = rows[reading.row]?.id ?? "";
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [reading]);
    else known.push(reading);
  }
  return byId;
}

/** Labels around numbers from which a text mixes its cells. */
const FEWEST_CUT_LABELS = 1;

/**
 * Whether numbers stand within labels again and again, on lines of their own: the text was taken out of a page piece
 * by piece, and whose numbers they are cannot be known.
 *
 *     一、本年新收政府信息
 *     163  73  …  626
 *     1  33  …  36
 *     公开申请数量
 *     二、上年结转政府信息
 *     公开申请数量
 */
export function areInterleaved({ tokens, drawn }: Tokens, index: RowLabelIndex): boolean {
  const runs = cutRuns(drawn.size === 0 ? tokens : tokens.filter(({ line }) => !drawn.has(line)));
  let cuts = 0;
  for (const [at, { labels }] of runs.entries()) {
    const next = runs[at + 1]?.labels ?? [];
    if (next[0]?.line === labels.at(-1)?.line) continue;
    if (index.isCutBetween(labels, next)) cuts += 1;
    if (cuts >= FEWEST_CUT_LABELS) return true;
  }
  return false;
}

/**
 * Reads which numbers follow which row label, whatever separates the cells.
 *
 * Every layout keeps one order: a row's label, then its numbers, then the next row. So the numbers after a
 * label and before the next one are that row's; numbers after a text that is no label of the table belong to
 * no row of the form and are passed over.
 */
export function readRows(
  { tokens, slots, isRow, isMarkup }: Tokens,
  index: RowLabelIndex,
): readonly RowReading[] {
  const readings: RowReading[] = [];
  let after = -1;
  const runs = cutRuns(tokens);
  for (const [at, { labels, values }] of runs.entries()) {
    const all = index.find(labels, after);
    const end = values.length === 0 ? null : index.atEnd(labels, after, all);
    const found = end === null ? all : all.filter((label) => label.first < end.first);
    let from = 0;
    // Numbers after a text that is no label are nobody's, or the last row's with a text between.
    const orphans = end === null && values[0]?.line !== labels.at(-1)?.line ? values.length : 0;
    for (const label of end === null ? found : [...found, end]) {
      const token = labels[label.last];
      if (token === undefined) continue;
      const next = label === end ? runs[at + 1]?.labels[0] : labels[label.last + 1];
      const printedNext = label === end ? values[0] : (next ?? runs[at + 1]?.labels[0]);
      const own = label === end ? ofRow(token, values, isRow) : [];
      // What follows on the next line may be the rest of the row's last number.
      const isBroken = label === end && !isMarkup && own.length < values.length;
      readings.push({
        row: label.row,
        label: token,
        before: labels.slice(from, label.first),
        values: own,
        stray: next !== undefined && next.key !== token.key && isStray(next, token) ? next : null,
        emptyCount: emptyCount(token, printedNext, slots),
        strandedCount: isBroken
          ? Number.POSITIVE_INFINITY
          : label === end
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
