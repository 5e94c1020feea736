import { labelKey, withoutOrdinal, withoutRemark } from "./label-key.ts";
import type { Token } from "./tokens.ts";

/** A printed line of a table as the reader looks for it. */
export interface RowLabel {
  readonly id: string;
  /** Labels and aliases as the form prints them, over all editions. */
  readonly labels: readonly string[];
}

/** A row label found among the cells. */
export interface FoundLabel {
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

interface Keys {
  readonly full: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
  /** Whether the bare key names this row and no other line or column of the table. */
  readonly isDistinctive: boolean;
}

/** Finds the labels of one table's rows among its cells. */
export interface RowLabelIndex {
  /** Every label in a run of cells without numbers, in order; `after` is the row read last, -1 at the start. */
  find(run: readonly Token[], after: number): readonly FoundLabel[];
  /** The row whose label ends the run, or null: the numbers that follow the run are its. */
  atEnd(run: readonly Token[], after: number): FoundLabel | null;
}

/**
 * Builds the index of a table's row labels.
 *
 * `otherWords` are the labels of the same table that are no rows: a row called like one of them, such as 其他,
 * is taken for the row only with its ordinal or straight after the row before it.
 */
export function indexRowLabels(rows: readonly RowLabel[], otherWords: readonly string[]): RowLabelIndex {
  const uses = new Map<string, number>();
  const count = (key: string) => uses.set(key, (uses.get(key) ?? 0) + 1);
  for (const word of otherWords) count(labelKey(word));
  const bareOf = (row: RowLabel) => new Set(row.labels.map((label) => withoutOrdinal(labelKey(label))));
  for (const row of rows) for (const key of bareOf(row)) count(key);
  const keys = rows.map((row): Keys => {
    const bare = bareOf(row);
    return {
      full: new Set(row.labels.map(labelKey)),
      bare,
      isDistinctive: [...bare].every((key) => uses.get(key) === 1),
    };
  });

  const isLabel = (key: string, row: number, after: number) => {
    const entry = keys[row];
    if (entry === undefined) return false;
    const hasOrdinal = [...entry.full].some((full) => !entry.bare.has(full));
    if (entry.full.has(key) && (hasOrdinal || entry.isDistinctive)) return true;
    return entry.bare.has(key) && (entry.isDistinctive || row === after + 1);
  };

  /** The nearest row after the last one, else one before it: a table printed again, or rows out of order. */
  const rowOf = (key: string, after: number): number | null => {
    for (let row = after + 1; row < keys.length; row += 1) if (isLabel(key, row, after)) return row;
    for (let row = 0; row <= after; row += 1) if (keys[row]?.full.has(key)) return row;
    return null;
  };

  const match = (text: string, after: number) =>
    rowOf(labelKey(text), after) ?? rowOf(labelKey(withoutRemark(text)), after);

  const find = (run: readonly Token[], after: number) => {
    const found: FoundLabel[] = [];
    let last = after;
    for (let first = 0; first < run.length; first += 1) {
      for (let pieces = Math.min(MOST_PIECES, run.length - first); pieces >= 1; pieces -= 1) {
        const text = run
          .slice(first, first + pieces)
          .map((token) => token.text)
          .join("");
        const row = match(text, last);
        if (row === null) continue;
        found.push({ row, first, last: first + pieces - 1 });
        first += pieces - 1;
        last = row;
        break;
      }
    }
    return found;
  };

  const suffix = (run: readonly Token[], after: number): FoundLabel | null => {
    const text = run
      .slice(-MOST_PIECES)
      .map((token) => token.text)
      .join("");
    const key = labelKey(text);
    let best: { row: number; length: number } | null = null;
    for (let row = after + 1; row < keys.length; row += 1) {
      for (const known of [
        ...(keys[row]?.full ?? []),
        ...(keys[row]?.isDistinctive ? (keys[row]?.bare ?? []) : []),
      ]) {
        const isLonger = known.length > (best?.length ?? SHORTEST_SUFFIX - 1);
        if (isLonger && key.endsWith(known)) best = { row, length: known.length };
      }
    }
    return best === null ? null : { row: best.row, first: run.length - 1, last: run.length - 1 };
  };

  return {
    find,
    atEnd: (run, after) => {
      const last = find(run, after).at(-1);
      return last !== undefined && last.last === run.length - 1 ? last : suffix(run, after);
    },
  };
}
