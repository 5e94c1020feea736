import type { MappedText, TableId } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import type { TableExtent } from "../tables/table-extent.ts";
import type { LineTokens } from "../tables/tokens.ts";
import { cutAligned, isNumberText } from "./aligned-line.ts";
import { type ColumnsOf, measureCharacters, measureDisplay } from "./display-columns.ts";
import { type Drawings, joinDrawings, NO_DRAWINGS } from "./drawings.ts";
import type { Grid } from "./grid.ts";
import { addGrid } from "./grid-tokens.ts";
import { readAlignedRemedies } from "./read-aligned-remedies.ts";
import { readAlignedRows } from "./read-aligned-rows.ts";
import { opensFrame, readFrame } from "./read-frames.ts";
import { isPipeRule, readPipeTable } from "./read-pipe-table.ts";
import { opensRuledColumns, readRuledColumns } from "./read-ruled-columns.ts";

/** What `pdftotext` prints between two pages. */
const PAGE_BREAK = "\f";

/** Whether a line can belong to a frame or a rule. Its first character settles it for nearly all lines. */
function mayOpenGrid(text: string): boolean {
  const code = text.charCodeAt(0);
  // Box characters, or one of + - = |.
  if (code >= 0x2500 && code <= 0x257f) return true;
  const isMark = code === 0x2b || code === 0x2d || code === 0x3d || code === 0x7c;
  return isMark && (text.includes("--") || text.includes("=="));
}

function gridAt(
  lines: readonly Line[],
  text: string,
  measures: readonly ColumnsOf[],
  at: number,
): Grid | null {
  const opening = lines[at]?.text ?? "";
  if (opensFrame(opening)) return readFrame(lines, text, measures, at);
  if (opensRuledColumns(opening)) return readRuledColumns(lines, text, measures, at);
  return isPipeRule(opening) ? readPipeTable(lines, text, at) : null;
}

function readGrids(
  lines: readonly Line[],
  text: string,
  measures: readonly ColumnsOf[],
  table: TableId,
): Drawings {
  const drawn = new Map<number, LineTokens>();
  const gridLines = new Set<number>();
  const extents: TableExtent[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!mayOpenGrid(lines[at]?.text ?? "")) continue;
    const grid = gridAt(lines, text, measures, at);
    if (grid === null) continue;
    addGrid(grid, table, drawn);
    extents.push({ first: grid.first, last: grid.last });
    for (const row of grid.rows) gridLines.add(row.line);
    at = grid.last;
  }
  return { lines: drawn, gridLines, extents };
}

/** Whether a line may end in the numbers of a row. */
function mayBeAligned({ text }: Line): boolean {
  return !text.includes("|") && isNumberText(text.slice(text.lastIndexOf(" ") + 1));
}

function readAligned(
  lines: readonly Line[],
  reading: string,
  measures: readonly ColumnsOf[],
  table: TableId,
  isPaged: boolean,
  isTaken: (line: number) => boolean,
): Drawings {
  // Page by page, `pdftotext` moves columns, so that a number may come to stand below another column's header.
  const reliable = isPaged ? [] : measures;
  const aligned = lines.flatMap((line, at) =>
    isTaken(at) || line.text.includes("|") ? [] : [cutAligned(reading, line, at)],
  );
  const read =
    table === "remedies"
      ? readAlignedRemedies(lines, aligned, reading, reliable)
      : readAlignedRows(lines, aligned, reading, reliable, table, isPaged);
  return read ?? NO_DRAWINGS;
}

/**
 * Reads the tables that are drawn with characters or aligned with spaces, so that what follows sees rows of cells: a
 * label printed over several lines is one cell, and the numbers beside its middle line stand after it.
 */
export function readDrawings(
  source: string,
  reading: MappedText,
  lines: readonly Line[],
  table: TableId,
): Drawings {
  const hasGrid = lines.some((line) => mayOpenGrid(line.text));
  const hasAligned = lines.some(mayBeAligned);
  if (!hasGrid && !hasAligned) return NO_DRAWINGS;
  const measures = [
    measureDisplay(source, reading, 1),
    measureDisplay(source, reading, 2),
    measureCharacters(reading),
  ];
  const grids = hasGrid ? readGrids(lines, reading.text, measures, table) : NO_DRAWINGS;
  if (!hasAligned) return grids;
  const isTaken = (line: number) => grids.lines.has(line);
  const aligned = readAligned(lines, reading.text, measures, table, source.includes(PAGE_BREAK), isTaken);
  return joinDrawings([grids, aligned]);
}
