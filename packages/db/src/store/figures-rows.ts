import {
  APPLICANTS,
  type Cell,
  type ProactiveDisclosureTable,
  REMEDIES_GROUPS,
  type RemediesTable,
  type RequestsTable,
} from "@gongkai/schema";
import {
  type FigureColumn,
  type FigureKey,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "../schema/figure-columns.ts";
import type { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../schema/figures.ts";
import { figureOf, type StoredCell, type StoredCells, toStoredCell } from "../schema/stored-cell.ts";

/** The numbers of a row of a figures table, and the rest of its cells. */
type FigureRow<Id extends string> = Record<FigureKey<Id>, number | null> & { cells: StoredCells };

function figureRow<Id extends string>(
  places: readonly FigureColumn<Id>[],
  cellOf: (place: Id) => Cell | undefined,
): FigureRow<Id> {
  const figures: Record<string, number | null> = {};
  const cells: Record<string, StoredCell> = {};
  for (const place of places) {
    const cell = cellOf(place.id);
    figures[place.key] = cell === undefined ? null : figureOf(cell, place);
    if (cell !== undefined) cells[place.id] = toStoredCell(cell, place);
  }
  // Every place has put one number or null under its key.
  return { ...(figures as Record<FigureKey<Id>, number | null>), cells };
}

/** Table `requests` as rows: one for each applicant. */
export function requestsRows(
  versionId: number,
  table: RequestsTable,
): (typeof requestsFigures.$inferInsert)[] {
  return APPLICANTS.map(({ id: applicant }) => ({
    versionId,
    applicant,
    ...figureRow(REQUESTS_FIGURES, (row) => table[row]?.[applicant]),
  }));
}

/** Table `proactiveDisclosure` as its one row. */
export function proactiveDisclosureRow(
  versionId: number,
  table: ProactiveDisclosureTable,
): typeof proactiveDisclosureFigures.$inferInsert {
  const rows: Readonly<Record<string, Readonly<Record<string, Cell>> | undefined>> = table;
  const figures = figureRow(PROACTIVE_DISCLOSURE_FIGURES, (place) => {
    const [row = "", column = ""] = place.split("/");
    return rows[row]?.[column];
  });
  return { versionId, ...figures };
}

/** Table `remedies` as rows: one for each group. */
export function remediesRows(
  versionId: number,
  table: RemediesTable,
): (typeof remediesFigures.$inferInsert)[] {
  return REMEDIES_GROUPS.map(({ id: group }) => ({
    versionId,
    group,
    ...figureRow(REMEDIES_FIGURES, (outcome) => table[group]?.[outcome]),
  }));
}
