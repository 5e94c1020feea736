import { labelKey, withoutOrdinal, withoutRemark } from "./label-key.ts";
import type { Token } from "./tokens.ts";

/** A printed line of a table as the reader looks for it. */
export interface RowLabel {
  readonly id: string;
  /** Labels and aliases as the form prints them, over all editions. */
  readonly labels: readonly string[];
}

/** A row label found among the cells. */
interface FoundLabel {
  /** Position of the row among the labels looked for. */
  readonly row: number;
  /** Index of the label's first and last token within the run. */
  readonly first: number;
  readonly last: number;
}

/** Labels cut over several cells are put together again from at most this many. */
const MOST_PIECES = 6;

/** Shorter keys are not looked for at the end of a longer text: too many words end in them. */
const SHORTEST_SUFFIX = 4;

/** How a key names a row: for certain, or only straight after the row before it. */
interface Naming {
  readonly row: number;
  readonly isCertain: boolean;
  /** Whether the key holds the label whole, ordinal included. */
  readonly isFull: boolean;
}

/** Finds the labels of one table's rows among its cells. */
export interface RowLabelIndex {
  /** Every label in a run of cells without numbers, in order; `after` is the row read last, -1 at the start. */
  find(run: readonly Token[], after: number): readonly FoundLabel[];
  /** The row whose label ends the run, or null: the numbers that follow the run are its. `found` is from `find`. */
  atEnd(run: readonly Token[], after: number, found: readonly FoundLabel[]): FoundLabel | null;
  /** Whether the end of one run and the beginning of the next one make up a label: numbers stand within it. */
  isCutBetween(run: readonly Token[], next: readonly Token[]): boolean;
}

/** Every key that can name a row, with the rows it names in the order of the form. */
function collectNamings(
  rows: readonly RowLabel[],
  otherWords: readonly string[],
): ReadonlyMap<string, Naming[]> {
  const fullKeys = rows.map((row) => new Set(row.labels.map(labelKey)));
  const bareKeys = fullKeys.map((keys) => new Set([...keys].map(withoutOrdinal)));
  const uses = new Map<string, number>();
  for (const key of [...otherWords.map(labelKey), ...bareKeys.flatMap((keys) => [...keys])]) {
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const namings = new Map<string, Naming[]>();
  for (const row of rows.keys()) {
    const [full, bare] = [fullKeys[row] ?? new Set<string>(), bareKeys[row] ?? new Set<string>()];
    const isDistinctive = [...bare].every((key) => uses.get(key) === 1);
    for (const key of new Set([...full, ...bare])) {
      const isFull = full.has(key);
      const naming = { row, isFull, isCertain: isDistinctive || (isFull && !bare.has(key)) };
      namings.set(key, [...(namings.get(key) ?? []), naming]);
    }
  }
  return namings;
}

/** Every beginning of every key, so that the search for a label over several cells stops early. */
function collectBeginnings(keys: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const key of keys) for (let end = 1; end <= key.length; end += 1) beginnings.add(key.slice(0, end));
  return beginnings;
}

/** Numbers stand between this many pieces of a label at most on either side. */
const MOST_CUTS = 3;

/** The texts that the last pieces make up, from the last alone to all of them. */
function endingsOf(pieces: readonly string[]): readonly string[] {
  return pieces.map((_, at) => pieces.slice(at).join("")).filter((text) => text !== "");
}

/** What stands before the offset within the piece that the offset falls into. */
function pieceBefore(pieces: readonly string[], offset: number): string {
  let start = 0;
  for (const piece of pieces) {
    if (offset < start + piece.length) return piece.slice(0, offset - start);
    start += piece.length;
  }
  return "";
}

/** Whether a text is a sequence of known words and nothing else. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const reached = [true];
  for (let end = 1; end <= text.length; end += 1) {
    reached[end] = reached.some((isReached, start) => isReached && words.has(text.slice(start, end)));
  }
  return reached[text.length] === true;
}

/**
 * Builds the index of a table's row labels.
 *
 * `otherWords` are the labels of the same table that are no rows: a row called like one of them, such as 其他,
 * is taken for the row only with its ordinal or straight after the row before it.
 */
export function indexRowLabels(rows: readonly RowLabel[], otherWords: readonly string[]): RowLabelIndex {
  const namings = collectNamings(rows, otherWords);
  const beginnings = collectBeginnings(namings.keys());
  const words = new Set([...namings.keys(), ...otherWords.map(labelKey)]);

  /** The nearest row after the last one, else one before it: a table printed again, or rows out of order. */
  const rowOf = (key: string, after: number): number | null => {
    const named = namings.get(key);
    if (named === undefined) return null;
    for (const { row, isCertain } of named) {
      if (row > after && (isCertain || row === after + 1)) return row;
    }
    for (const { row, isFull } of named) if (row <= after && isFull) return row;
    return null;
  };

  /** The row named by the cells from `first` on, taking as many cells as one label can be cut into. */
  const match = (run: readonly Token[], first: number, after: number): FoundLabel | null => {
    let longest: FoundLabel | null = null;
    let key = "";
    for (let last = first; last < Math.min(run.length, first + MOST_PIECES); last += 1) {
      const token = run[last];
      // A sentence, or signs without a letter, are no piece of a label.
      if (token === undefined || token.key === "") break;
      const whole = key + token.key;
      // What begins no key is none, but may be one with a remark behind it.
      const isBeginning = beginnings.has(whole);
      const hasRemark = token.text.endsWith(")");
      const row =
        (isBeginning ? rowOf(whole, after) : null) ??
        (hasRemark ? rowOf(key + labelKey(withoutRemark(token.text)), after) : null);
      if (row !== null) longest = { row, first, last };
      if (!isBeginning) break;
      key = whole;
    }
    return longest;
  };

  const find = (run: readonly Token[], after: number) => {
    const found: FoundLabel[] = [];
    let last = after;
    for (let first = 0; first < run.length; first += 1) {
      const label = match(run, first, last);
      if (label === null) continue;
      found.push(label);
      first = label.last;
      last = label.row;
    }
    return found;
  };

  const isCutBetween = (run: readonly Token[], next: readonly Token[]) => {
    let ends: readonly string[] | undefined;
    let beginning = "";
    for (const { key } of next.slice(0, MOST_CUTS)) {
      beginning += key;
      // A label that is whole by itself goes on from nothing.
      if (key === "" || words.has(key)) return false;
      ends ??= endingsOf(run.slice(-MOST_CUTS).map((token) => token.key));
      if (ends.some((end) => !words.has(end) && namings.has(end + beginning))) return true;
    }
    return false;
  };

  const suffix = (run: readonly Token[], after: number): FoundLabel | null => {
    const pieces = run.slice(-MOST_PIECES).map((token) => token.key);
    const text = pieces.join("");
    // The longest label wins: 行政规范性文件 ends in 规范性文件.
    for (let from = 0; from <= text.length - SHORTEST_SUFFIX; from += 1) {
      const named = namings.get(text.slice(from));
      const next = named?.find(({ row, isCertain }) => row > after && isCertain);
      if (next === undefined) continue;
      // 其他主动公开规范性文件 is a row of its own, (三)不予公开1.属于国家秘密 a group and its first row.
      const isOwnRow = !isMadeOf(pieceBefore(pieces, from), words);
      return isOwnRow ? null : { row: next.row, first: run.length - 1, last: run.length - 1 };
    }
    return null;
  };

  return {
    find,
    isCutBetween,
    atEnd: (run, after, found) => {
      const last = found.at(-1);
      return last !== undefined && last.last === run.length - 1 ? last : suffix(run, after);
    },
  };
}
