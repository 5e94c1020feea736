import {
  type CellAddress,
  EDITIONS,
  type Edition,
  type FormCell,
  formCells,
  REQUESTS_ENTRIES,
  type Report,
  type RequestsRowId,
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

/** The rows of a report's table `requests`, in printed order; none where it has no such table. */
export function requestsRows({ tables }: Report): readonly RequestsRowId[] {
  const present = new Set(Object.keys(tables.requests ?? {}));
  return (
    REQUESTS_ENTRIES.map(({ id }) => id)
      .filter((id) => present.has(id))
      // An entry that the table holds as a row is one of the row ids by the table's own type.
      .map((id) => id as RequestsRowId)
  );
}

/** The rows of table `requests` that say how requests were decided: those under `processed` less its total. */
export function outcomeRows(report: Report): readonly RequestsRowId[] {
  return requestsRows(report).filter((row) => row.startsWith("processed.") && row !== "processed.total");
}
