import type { Span } from "@gongkai/schema";

/** A number is one piece, and so is a word in Latin letters; of everything else each character. */
const PIECES = /\d[\d,.，．]*\d|\d|[A-Za-z]+|[\s\S]/gu;

/** Texts whose differing middles have more pairs of pieces are not compared piece by piece. */
const MOST_PAIRS = 4_000_000;

/** So many equal pieces between two changes say nothing: 的 stands in every sentence. */
const SHORTEST_EQUAL = 2;

interface Pieces {
  readonly texts: readonly string[];
  /** Where each piece begins, and at last where the text ends. */
  readonly starts: readonly number[];
}

function piecesOf(text: string): Pieces {
  const found = [...text.matchAll(PIECES)];
  return { texts: found.map(([piece]) => piece), starts: [...found.map(({ index }) => index), text.length] };
}

/** For each pair of places how many pieces the rests behind them have in common at most, row by row. */
function commonLengths(first: readonly string[], second: readonly string[]): Uint32Array {
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  for (let row = first.length - 1; row >= 0; row -= 1) {
    for (let column = second.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      const [below, beside, across] = [lengths[at + width], lengths[at + 1], lengths[at + width + 1]];
      lengths[at] = first[row] === second[column] ? (across ?? 0) + 1 : Math.max(below ?? 0, beside ?? 0);
    }
  }
  return lengths;
}

/** Runs of equal pieces, as places in both texts, in order. */
interface EqualRun {
  readonly first: number;
  readonly second: number;
  length: number;
}

function equalRuns(first: readonly string[], second: readonly string[]): EqualRun[] {
  if (first.length * second.length > MOST_PAIRS) return [];
  const lengths = commonLengths(first, second);
  const width = second.length + 1;
  const runs: EqualRun[] = [];
  let [row, column] = [0, 0];
  while (row < first.length && column < second.length) {
    if (first[row] === second[column]) {
      const last = runs.at(-1);
      if (last && last.first + last.length === row && last.second + last.length === column) last.length += 1;
      else runs.push({ first: row, second: column, length: 1 });
      row += 1;
      column += 1;
    } else if ((lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))
      row += 1;
    else column += 1;
  }
  return runs;
}

function countSame(
  first: readonly string[],
  second: readonly string[],
  fromEnd: boolean,
  most: number,
): number {
  let count = 0;
  while (count < most && first.at(fromEnd ? -1 - count : count) === second.at(fromEnd ? -1 - count : count)) {
    count += 1;
  }
  return count;
}

/**
 * What differs between two texts that are much alike: the stretches of the first that the second does not have, and the
 * other way round, in order. Numbers differ as a whole.
 */
export function changedSpans(
  before: string,
  after: string,
): { readonly before: readonly Span[]; readonly after: readonly Span[] } {
  const [first, second] = [piecesOf(before), piecesOf(after)];
  const most = Math.min(first.texts.length, second.texts.length);
  const head = countSame(first.texts, second.texts, false, most);
  const tail = countSame(first.texts, second.texts, true, most - head);
  const [firstEnd, secondEnd] = [first.texts.length - tail, second.texts.length - tail];
  const middle = equalRuns(first.texts.slice(head, firstEnd), second.texts.slice(head, secondEnd))
    .map((run) => ({ ...run, first: run.first + head, second: run.second + head }))
    .filter(({ length }) => length >= SHORTEST_EQUAL);
  const changed: { before: Span[]; after: Span[] } = { before: [], after: [] };
  let [left, right] = [head, head];
  for (const run of [...middle, { first: firstEnd, second: secondEnd, length: 0 }]) {
    if (run.first > left) {
      changed.before.push({ start: first.starts[left] ?? 0, end: first.starts[run.first] ?? 0 });
    }
    if (run.second > right) {
      changed.after.push({ start: second.starts[right] ?? 0, end: second.starts[run.second] ?? 0 });
    }
    left = run.first + run.length;
    right = run.second + run.length;
  }
  return changed;
}
