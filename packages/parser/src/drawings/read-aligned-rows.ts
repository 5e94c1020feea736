import { APPLICANTS, type TableId } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { labelKey } from "../tables/label-key.ts";
import type { LineTokens, Token } from "../tables/tokens.ts";
import { APPLICANT_HEADERS, headerTokens, isHeader, requestsHeader } from "./aligned-header.ts";
import type { AlignedLine } from "./aligned-line.ts";
import { asOne, holdTwoNumbers, isFooted, joinUnclear, numberTokens } from "./aligned-numbers.ts";
import { findColumns, type NumberLine } from "./column-starts.ts";
import type { ColumnsOf } from "./display-columns.ts";
import type { Drawings } from "./drawings.ts";
import { type FormLabel, PROACTIVE_DISCLOSURE_LABELS, REQUESTS_LABELS } from "./form-labels.ts";
import { type ChainedRow, type ChainedRows, chainLabels } from "./label-chains.ts";

/** Labels with numbers beside them; fewer are no table. */
const FEWEST_ROWS = 3;

/** A header takes up no more lines than this above the first row. */
const MOST_HEADER_LINES = 12;

/** Numbers of a row of table `requests` that stand one space apart, and add up. */
const REQUESTS_SUM = { count: APPLICANTS.length, width: APPLICANTS.length };

/** No row of table `proactiveDisclosure` has a sum. */
const NO_SUM = { count: Number.NaN, width: 1 };

/** Tables whose rows have labels. */
type LabelledTable = Exclude<TableId, "remedies">;

const LABELS: Readonly<Record<LabelledTable, readonly FormLabel[]>> = {
  proactiveDisclosure: PROACTIVE_DISCLOSURE_LABELS,
  requests: REQUESTS_LABELS,
};

function labelToken({ label, pieces, line }: ChainedRow): Token {
  const key = pieces.map((piece) => labelKey(piece.text)).join("");
  return {
    text: pieces.map((piece) => piece.text).join(""),
    start: pieces[0]?.start ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    line,
    slot: 0,
    isValue: false,
    key: label.keys.includes(key) ? key : "",
  };
}

/** Whether the numbers of a row stand on a line of its label. */
function isBeside({ pieces, numbers }: ChainedRow, { start, end }: Line): boolean {
  return numbers.length > 0 && pieces.some((piece) => piece.start >= start && piece.end <= end);
}

/** The numbers of a row with the physical line that they stand on; null for a blank row. */
function numberLine(lines: readonly Line[], { line, numbers }: ChainedRow): NumberLine | null {
  const physical = lines[line];
  return physical === undefined || numbers.length === 0 ? null : { line: physical, numbers };
}

/** For a row of table `requests` the columns of its numbers; null where the columns of the table are uncertain. */
function placesIn(
  lines: readonly Line[],
  reading: string,
  measures: readonly ColumnsOf[],
  { rows, first }: ChainedRows,
): ((row: ChainedRow) => readonly number[]) | null {
  const table = {
    header: lines.slice(Math.max(0, first - MOST_HEADER_LINES), first),
    rows: rows.flatMap((row) => numberLine(lines, row) ?? []),
    headers: APPLICANT_HEADERS,
  };
  const columnsOfRow = rows.some((row) => row.isWrapped) ? null : findColumns(table, reading, measures);
  if (columnsOfRow === null) return null;
  return (row) => {
    const numbers = numberLine(lines, row);
    return numbers === null ? [] : columnsOfRow(numbers);
  };
}

/** How many numbers the rows of one table can have; those of table `requests` have as many as each other. */
const COUNTS: readonly number[] = [1, 2, 3];
const MOST_COLUMNS = 3;

/**
 * Takes out labels where numbers and labels have lost their order. Whether a row without numbers is blank, or its
 * numbers went elsewhere, cannot be known then; on printed pages not even whose the other numbers are. `pdftotext`
 * without `-layout` prints columns one after the other.
 *
 *     1.属于国家秘密
 *     2.其他法律行政法规禁止公开
 *     0
 *     0
 */
