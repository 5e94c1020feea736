import { type Edition, PROACTIVE_DISCLOSURE_CORNER } from "@gongkai/schema";
import type { DocumentTable, TableCell } from "./document.ts";
import { columnLabelLines, rowLabelLines } from "./label-lines.ts";
import type { PrintedBlock } from "./printed-form.ts";
import { labelCell, numberCell, type TableInput, valueCell } from "./value-cell.ts";

/** The grid of the official page: 2019 has five columns for at most four cells, 2021 four. */
const GRID_WIDTHS: Readonly<Record<Edition, number>> = { "2019": 5, "2021": 4 };

/** Rows that offices add below those of a block. */
const LOCAL_ROWS: Readonly<Record<string, string>> = {
  documents: "其他主动公开文件",
  enforcement: "行政检查",
};

/** Lets the last cell of a row cover what the grid has left. */
function stretchLast(cells: readonly TableCell[], width: number): readonly TableCell[] {
  return cells.map((cell, index) =>
    index === cells.length - 1 ? { ...cell, columns: width - cells.length + 1 } : cell,
  );
}

function localRow({ block }: PrintedBlock, { tables, random }: TableInput): readonly TableCell[] | null {
  const label = LOCAL_ROWS[block.id];
  if (!tables.localRows || label === undefined) return null;
  return [labelCell([label]), ...block.columns.map(() => numberCell(String(random.integer(0, 60))))];
}

function blockRows(
  printed: PrintedBlock,
  input: TableInput,
  width: number,
): readonly (readonly TableCell[])[] {
  const { block } = printed;
  const hasClause = block.clause !== null && input.tables.clauseLines === "printed";
  const local = localRow(printed, input);
  const rows = [
    [
      labelCell([PROACTIVE_DISCLOSURE_CORNER]),
      ...block.columns.map((column) => labelCell(columnLabelLines(column, input))),
    ],
    ...block.rows.map((row) => [
      labelCell(rowLabelLines(row, input)),
      ...block.columns.map((column) => valueCell(input, "proactiveDisclosure", row, column)),
    ]),
    ...(local === null ? [] : [local]),
  ].map((cells) => stretchLast(cells, width));
  return hasClause ? [[labelCell([block.clause ?? ""], width)], ...rows] : rows;
}

/**
 * Table `proactiveDisclosure` as the form prints it: per clause a clause line, a header line and its rows; or a
 * table for each clause.
 */
export function buildProactiveDisclosureTables(
  blocks: readonly PrintedBlock[],
  input: TableInput,
): readonly DocumentTable[] {
  const width = Math.max(...blocks.map(({ edition }) => GRID_WIDTHS[edition]));
  const parts = blocks.map((block) => blockRows(block, input, width));
  const tables = input.tables.splitTables ? parts : [parts.flat()];
  return tables.map((rows) => ({ id: "proactiveDisclosure", width, rows }));
}
