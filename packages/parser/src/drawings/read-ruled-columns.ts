import { type Line, trimmedLine } from "../structure/lines.ts";
import type { ColumnsOf } from "./display-columns.ts";
import type { Grid, GridRow } from "./grid.ts";

/** `-----  ----  ---`: runs of one character, a rule over or under the columns of a table. */
function isRule(text: string): boolean {
  const mark = text.charAt(0);
  if ((mark !== "-" && mark !== "=") || text.length < 3) return false;
  for (let at = 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== mark && character !== " ") return false;
  }
  return true;
}

/** Whether a line gives the columns of a table by its runs of dashes, two or more each; `- - -` only divides a page. */
export function opensRuledColumns(text: string): boolean {
  const code = text.charCodeAt(0);
  if ((code !== 0x2d && code !== 0x3d) || !text.includes(" ") || !isRule(text)) return false;
  const mark = text.charAt(0);
  return !` ${text} `.includes(` ${mark} `);
}

/** A column: where it begins, and where its run of dashes ends. */
interface RuledColumn {
  readonly from: number;
  readonly to: number;
}

function columnsOfRule(line: Line, columns: Int32Array): readonly RuledColumn[] {
  const ruled: RuledColumn[] = [];
  let at = 0;
  while (at < line.text.length) {
    const from = at;
    while (at < line.text.length && line.text[at] !== " ") at += 1;
    ruled.push({ from: columns[from] ?? 0, to: columns[at] ?? 0 });
    while (line.text[at] === " ") at += 1;
  }
  return ruled;
}

/** A piece of a cell, and whether it begins and ends with its column. */
interface Placed {
  readonly piece: Line;
  readonly isLeft: boolean;
  readonly isRight: boolean;
}

