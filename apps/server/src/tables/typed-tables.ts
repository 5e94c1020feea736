import { type Cell, TABLE_IDS, type TableId } from "@gongkai/schema";
import { type BlockAcrossEditions, blocksAcrossEditions } from "./across-editions.ts";

/** The field for the numbers of a line that is a row in one edition and a group in the other. */
export const COUNTS_FIELD = "counts";

/** Cells by row and column, as every table of a report has them. */
export type CellsOfTable = Readonly<Record<string, Readonly<Record<string, Cell | undefined>> | undefined>>;

/** Nested objects of numbers, shaped like the types that `tablesSdl` declares. */
export interface TypedTable {
  [field: string]: TypedTable | number | null;
}

/** A line with numbers: where it stands in the nested objects, and its columns. */
interface TypedRow {
  readonly id: string;
  readonly path: readonly string[];
  readonly columns: readonly { readonly id: string; readonly isMoney: boolean }[];
}

function typedRows(block: BlockAcrossEditions): readonly TypedRow[] {
  const columns = block.columns.map(({ id, printed }) => ({
    id,
    isMoney: [...printed.values()].some((column) => column.unit === "money"),
  }));
  return block.rows.flatMap(({ id, printed }): readonly TypedRow[] => {
    const lines = [...printed.values()];
    if (lines.every((line) => line.isGroup)) return [];
    const path = id.split(".");
    return [{ id, path: lines.some((line) => line.isGroup) ? [...path, COUNTS_FIELD] : path, columns }];
  });
}

/** Worked out once: the forms do not change while the server runs. */
const ROWS: Readonly<Record<string, readonly TypedRow[]>> = Object.fromEntries(
  TABLE_IDS.map((table) => [table, blocksAcrossEditions(table).flatMap(typedRows)]),
);

/** The number of a cell. A count that is not whole is no count: only `rows` tells it. */
function numberOf(cell: Cell | undefined, isMoney: boolean): number | null {
  if (cell?.state !== "value") return null;
  return isMoney || Number.isSafeInteger(cell.value) ? cell.value : null;
}

function setAtPath(table: TypedTable, path: readonly string[], value: TypedTable | null): void {
  const [field = "", ...rest] = path;
  if (rest.length === 0) {
    table[field] = value;
    return;
  }
  const next = table[field];
  const group: TypedTable = typeof next === "object" && next !== null ? next : {};
  table[field] = group;
  setAtPath(group, rest, value);
}

/** The numbers of a table as nested objects. A row that the report's edition lacks is null. */
export function typedTable(table: TableId, cells: CellsOfTable): TypedTable {
  const typed: TypedTable = {};
  for (const { id, path, columns } of ROWS[table] ?? []) {
    const row = cells[id];
    const numbers =
      row === undefined
        ? null
        : Object.fromEntries(columns.map((column) => [column.id, numberOf(row[column.id], column.isMoney)]));
    setAtPath(typed, path, numbers);
  }
  return typed;
}
