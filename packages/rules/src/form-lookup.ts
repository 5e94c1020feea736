import {
  type CellAddress,
  EDITIONS,
  type Edition,
  FORMS,
  type FormCell,
  formCells,
  REQUESTS_ENTRIES,
  type Report,
  type RequestsRowId,
  tableCells,
  type Unit,
} from "@gongkai/schema";

const CELLS: Readonly<Record<Edition, ReadonlyMap<CellAddress, FormCell>>> = {
  "2019": new Map(formCells("2019").map((cell) => [cell.address, cell])),
  "2021": new Map(formCells("2021").map((cell) => [cell.address, cell])),
};

/** What the form prints at an address: the given edition's words where it has the place, else another's. */
export function formCellAt(address: CellAddress, edition: Edition | null): FormCell | undefined {
  const preferred = edition === null ? undefined : CELLS[edition].get(address);
  return preferred ?? EDITIONS.map((each) => CELLS[each].get(address)).find((cell) => cell !== undefined);
}

/** The unit of the column that an address stands in. */
export function unitOf(address: CellAddress): Unit | undefined {
  return formCellAt(address, null)?.column.unit;
}

/** The rows among some ids, in printed order. */
function rowsAmong(ids: readonly string[]): readonly RequestsRowId[] {
  const present = new Set(ids);
  return (
    REQUESTS_ENTRIES.map(({ id }) => id)
      .filter((id) => present.has(id))
      // An entry that a table holds as a row is one of the row ids by the table's own type.
      .map((id) => id as RequestsRowId)
  );
}

/** The rows of each edition's table `requests`. */
const FORM_ROWS = EDITIONS.map((edition) =>
  rowsAmong(tableCells(FORMS[edition].requests).map(({ row }) => row.id)),
);

/**
 * The rows of a report's table `requests`, in printed order; none where it has no such table. All reports with the
 * rows of one edition are given one list.
 */
export function requestsRows({ tables }: Report): readonly RequestsRowId[] {
  const table = tables.requests ?? {};
  const ids = Object.keys(table);
  const isOfForm = (rows: readonly string[]) =>
    rows.length === ids.length && rows.every((row) => Object.hasOwn(table, row));
  return FORM_ROWS.find(isOfForm) ?? rowsAmong(ids);
}

/** The rows of table `requests` that say how requests were decided: those under `processed` less its total. */
export function outcomeRows(rows: readonly RequestsRowId[]): readonly RequestsRowId[] {
  return rows.filter((row) => row.startsWith("processed.") && row !== "processed.total");
}

/**
 * Makes a function of a report out of one of the rows of its table `requests`. What follows from a list of rows is
 * worked out once: nearly all reports have the list of one of the editions.
 */
export function ofRequestsRows<Result>(
  workOut: (rows: readonly RequestsRowId[]) => Result,
): (report: Report) => Result {
  const known = new WeakMap<readonly RequestsRowId[], { readonly result: Result }>();
  return (report) => {
    const rows = requestsRows(report);
    const found = known.get(rows) ?? { result: workOut(rows) };
    known.set(rows, found);
    return found.result;
  };
}
