import type { ReportRecord } from "@gongkai/db";
import {
  type Cell,
  EDITIONS,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  type LocalizedText,
  type Span,
  type TableId,
} from "@gongkai/schema";
import type { CellsOfTable } from "./typed-tables.ts";

/** A cell as the type `TableCell` has it. */
interface TableCell {
  readonly address: string;
  readonly column: string;
  readonly label: LocalizedText;
  readonly unit: FormColumn["unit"];
  readonly state: Cell["state"];
  readonly value: number | null;
  readonly raw: string | null;
  readonly placement: string | null;
  readonly span: Span | null;
  readonly because: string | null;
  /** The report version that the cell is of. */
  readonly versionId: number;
}

/** A line as the type `TableRow` has it. */
export interface TableRow {
  readonly id: string;
  readonly label: LocalizedText;
  readonly isGroup: boolean;
  readonly group: string | null;
  readonly cells: readonly TableCell[];
}

/** Whether a block of an edition has a place for every cell of a report in its rows. */
function hasPlaceForAll(block: FormBlock, cells: CellsOfTable): boolean {
  const columns = new Set(block.columns.map((column) => column.id));
  const rowPrefix = `${block.id}.`;
  const rows = new Set(block.rows.map((row) => row.id));
  return Object.entries(cells)
    .filter(([row]) => rows.has(row) || row.startsWith(rowPrefix))
    .every(
      ([row, rowCells]) =>
        rows.has(row) && Object.keys(rowCells ?? {}).every((column) => columns.has(column)),
    );
}

/**
 * The blocks by which a table is to be labelled. Agencies mix editions: each block follows the report's edition
 * unless its cells only have places in another one.
 */
function blocksFor(table: TableId, edition: Edition | null, cells: CellsOfTable): readonly FormBlock[] {
  const preferred = edition ?? "2021";
  const editions = [preferred, ...EDITIONS.filter((other) => other !== preferred)];
  const ids = [...new Set(editions.flatMap((each) => FORMS[each][table].blocks.map((block) => block.id)))];
  return ids.flatMap((id): readonly FormBlock[] => {
    const candidates = editions.flatMap((each) =>
      FORMS[each][table].blocks.filter((block) => block.id === id),
    );
    const fitting = candidates.find((block) => hasPlaceForAll(block, cells)) ?? candidates[0];
    return fitting?.rows.some((row) => cells[row.id] !== undefined) ? [fitting] : [];
  });
}

function toTableCell(versionId: number, address: string, column: FormColumn, cell: Cell): TableCell {
  return {
    versionId,
    address,
    column: column.id,
    label: { zh: column.label, en: column.english },
    unit: column.unit,
    state: cell.state,
    value: cell.state === "value" ? cell.value : null,
    raw: "raw" in cell ? cell.raw : null,
    placement: cell.state === "value" ? cell.placement : null,
    span: "span" in cell ? cell.span : null,
    because: cell.state === "unread" ? cell.because : null,
  };
}

/** The lines of a table in printed order, with every cell that the report has. */
export function tableRows(
  table: TableId,
  { edition, versionId }: Pick<ReportRecord, "edition" | "versionId">,
  cells: CellsOfTable,
): readonly TableRow[] {
  return blocksFor(table, edition, cells).flatMap((block) =>
    block.rows.map((row): TableRow => {
      const rowCells = cells[row.id] ?? {};
      return {
        id: row.id,
        label: { zh: row.label, en: row.english },
        isGroup: row.isGroup,
        group: row.group,
        cells: block.columns.flatMap((column): readonly TableCell[] => {
          const cell = rowCells[column.id];
          return cell === undefined
            ? []
            : [toTableCell(versionId, `${table}/${row.id}/${column.id}`, column, cell)];
        }),
      };
    }),
  );
}
