import {
  APPLICANTS,
  type Cell,
  type ProactiveDisclosureTable,
  REMEDIES_GROUPS,
  type RemediesTable,
  type ReportTables,
  type RequestsTable,
} from "@gongkai/schema";
import {
  type FigureColumn,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "../schema/figure-columns.ts";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../schema/figures.ts";
import { fromStoredCell, type StoredCells } from "../schema/stored-cell.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { groupByVersion } from "./group-by-version.ts";
import { isAnyOf } from "./is-any-of.ts";

type Placed = readonly [row: string, column: string, cell: Cell];

/** The cells of one row of a figures table, by place. */
function cellsOf(
  row: { readonly cells: StoredCells },
  places: readonly FigureColumn[],
): ReadonlyMap<string, Cell> {
  // Beside `cells` and its keys a row holds nothing but numbers and nulls, each under its place's key.
  const figures = row as unknown as Readonly<Record<string, number | null>>;
  const cells = new Map<string, Cell>();
  for (const place of places) {
    const stored = row.cells[place.id];
    if (stored !== undefined) cells.set(place.id, fromStoredCell(stored, figures[place.key] ?? null, place));
  }
  return cells;
}

function place(row: string, column: string, cell: Cell | undefined): readonly Placed[] {
  return cell === undefined ? [] : [[row, column, cell]];
}

function requestsCells(rows: readonly (typeof requestsFigures.$inferSelect)[]): readonly Placed[] {
  const byApplicant = new Map(rows.map((row) => [row.applicant, cellsOf(row, REQUESTS_FIGURES)]));
  return REQUESTS_FIGURES.flatMap(({ id }) =>
    APPLICANTS.flatMap((applicant) => place(id, applicant.id, byApplicant.get(applicant.id)?.get(id))),
  );
}

function proactiveDisclosureCells(
  rows: readonly (typeof proactiveDisclosureFigures.$inferSelect)[],
): readonly Placed[] {
  return rows.flatMap((row) => {
    const cells = cellsOf(row, PROACTIVE_DISCLOSURE_FIGURES);
    return PROACTIVE_DISCLOSURE_FIGURES.flatMap(({ id }) => {
      const [rowId = "", column = ""] = id.split("/");
      return place(rowId, column, cells.get(id));
    });
  });
}

function remediesCells(rows: readonly (typeof remediesFigures.$inferSelect)[]): readonly Placed[] {
  const byGroup = new Map(rows.map((row) => [row.group, cellsOf(row, REMEDIES_FIGURES)]));
  return REMEDIES_GROUPS.flatMap((group) =>
    REMEDIES_FIGURES.flatMap(({ id }) => place(group.id, id, byGroup.get(group.id)?.get(id))),
  );
}

/** Puts cells into a table; null where the version has no rows, that is, no such table. */
function assemble<Table>(rows: readonly unknown[], cells: readonly Placed[]): Table | null {
  if (rows.length === 0) return null;
  const table: Record<string, Record<string, Cell>> = {};
  for (const [row, column, cell] of cells) {
    table[row] ??= {};
    table[row][column] = cell;
  }
  // What was stored had the table's shape, and every cell has come back to its place.
  return table as Table;
}

/**
 * The tables of report versions, cell by cell as they were stored: three statements, whatever the number of
 * versions. Every version asked for has an entry.
 */
export async function tablesOfVersions(
  { drizzle }: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, ReportTables>> {
  const ids = [...versionIds];
  // One after the other: inside a transaction there is one connection, and elsewhere a reader should not take three.
  const proactiveDisclosureRows = await drizzle
    .select()
    .from(proactiveDisclosureFigures)
    .where(isAnyOf(proactiveDisclosureFigures.versionId, ids));
  const requestsRows = await drizzle
    .select()
    .from(requestsFigures)
    .where(isAnyOf(requestsFigures.versionId, ids));
  const remediesRows = await drizzle
    .select()
    .from(remediesFigures)
    .where(isAnyOf(remediesFigures.versionId, ids));
  const proactiveDisclosure = groupByVersion(ids, proactiveDisclosureRows, (row) => row);
  const requests = groupByVersion(ids, requestsRows, (row) => row);
  const remedies = groupByVersion(ids, remediesRows, (row) => row);
  return new Map(
    ids.map((id) => {
      const rows = {
        proactiveDisclosure: proactiveDisclosure.get(id) ?? [],
        requests: requests.get(id) ?? [],
        remedies: remedies.get(id) ?? [],
      };
      const tables: ReportTables = {
        proactiveDisclosure: assemble<ProactiveDisclosureTable>(
          rows.proactiveDisclosure,
          proactiveDisclosureCells(rows.proactiveDisclosure),
        ),
        requests: assemble<RequestsTable>(rows.requests, requestsCells(rows.requests)),
        remedies: assemble<RemediesTable>(rows.remedies, remediesCells(rows.remedies)),
      };
      return [id, tables];
    }),
  );
}
