import { type CellAddress, EDITIONS, formCells, type TableId, type Unit } from "@gongkai/schema";
import {
  type FigureColumn,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "../../schema/figure-columns.ts";

/** Where the figures tables keep a cell of the forms. */
export interface FigurePlace {
  readonly address: CellAddress;
  readonly table: TableId;
  /** Whose row of a report version it is: an applicant's or a group's; null in the table with one row. */
  readonly part: string | null;
  /** The column in that row. Its id is the cell's key in `cells`. */
  readonly column: FigureColumn;
  readonly unit: Unit;
}

/** How a table's cells are laid out: which part of the address names the row, and which the column. */
interface Layout {
  readonly columns: readonly FigureColumn[];
  readonly partOf: (row: string, column: string) => string | null;
  readonly columnIdOf: (row: string, column: string) => string;
}

const LAYOUTS: Readonly<Record<TableId, Layout>> = {
  proactiveDisclosure: {
    columns: PROACTIVE_DISCLOSURE_FIGURES,
    partOf: () => null,
    columnIdOf: (row, column) => `${row}/${column}`,
  },
  requests: {
    columns: REQUESTS_FIGURES,
    partOf: (_, applicant) => applicant,
    columnIdOf: (row) => row,
  },
  remedies: {
    columns: REMEDIES_FIGURES,
    partOf: (group) => group,
    columnIdOf: (_, outcome) => outcome,
  },
};

function findPlaces(): ReadonlyMap<string, FigurePlace> {
  const places = new Map<string, FigurePlace>();
  for (const { address, table, row, column } of EDITIONS.flatMap(formCells)) {
    const { columns, partOf, columnIdOf } = LAYOUTS[table];
    const id = columnIdOf(row.id, column.id);
    const stored = columns.find((each) => each.id === id);
    if (stored === undefined) throw new Error(`The figures tables have no column for ${address}.`);
    const part = partOf(row.id, column.id);
    places.set(address, { address, table, part, column: stored, unit: column.unit });
  }
  return places;
}

/** Where each cell of the forms is kept, by address: those of both editions. */
export const FIGURE_PLACES: ReadonlyMap<string, FigurePlace> = findPlaces();
