import type { TableId } from "@gongkai/schema";
import type { Database } from "../connection/database.ts";
import {
  type FigureColumn,
  PROACTIVE_DISCLOSURE_FIGURES,
  REMEDIES_FIGURES,
  REQUESTS_FIGURES,
} from "../schema/figure-columns.ts";

/** A place of a table: a row and a column of the form. */
export interface TablePlace {
  readonly row: string;
  readonly column: string;
}

/** The numbers of a version, by `row/column`; absent where none is printed. Money is in yuan. */
export type PlacedNumbers = ReadonlyMap<string, number>;

/** How a table is stored: its rows by what, if by anything but the version, and its places as columns. */
interface StoredTable {
  readonly name: string;
  readonly key: string | null;
  readonly figures: readonly FigureColumn[];
  /** Of a place: the value of the key in its row, and the id of its column. */
  readonly locate: (place: TablePlace) => { readonly key: string; readonly figure: string };
  /** The place of a column in the row of a key. */
  readonly address: (key: string, figure: string) => string;
}

const STORED_TABLES: Readonly<Record<TableId, StoredTable>> = {
  proactiveDisclosure: {
    name: "proactive_disclosure_figures",
    key: null,
    figures: PROACTIVE_DISCLOSURE_FIGURES,
    locate: ({ row, column }) => ({ key: "", figure: `${row}/${column}` }),
    address: (_, figure) => figure,
  },
  requests: {
    name: "requests_figures",
    key: "applicant",
    figures: REQUESTS_FIGURES,
    locate: ({ row, column }) => ({ key: column, figure: row }),
    address: (key, figure) => `${figure}/${key}`,
  },
  remedies: {
    name: "remedies_figures",
    key: "remedy_group",
    figures: REMEDIES_FIGURES,
    locate: ({ row, column }) => ({ key: row, figure: column }),
    address: (key, figure) => `${key}/${figure}`,
  },
};

/** The number of a place in SQL. An amount that fen cannot hold stands in full beside the integer. */
function numberOf({ id, name, scale }: FigureColumn): string {
  if (scale === 1) return `${name}::float8`;
  return `coalesce((cells -> '${id}' ->> 'value')::float8, ${name}::float8 / ${scale})`;
}

/**
 * The numbers at some places of one table of report versions, without what else is known of their cells: one statement,
 * which reads those places alone. A version without the table has no entry.
 */
export async function numbersOfVersions(
  { pool }: Pick<Database, "pool">,
  table: TableId,
  places: readonly TablePlace[],
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, PlacedNumbers>> {
  const { name, key, figures, locate, address } = STORED_TABLES[table];
  const located = places.map(locate);
  const wanted = new Set(located.map(({ figure }) => figure));
  const columns = figures.filter(({ id }) => wanted.has(id));
  const keys = [...new Set(located.map((place) => place.key))];
  const { rows } = await pool.query<[version: string, key: string, ...numbers: (number | null)[]]>({
    rowMode: "array",
    text: `select ${["version_id", key ?? "''", ...columns.map(numberOf)].join(", ")} from ${name}
           where version_id = any($1::bigint[]) ${key === null ? "" : `and ${key} = any($2)`}`,
    values: key === null ? [versionIds] : [versionIds, keys],
  });
  const versions = new Map<number, Map<string, number>>();
  for (const [version, rowKey, ...numbers] of rows) {
    const id = Number(version);
    const placed = versions.get(id) ?? new Map<string, number>();
    versions.set(id, placed);
    for (const [index, { id: figure }] of columns.entries()) {
      const number = numbers[index] ?? null;
      if (number !== null) placed.set(address(rowKey, figure), number);
    }
  }
  return versions;
}
