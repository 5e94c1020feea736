import { APPLICANTS, REMEDIES_GROUPS } from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import {
  type FigureColumn,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "../../schema/figure-columns.ts";

/** A table of figures, as SQL that goes through its cells needs it. */
export interface FigureTable {
  readonly name: string;
  /** How many rows a version has in it. */
  readonly rowsOfVersion: number;
  /** The column that tells the rows of a version apart. */
  readonly rowKey: SQL;
  readonly columns: readonly FigureColumn[];
}

/** The three tables of figures. */
export const FIGURE_TABLES: readonly FigureTable[] = [
  {
    name: "proactive_disclosure_figures",
    rowsOfVersion: 1,
    rowKey: sql`'proactiveDisclosure'`,
    columns: PROACTIVE_DISCLOSURE_FIGURES,
  },
  {
    name: "requests_figures",
    rowsOfVersion: APPLICANTS.length,
    rowKey: sql`'requests/' || applicant`,
    columns: REQUESTS_FIGURES,
  },
  {
    name: "remedies_figures",
    rowsOfVersion: REMEDIES_GROUPS.length,
    rowKey: sql`'remedies/' || remedy_group`,
    columns: REMEDIES_FIGURES,
  },
];

/**
 * A row for each place of a stretch of rows: `version_id`, `row_key`, `place`, `scale`, its column's `figure`, its `cell` as the
 * JSON keeps it (see `StoredCell`), null where the form of the report has no such place, and whether that `is_value`.
 */
export function placesOf({ name, rowKey, columns }: FigureTable, isIn: (column: SQL) => SQL): SQL {
  const figures = sql.join(
    columns.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  // Joined with nothing, the JSON is unpacked once for a row and not once for each place.
  return sql`
    select version_id, ${rowKey} as row_key, place, scale, figure, cell,
      coalesce(jsonb_typeof(cell) = 'number' or cell ->> 'state' = 'value', false) as is_value
    from ${sql.identifier(name)} figures
    cross join lateral (select figures.cells || '{}'::jsonb as cells offset 0) as whole
    cross join lateral unnest(
      ${sql.param(columns.map(({ id }) => id))}::text[], ${sql.param(columns.map(({ scale }) => scale))}::int[],
      array[${figures}]::int8[]) as places (place, scale, figure)
    cross join lateral (select whole.cells -> place as cell offset 0) as found
    where ${isIn(sql`version_id`)}`;
}
