import type { Line } from "../structure/lines.ts";
import type { AlignedLine } from "./aligned-line.ts";
import { type Chain, Chains, type IsWholeRow, isRow, isWhole } from "./chains.ts";
import type { FormLabel } from "./form-labels.ts";

/** A row of the form with the lines that its label is printed on and its numbers. */
export interface ChainedRow {
  readonly label: FormLabel;
  readonly pieces: readonly Line[];
  /** Index of the physical line that its numbers stand on, or of the first one of its label. */
  readonly line: number;
  readonly numbers: readonly Line[];
  /** Index of the first and last physical line of its label. */
  readonly first: number;
  readonly last: number;
  /** Whether the row was longer than the screen, so that its last numbers stand on the next line. */
  readonly isWrapped: boolean;
}

/** The rows of a stretch of lines. */
export interface ChainedRows {
  /** Rows whose labels and numbers are certain. */
  readonly rows: readonly ChainedRow[];
  /** Index of the first and last line that rows take up. */
  readonly first: number;
  readonly last: number;
  /** Where each number has a line of its own: labels without a number below, and how many numbers the others have. */
  readonly bare: readonly ChainedRow[];
  readonly counts: readonly { readonly label: FormLabel; readonly count: number }[];
  /** How many lines of numbers follow words that end no label. */
  readonly orphans: number;
}

/**
 * Puts the labels of a table together that are printed over several lines, and finds the numbers of each.
 *
 *     三、本年 (一)予以公开                 0     1   0     A group runs beside many rows; its pieces
 *     度办理结                                              continue the group and no row.
 *     果    (二)部分公开(区分处理的,只
 *                                  1     0   0              Numbers beside an unfinished label are its.
 *          计这一情形,不计其他情形)
 *
 * A row counts only when the pieces make up its whole label. Where numbers stand below whole labels, each label must
 * have its own, else it is not known which one they belong to. Numbers without a row make blank rows uncertain.
 */
export function chainLabels(
  reading: string,
  lines: readonly AlignedLine[],
  labels: readonly FormLabel[],
  isWholeRow: IsWholeRow,
): ChainedRows | null {
  const chains = new Chains(reading, lines, labels, isWholeRow);
  for (const aligned of lines) chains.take(aligned);
  const rows = chains.rows.filter(isRow);
  const [firstRow, lastRow] = [rows[0], rows.at(-1)];
  if (firstRow === undefined || lastRow === undefined) return null;
  const last = Math.max(lastRow.last, lastRow.numbers?.line ?? 0, lastRow.more?.line ?? 0);
  const isInside = (line: number) => line >= firstRow.first && line <= last;
  const isDoubtful =
    chains.homeless.some(isInside) || rows.some((row) => !isWhole(row) && row.numbers !== null);
  // A row of one line does not lose its numbers alone, unless numbers stand on lines of their own.
  const areBelow = rows.some((row) => row.isBelow || row.more !== null);
  const hasBlankLine = rows.some((row) => isWhole(row) && row.numbers === null && row.first === row.last);
  const kept = rows.filter((row, at) => {
    if (!isWhole(row) || row.isSpoilt) return false;
    if (row.numbers === null) return !isDoubtful && !areBelow && (hasBlankLine || row.first === row.last);
    return !row.isBelow || (!isDoubtful && rows[at + 1]?.numbers !== null);
  });
  const bare = rows.filter((row) => isWhole(row) && row.count === 0);
  return {
    first: firstRow.first,
    last,
    rows: kept.map(toRow),
    bare: bare.map(toRow),
    counts: rows.flatMap(({ label, count }) => (count > 0 ? [{ label, count }] : [])),
    orphans: chains.orphans,
  };
}

function toRow({ label, pieces, first, last, numbers, more }: Chain): ChainedRow {
  return {
    label,
    pieces,
    first,
    last,
    line: numbers?.line ?? first,
    numbers: [...(numbers?.numbers ?? []), ...(more?.numbers ?? [])],
    isWrapped: more !== null,
  };
}
