import {
  type CellAddress,
  CONCORDANCE,
  EDITIONS,
  FORMS,
  type FormColumn,
  type FormRow,
  type TableId,
} from "@gongkai/schema";
import type { ShownCell } from "../../components/cell-number.tsx";
import { asAddress } from "./compared-side.ts";

/** A line of the table over years: a place that one of the forms has, or a group above such places. */
export interface YearsLine {
  /** Null for a group. */
  readonly address: CellAddress | null;
  readonly row: FormRow;
  readonly column: FormColumn | null;
}

const NEWEST_FIRST = EDITIONS.toReversed();

/** Blocks of both forms, each with the rows and columns of either; the newer form's first. */
function blocksOf(table: TableId) {
  const all = NEWEST_FIRST.flatMap((edition) => FORMS[edition][table].blocks);
  return [...new Set(all.map(({ id }) => id))].map((id) => {
    const blocks = all.filter((block) => block.id === id);
    const unique = <Entry extends { readonly id: string }>(entries: readonly Entry[]) => [
      ...new Map(entries.toReversed().map((entry) => [entry.id, entry])).values(),
    ];
    const rows = blocks.flatMap((block) => block.rows);
    const order = [...new Set(rows.map((row) => row.id))];
    const columns = blocks.flatMap((block) => block.columns);
    const columnOrder = [...new Set(columns.map((column) => column.id))];
    return {
      rows: unique(rows).sort((first, second) => order.indexOf(first.id) - order.indexOf(second.id)),
      columns: unique(columns).sort(
        (first, second) => columnOrder.indexOf(first.id) - columnOrder.indexOf(second.id),
      ),
      has: (row: FormRow, column: FormColumn) =>
        blocks.some(
          (block) =>
            block.rows.some(({ id: rowId, isGroup }) => rowId === row.id && !isGroup) &&
            block.columns.some(({ id: columnId }) => columnId === column.id),
        ),
    };
  });
}

/**
 * The lines of an official table over years: the places of either form, as the newer one orders them. Of table `requests`
 * those of one applicant, whose lines are told by their rows alone.
 */
export function linesOf(table: TableId, applicant: string): readonly YearsLine[] {
  return blocksOf(table).flatMap(({ rows, columns, has }) =>
    rows.flatMap((row): readonly YearsLine[] => {
      const shown = table === "requests" ? columns.filter(({ id }) => id === applicant) : columns;
      const places = shown.filter((column) => has(row, column));
      if (places.length === 0) return row.isGroup ? [{ address: null, row, column: null }] : [];
      return places.map((column) => ({
        address: asAddress(`${table}/${row.id}/${column.id}`),
        row,
        column: table === "requests" ? null : column,
      }));
    }),
  );
}

const PARTS: ReadonlyMap<string, readonly CellAddress[]> = new Map(
  CONCORDANCE.flatMap(({ kind, in2019, in2021 }) =>
    kind === "sumOf" && in2019 !== null ? [[in2019, in2021] as const] : [],
  ),
);

/** What a report has at a place: its cell, or the sum of the cells that its form splits it into. */
export interface YearCell {
  readonly cell: ShownCell;
  readonly isSum: boolean;
}

/** The cell of a report at a place of either form; null where its form has no such place. */
export function cellAt(cells: ReadonlyMap<string, ShownCell>, address: CellAddress): YearCell | null {
  const cell = cells.get(address);
  if (cell !== undefined) return { cell, isSum: false };
  const parts = (PARTS.get(address) ?? []).flatMap((part) => cells.get(part) ?? []);
  const [first] = parts;
  if (first === undefined) return null;
  const missing = parts.find(({ state }) => state !== "VALUE");
  if (missing !== undefined) return { cell: { ...missing, value: null }, isSum: true };
  const value = parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
  return { cell: { ...first, value }, isSum: true };
}