/** What a physical line prints in each column, or null when something stands outside the columns. */
function cutAtColumns(
  text: string,
  line: Line,
  display: Int32Array,
  ruled: readonly RuledColumn[],
): readonly (Placed | null)[] | null {
  if ((display[0] ?? 0) < (ruled[0]?.from ?? 0)) return null;
  const cells: (Placed | null)[] = [];
  let at = 0;
  for (const [index, { from, to }] of ruled.entries()) {
    const next = ruled[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const start = at;
    while (at < line.text.length && (display[at] ?? 0) < next) {
      if ((display[at] ?? 0) >= to && line.text[at] !== " ") return null;
      at += 1;
    }
    const piece = trimmedLine(text, line.start + start, line.start + at);
    if (piece === null) {
      cells.push(null);
      continue;
    }
    // Two cells that came to stand in one column are further apart than words.
    const isOne = !piece.text.includes("  ");
    const isLeft = isOne && display[piece.start - line.start] === from;
    cells.push({ piece, isLeft, isRight: isOne && display[piece.end - line.start] === to });
  }
  return cells;
}

/** Whether an empty line stands between two lines. */
function isSetApart(text: string, above: Line, below: Line): boolean {
  const lineFeed = text.indexOf("\n", above.end);
  return (
    lineFeed !== -1 &&
    text.indexOf("\n", lineFeed + 1) < below.start &&
    text.indexOf("\n", lineFeed + 1) !== -1
  );
}

/** Physical lines that are one row: separated by empty lines where the table has any, else each line. */
function cutRows(
  text: string,
  lines: readonly Line[],
  body: readonly number[],
): readonly (readonly number[])[] {
  const breaks = body.map((index, at) => {
    const [above, below] = [lines[body[at - 1] ?? index], lines[index]];
    return at > 0 && above !== undefined && below !== undefined && isSetApart(text, above, below);
  });
  const hasBreaks = breaks.includes(true);
  const rows: number[][] = [];
  for (const [at, index] of body.entries()) {
    if (at === 0 || !hasBreaks || breaks[at]) rows.push([index]);
    else rows.at(-1)?.push(index);
  }
  return rows;
}

/** The physical lines of one row, cut at the columns; null where something stands outside them. */
type CutRow = { readonly first: number; readonly lines: readonly (readonly (Placed | null)[])[] } | null;

/** Whether most of what stands in a column begins where the column begins. */
function isLeftAligned(rows: readonly CutRow[], column: number): boolean {
  const placed = rows.flatMap((row) => row?.lines.flatMap((cells) => cells[column] ?? []) ?? []);
  return placed.filter(({ isLeft }) => isLeft).length * 2 >= placed.length;
}

/** The rows that the columns fit; a row that was moved sideways would stand in other columns, and is left out. */
function readRows(
  lines: readonly Line[],
  text: string,
  columnsOf: ColumnsOf,
  rule: Line,
  bodies: readonly (readonly number[])[],
): { readonly rows: readonly GridRow[]; readonly misfits: number } {
  const ruled = columnsOfRule(rule, columnsOf(rule));
  const cut = bodies
    .flatMap((body) => cutRows(text, lines, body))
    .map((physical): CutRow => {
      const cells = physical.map((index) => {
        const line = lines[index];
        return line === undefined ? null : cutAtColumns(text, line, columnsOf(line), ruled);
      });
      const fitting = cells.flatMap((line) => (line === null ? [] : [line]));
      return fitting.length < cells.length ? null : { first: physical[0] ?? 0, lines: fitting };
    });
  const leftAligned = ruled.map((_, column) => isLeftAligned(cut, column));
  const rows = cut.flatMap((row): readonly GridRow[] => {
    const isAligned = row?.lines.every((cells) =>
      cells.every((cell, column) => cell === null || (leftAligned[column] ? cell.isLeft : cell.isRight)),
    );
    if (row === null || !isAligned) return [];
    const cells = ruled.map((_, column) => ({
      column,
      pieces: row.lines.flatMap((line) => line[column]?.piece ?? []),
    }));
    return [{ line: row.first, cells }];
  });
  return { rows, misfits: cut.length - rows.length };
}

/** With more rows outside the columns than this share, the lines are no table of these columns. */
const MOST_MISFITS = 0.25;

/**
 * Reads the table whose columns the rule on line `first` gives, as `pandoc` writes simple and multiline tables; null
 * when no such table follows the rule.
 *
 *     ---------------- ---- ----
 *     信息内容          …    …
 *     规章              0    2
 *     ---------------- ---- ----
 */
export function readRuledColumns(
  lines: readonly Line[],
  text: string,
  measures: readonly ColumnsOf[],
  first: number,
): Grid | null {
  const rule = lines[first];
  if (rule === undefined) return null;
  const bodies: number[][] = [];
  let last = first;
  // Under a rule of the same columns the table goes on: what came before was its header.
  for (;;) {
    const body: number[] = [];
    let at = last + 1;
    while (at < lines.length && !isRule(lines[at]?.text ?? "")) {
      body.push(at);
      at += 1;
    }
    const closing = lines[at];
    if (closing === undefined || body.length === 0) break;
    bodies.push(body);
    last = at;
    if (closing.text !== rule.text || bodies.length === 2) break;
    if (!continuesAfter(lines, text, last)) break;
  }
  if (bodies.length === 0) return null;
  for (const columnsOf of measures) {
    const { rows, misfits } = readRows(lines, text, columnsOf, rule, bodies);
    if (misfits <= rows.length * MOST_MISFITS) return { first, last, rows };
  }
  // The same rule below shows that a table stands between; between other rules there may be anything.
  return lines[last]?.text === rule.text ? { first, last, rows: [] } : null;
}

/** Whether a table goes on under a rule: no empty line follows it. */
function continuesAfter(lines: readonly Line[], text: string, rule: number): boolean {
  const [above, below] = [lines[rule], lines[rule + 1]];
  return above !== undefined && below !== undefined && !isSetApart(text, above, below);
}