function hideDoubtful(
  { bare, counts, orphans, first, last }: ChainedRows,
  table: LabelledTable,
  isPaged: boolean,
): Drawings | null {
  const isUniform =
    table === "requests"
      ? new Set(counts.map(({ count }) => count)).size <= 1
      : counts.every(({ count }) => COUNTS.includes(count));
  const isOrderly = isUniform && orphans === 0;
  if (isOrderly && (bare.length === 0 || !isPaged)) return null;
  // Rows without numbers and numbers without a row: the ones may be the others', and those between be shifted.
  const isMixed = bare.length > 0 && orphans > 0 && table === "requests";
  const hidden = isPaged || isMixed ? [{ first, last }] : bare;
  const drawn = new Map<number, LineTokens>();
  for (const label of hidden) {
    for (let line = label.first; line <= label.last; line += 1) drawn.set(line, { tokens: [], slots: 0 });
  }
  return { lines: drawn, gridLines: new Set(), extents: [{ first, last }] };
}

const DIGITS = /^\d[\d,.]*$/;

/** The rows that a line with one number follows which belongs to none: their last number may go on there. */
function brokenRows(aligned: readonly AlignedLine[], rows: readonly ChainedRow[]): ReadonlySet<ChainedRow> {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const broken = new Set<ChainedRow>();
  let last: ChainedRow | undefined;
  for (const { line, words, numbers } of aligned) {
    last = byLine.get(line) ?? last;
    const [rest] = numbers;
    const isLoose =
      !byLine.has(line) && words.length === 0 && numbers.length === 1 && DIGITS.test(rest?.text ?? "");
    if (isLoose && last !== undefined && line === last.line + 1) broken.add(last);
  }
  return broken;
}

/**
 * Reads the rows of a table whose columns are aligned by spaces and whose labels may go on over lines, as `w3m` and
 * `lynx` print tables without borders and `pdftotext` prints all tables; null where there is none. `isPaged` says that
 * the text comes from pages, which move columns.
 */
export function readAlignedRows(
  lines: readonly Line[],
  aligned: readonly AlignedLine[],
  reading: string,
  measures: readonly ColumnsOf[],
  table: LabelledTable,
  isPaged: boolean,
): Drawings | null {
  const isRequests = table === "requests";
  const sums = isRequests ? REQUESTS_SUM : NO_SUM;
  const chained = chainLabels(reading, aligned, LABELS[table], (numbers) => isFooted(numbers, sums));
  if (chained === null) return null;
  const { rows, first, last } = chained;
  const besides = rows.filter((row) => {
    const physical = lines[row.line];
    return physical !== undefined && isBeside(row, physical);
  });
  if (besides.length < FEWEST_ROWS) return hideDoubtful(chained, table, isPaged);

  const placesOf = isRequests ? placesIn(lines, reading, measures, chained) : null;
  const drawn = new Map<number, LineTokens>();
  const headers: AlignedLine[] = [];
  for (const line of aligned) {
    const isInside = line.line >= first && line.line <= last;
    const isNear = line.line >= first - MOST_HEADER_LINES && line.line <= last;
    // The header of table `requests` comes before its rows; each block of the other table has its own.
    if (isNear && !(isInside && isRequests) && isHeader(line, table)) headers.push(line);
    else if (isInside) drawn.set(line.line, { tokens: [], slots: 0 });
  }
  const headerLines = isRequests
    ? requestsHeader(reading, headers)
    : headers.map((line) => [line.line, headerTokens(line, table)] as const);
  for (const [line, tokens] of headerLines) drawn.set(line, tokens);
  const gridLines = new Set<number>();
  // The rows of the other table add up.
  const isDoubtful = !isRequests && holdTwoNumbers(rows, MOST_COLUMNS);
  const broken = brokenRows(aligned, rows);
  for (const row of rows) {
    const columns = placesOf?.(row) ?? null;
    const numbers =
      isDoubtful && row.numbers.length > 1
        ? asOne(reading, row.numbers)
        : joinUnclear(reading, row.numbers, sums, columns !== null);
    const places = numbers.length === row.numbers.length ? columns : null;
    const slots = 1 + (places === null ? numbers.length : APPLICANTS.length);
    const isBroken = broken.has(row) && !isFooted(row.numbers, sums);
    const tokens = isBroken
      ? [labelToken(row)]
      : [labelToken(row), ...numberTokens(numbers, row.line, 1, places)];
    drawn.set(row.line, { tokens, slots: isBroken ? 1 : slots });
    if (!isBroken && places !== null) gridLines.add(row.line);
  }
  return { lines: drawn, gridLines, extents: [{ first, last }] };
}
