import type { Line } from "../structure/lines.ts";
import type { LineTokens } from "../tables/tokens.ts";
import { headerTokens, isHeader, OUTCOME_HEADERS, remediesHeader } from "./aligned-header.ts";
import { type AlignedLine, isNumberText } from "./aligned-line.ts";
import { isFooted, joinUnclear, numberTokens, type RowSums } from "./aligned-numbers.ts";
import { findColumns } from "./column-starts.ts";
import type { ColumnsOf } from "./display-columns.ts";
import type { Drawings } from "./drawings.ts";

/** Fewer words than this on one line are no header of fifteen columns. */
const FEWEST_WORDS = 2;

/** Each group of five columns ends in its total. */
const SUMS: RowSums = { count: OUTCOME_HEADERS.length, width: OUTCOME_HEADERS.length / 3 };

/**
 * Takes out the header of a table whose numbers have no certain order, as `pdftotext` prints it column by column: a
 * header alone would say that the row is blank.
 */
function withoutHeader(headers: readonly AlignedLine[]): Drawings {
  const lines = headers.map(({ line }) => [line, { tokens: [], slots: 0 }] as const);
  return { lines: new Map(lines), gridLines: new Set(), extents: [] };
}

/** A line of nothing but numbers, of which a numeral may open it; null for any other line. */
function asNumbers({ line, words, numbers }: AlignedLine): AlignedLine | null {
  const isPlain = words.every(({ text }) => isNumberText(text)) && words.length + numbers.length > 0;
  return isPlain ? { line, words: [], numbers: [...words, ...numbers] } : null;
}

/** Whether a word holds a numeral and is none: what a cell prints went on in the next line. */
function isCutNumber({ text }: Line): boolean {
  return !isNumberText(text) && /[\d零一二三四五六七八九十百千]/.test(text);
}

/**
 * Reads table `remedies` where its columns are aligned by spaces: header words and the fifteen numbers, which may stand
 * one space apart. Null where no line has several of its header words, or none several numbers.
 */
export function readAlignedRemedies(
  lines: readonly Line[],
  aligned: readonly AlignedLine[],
  reading: string,
  measures: readonly ColumnsOf[],
): Drawings | null {
  const headers = aligned.filter((line) => isHeader(line, "remedies"));
  if (!headers.some(({ words }) => words.length >= FEWEST_WORDS)) return null;
  const first = headers[0]?.line ?? 0;
  const drawn = new Map<number, LineTokens>(
    headers.map((line) => [line.line, headerTokens(line, "remedies")]),
  );
  const [row, next, ...others] = aligned.flatMap((line) =>
    line.line > first ? (asNumbers(line) ?? []) : [],
  );
  const physical = row === undefined ? undefined : lines[row.line];
  if (row === undefined || physical === undefined) return null;
  const last = next?.line ?? row.line;
  const isCut = aligned.some(({ line, words }) => line > first && line <= last && words.some(isCutNumber));
  if (row.numbers.length < 2 || others.length > 0 || isCut) return withoutHeader(headers);
  // A row longer than the screen goes on in the next line; that it does shows by its sums.
  const wrapped = [...row.numbers, ...(next?.numbers ?? [])];
  if (next !== undefined) {
    if (!isFooted(wrapped, SUMS)) return withoutHeader(headers);
    drawn.set(row.line, { tokens: numberTokens(wrapped, row.line, 0, null), slots: wrapped.length });
    drawn.set(next.line, { tokens: [], slots: 0 });
    return { lines: drawn, gridLines: new Set(), extents: [{ first, last: next.line }] };
  }
  const header = headers.flatMap(({ line }) => lines[line] ?? []);
  const numberLine = { line: physical, numbers: row.numbers };
  const table = { header, rows: [numberLine], headers: OUTCOME_HEADERS };
  const columns = findColumns(table, reading, measures)?.(numberLine) ?? null;
  const numbers = joinUnclear(reading, row.numbers, SUMS, columns !== null);
  const places = numbers.length === row.numbers.length ? columns : null;
  // What the sums say of the order of the columns is what a broken header cannot.
  const whole = isFooted(row.numbers, SUMS) ? remediesHeader(headers) : null;
  for (const [line, tokens] of whole ?? []) drawn.set(line, tokens);
  const slots = places === null ? numbers.length : OUTCOME_HEADERS.length;
  drawn.set(row.line, { tokens: numberTokens(numbers, row.line, 0, places), slots });
  const gridLines = new Set(places === null ? [] : [row.line]);
  return { lines: drawn, gridLines, extents: [{ first, last: row.line }] };
}
