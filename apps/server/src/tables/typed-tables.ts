import type { PlacedNumbers, TablePlace } from "@gongkai/db";
import { type Cell, type Edition, TABLE_IDS, type TableId } from "@gongkai/schema";
import { type BlockAcrossEditions, blocksAcrossEditions } from "./across-editions.ts";

/** The field for the numbers of a line that is a row in one edition and a group in the other. */
export const COUNTS_FIELD = "counts";

/** Cells by row and column, as every table of a report has them. */
export type CellsOfTable = Readonly<Record<string, Readonly<Record<string, Cell | undefined>> | undefined>>;

/** Nested objects of numbers, shaped like the types that `tablesSdl` declares. */
export interface TypedTable {
  [field: string]: TypedTable | number | null;
}

/** Fields, each with the fields that are asked for below it. */
export interface FieldTree extends ReadonlyMap<string, FieldTree> {}

/** A line with numbers: where it stands in the nested objects, its columns, and the forms that print it. */
interface TypedRow {
  readonly id: string;
  readonly path: readonly string[];
  readonly columns: readonly { readonly id: string; readonly isMoney: boolean }[];
  readonly editions: readonly Edition[];
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
    const editions = [...printed].filter(([, line]) => !line.isGroup).map(([edition]) => edition);
    return [
      { id, path: lines.some((line) => line.isGroup) ? [...path, COUNTS_FIELD] : path, columns, editions },
    ];
  });
}

/** Worked out once: the forms do not change while the server runs. */
const ROWS: Readonly<Record<string, readonly TypedRow[]>> = Object.fromEntries(
  TABLE_IDS.map((table) => [table, blocksAcrossEditions(table).flatMap(typedRows)]),
);

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

/** The numbers of a table that a query asks for. */
export interface TablePlan {
  readonly rows: readonly TypedRow[];
  readonly places: readonly TablePlace[];
}

/** What to read for the fields that a query asks of a table. */
export function planTable(table: TableId, fields: FieldTree): TablePlan {
  const rows = (ROWS[table] ?? []).flatMap((row): readonly TypedRow[] => {
    let asked: FieldTree | undefined = fields;
    for (const field of row.path) asked = asked?.get(field);
    const columns = row.columns.filter(({ id }) => asked?.has(id));
    return columns.length === 0 ? [] : [{ ...row, columns }];
  });
  const places = rows.flatMap(({ id, columns }) => columns.map((column) => ({ row: id, column: column.id })));
  return { rows, places };
}

/**
 * Numbers of a table as nested objects. A line is null that the report's form lacks, unless the report prints a number there
 * all the same.
 */
export function typedTable({ rows }: TablePlan, edition: Edition | null, numbers: PlacedNumbers): TypedTable {
  const typed: TypedTable = {};
  for (const { id, path, columns, editions } of rows) {
    const line: TypedTable = {};
    let isPrinted = edition !== null && editions.includes(edition);
    for (const column of columns) {
      const number = numbers.get(`${id}/${column.id}`) ?? null;
      line[column.id] = number;
      isPrinted ||= number !== null;
    }
    setAtPath(typed, path, isPrinted ? line : null);
  }
  return typed;
}
