import {
  APPLICANTS,
  type Cell,
  type CellAddress,
  type FormColumn,
  type FormRow,
  type Subtotal,
} from "@gongkai/schema";
import { cellsOfRow, type RowCells } from "./cells-of-row.ts";
import type { RowLayout } from "./place-values.ts";
import type { RowReading } from "./read-rows.ts";
import { SUBTOTAL_COLUMN } from "./requests-columns.ts";
import type { TableContext } from "./table-context.ts";
import type { Tokens } from "./tokens.ts";

/** The kinds of applicant that the local subtotal column sums up. */
export const ORGANIZATIONS = APPLICANTS.map(({ id }) => id).filter(
  (id) => id !== "naturalPerson" && id !== "total",
);

function toSubtotal(cell: Cell | undefined, cells: readonly CellAddress[]): readonly Subtotal[] {
  return cell?.state === "value" ? [{ cells, value: cell.value, raw: cell.raw, span: cell.span }] : [];
}

/** The printed sum of a row's organizations; none where the table has no such column or the cell no number. */
export function organizationSubtotal(row: string, cells: RowCells): readonly Subtotal[] {
  return toSubtotal(
    cells[SUBTOTAL_COLUMN.id],
    // Rows come from the form's declaration, so the joined addresses are addresses of it.
    ORGANIZATIONS.map((id) => `requests/${row}/${id}` as CellAddress),
  );
}

/** What a table prints and how, for reading the lines of its groups. */
interface PrintedTable {
  readonly rows: readonly FormRow[];
  readonly columns: readonly FormColumn[];
  readonly readings: ReadonlyMap<string, readonly RowReading[]>;
  readonly layout: RowLayout;
  readonly tokens: Tokens;
  readonly context: TableContext;
}

/**
 * The sums that a table prints in the lines of its groups, which the form leaves empty.
 *
 * Only a line with a number for every column counts, and only where every row of the group has numbers of its own:
 * else they are those of a row whose label was lost.
 */
export function groupSubtotals(table: PrintedTable): readonly Subtotal[] {
  const { rows, columns, readings, layout, tokens, context } = table;
  const hasNumbers = ({ id }: FormRow) => readings.get(id)?.some(({ values }) => values.length > 0) === true;
  return rows.flatMap((group) => {
    const printed = readings.get(group.id)?.filter(({ values }) => values.length === columns.length) ?? [];
    if (!group.isGroup || printed.length !== 1) return [];
    const parts = rows.filter(
      ({ id, isGroup }) => !isGroup && id.startsWith(`${group.id}.`) && id !== `${group.id}.total`,
    );
    if (parts.length === 0 || !parts.every(hasNumbers)) return [];
    const line = {
      table: "requests" as const,
      id: group.id,
      columns,
      readings: printed,
      isNextPrinted: true,
    };
    // What is wrong with a line that the form does not have is no problem of reading the form.
    const cells = cellsOfRow(line, layout, tokens, { ...context, report: () => undefined });
    return columns
      .filter(({ id }) => id !== SUBTOTAL_COLUMN.id)
      .flatMap(({ id }) =>
        toSubtotal(
          cells[id],
          parts.map((part) => `requests/${part.id}/${id}` as CellAddress),
        ),
      );
  });
}

/** The subtotals of the first of several copies, without those that another copy prints otherwise. */
export function agreedSubtotals(copies: readonly (readonly Subtotal[])[]): readonly Subtotal[] {
  const [first = [], ...others] = copies;
  const keyOf = ({ cells }: Subtotal) => cells.join(" ");
  return first.filter((subtotal) =>
    others.every((other) => {
      const same = other.find((each) => keyOf(each) === keyOf(subtotal));
      return same === undefined || same.value === subtotal.value;
    }),
  );
}
