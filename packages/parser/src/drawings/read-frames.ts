import type { Line } from "../structure/lines.ts";
import type { ColumnsOf } from "./display-columns.ts";
import { continuesAscii, cutSegments, opensAscii, opensBox, type Segment } from "./frame-segments.ts";
import type { Grid, GridRow } from "./grid.ts";

/** What borders enclose: a cell of the table, however many rows and columns it covers. */
interface Area {
  readonly from: number;
  readonly to: number;
  /** Index of its first physical line. */
  readonly line: number;
  readonly pieces: Line[];
}

/** For the left end of every rule of a line, where the unbroken rule that it belongs to ends. */
function ruleEnds(segments: readonly Segment[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    const segment = segments[at];
    if (segment?.isRule) ends.set(segment.from, ends.get(segment.to) ?? segment.to);
  }
  return ends;
}

/**
 * The areas that the borders of a drawing enclose, or null when borders do not meet.
 *
 * Text of a cell that covers several rows may stand beside a rule between those rows, so an area goes on as long as
 * each line has a stretch of text between the same two borders, and ends at the rule below it. Without a rule below
 * the last row it is not known what else was in the table.
 */
function findAreas(lines: readonly Line[], text: string, columnsOf: ColumnsOf, first: number, last: number) {
  const closed: Area[] = [];
  let right = Number.POSITIVE_INFINITY;
  let open = new Map<number, Area>();
  for (let index = first; index <= last; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const segments = cutSegments(text, line, columnsOf(line));
    const ends = ruleEnds(segments);
    const next = new Map<number, Area>();
    for (const { from, to, isRule, piece } of segments) {
      // A border too many behind the last column: the rules end before it.
      if (isRule || (from >= right && piece === null)) continue;
      const above = open.get(from);
      if (above !== undefined && above.to !== to) return null;
      const area = above ?? { from, to, line: index, pieces: [] };
      if (piece !== null) area.pieces.push(piece);
      next.set(from, area);
    }
    for (const [from, area] of open) {
      if (next.has(from)) continue;
      if ((ends.get(from) ?? -1) < area.to) return null;
      closed.push(area);
    }
    open = next;
    if (index === first) right = segments.at(-1)?.to ?? right;
  }
  return open.size === 0 ? closed : null;
}

/** The areas as rows of cells: those that begin on one line are one row. */
function toRows(areas: readonly Area[]): readonly GridRow[] {
  const borders = [...new Set(areas.map((area) => area.from))].toSorted((one, other) => one - other);
  const columns = new Map(borders.map((border, column) => [border, column]));
  const byLine = new Map<number, Area[]>();
  for (const area of areas) {
    const row = byLine.get(area.line);
    if (row === undefined) byLine.set(area.line, [area]);
    else row.push(area);
  }
  return [...byLine]
    .toSorted(([one], [other]) => one - other)
    .map(([line, row]) => ({
      line,
      cells: row
        .toSorted((one, other) => one.from - other.from)
        .map(({ from, pieces }) => ({ pieces, column: columns.get(from) ?? 0 })),
    }));
}

/** Whether a framed table begins on a line. */
export function opensFrame(text: string): boolean {
  return opensBox(text) || opensAscii(text);
}

/**
 * Reads the framed table that begins on line `first`: box characters as `w3m -dump` prints them, or `+--+` and `|`
 * as `pandoc` does. `measures` are the ways in which its columns may have been aligned, the likeliest first.
 */
export function readFrame(
  lines: readonly Line[],
  text: string,
  measures: readonly ColumnsOf[],
  first: number,
): Grid {
  const goesOn = opensBox(lines[first]?.text ?? "") ? opensBox : continuesAscii;
  let last = first;
  while (goesOn(lines[last + 1]?.text ?? "")) last += 1;
  for (const columnsOf of measures) {
    const areas = findAreas(lines, text, columnsOf, first, last);
    if (areas !== null) return { first, last, rows: toRows(areas) };
  }
  return { first, last, rows: [] };
}
