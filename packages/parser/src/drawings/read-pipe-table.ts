import { type Line, trimmedLine } from "../structure/lines.ts";
import type { Grid, GridCell, GridRow } from "./grid.ts";

/** Whether a line is the `|---|:--:|` between header and body of a Markdown table. */
export function isPipeRule(text: string): boolean {
  if (!text.includes("|") || !text.includes("--")) return false;
  for (let at = 0; at < text.length; at += 1) {
    if (!"|-: ".includes(text.charAt(at))) return false;
  }
  return true;
}

function cutAtPipes(text: string, line: Line): readonly GridCell[] {
  const cells: GridCell[] = [];
  let from = line.text.startsWith("|") ? 1 : 0;
  while (from < line.text.length) {
    const pipe = line.text.indexOf("|", from);
    const to = pipe === -1 ? line.text.length : pipe;
    const piece = trimmedLine(text, line.start + from, line.start + to);
    cells.push({ pieces: piece === null ? [] : [piece], column: cells.length });
    from = to + 1;
  }
  return cells;
}

/**
 * Reads the Markdown table whose rule stands on line `rule`: one physical line a row, every cell between pipes. Where
 * rows have another number of cells than the rule has, spanned or blank cells were left out, and only the rule is
 * taken away, which is no row of cells.
 */
export function readPipeTable(lines: readonly Line[], text: string, rule: number): Grid {
  const ruleLine = lines[rule];
  const width = ruleLine === undefined ? 0 : cutAtPipes(text, ruleLine).length;
  const first = lines[rule - 1]?.text.includes("|") ? rule - 1 : rule;
  const rows: GridRow[] = [];
  let last = first;
  for (let index = first; lines[index]?.text.includes("|"); index += 1) {
    const line = lines[index];
    last = index;
    // Another rule opens another table.
    if (line === undefined || (index > rule && isPipeRule(line.text))) break;
    if (index === rule) continue;
    const cells = cutAtPipes(text, line);
    if (cells.length !== width) return { first: rule, last: rule, rows: [] };
    rows.push({ line: index, cells });
  }
  const isNext = last > rule && isPipeRule(lines[last]?.text ?? "");
  // The line above another rule is the header of the next table.
  return isNext ? { first, last: last - 1, rows } : { first, last, rows };
}
