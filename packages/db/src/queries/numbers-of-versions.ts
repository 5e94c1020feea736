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

/** Some places of one table, of some report versions. */
export interface NumbersRequest {
  readonly table: TableId;
  readonly places: readonly TablePlace[];
  readonly versionIds: readonly number[];
}

/** A row of a stored table: of which request, which version, the value of its key, and the figures asked for. */
type StoredNumbers = [request: number, version: string, key: string, numbers: readonly (number | null)[]];

function toQuery({ table, places, versionIds }: NumbersRequest) {
  const { name, key, figures, locate } = STORED_TABLES[table];
  const located = places.map(locate);
  const wanted = new Set(located.map(({ figure }) => figure));
  const columns = figures.filter(({ id }) => wanted.has(id));
  return { name, key, columns, keys: [...new Set(located.map((place) => place.key))], versionIds };
}

/**
 * The numbers at some places of tables of report versions, without what else is known of their cells: one statement for all
 * requests, which reads those places alone. The answers come in the order of the requests; a version without the table has no
 * entry.
 */
export async function numbersOfVersions(
  { pool }: Pick<Database, "pool">,
  requests: readonly NumbersRequest[],
): Promise<readonly ReadonlyMap<number, PlacedNumbers>[]> {
  const queries = requests.map(toQuery);
  const parts = queries.map(
    ({ name, key, columns }, index) =>
      `select ${index}, version_id, ${key ?? "''"}::text, json_build_array(${columns.map(numberOf).join(", ")})
       from ${name} where version_id = any($${2 * index + 1}::bigint[])
         and ${key ?? "''"} = any($${2 * index + 2}::text[])`,
  );
  const { rows } = await pool.query<StoredNumbers>({
    rowMode: "array",
    text: parts.join(" union all "),
    values: queries.flatMap(({ versionIds, keys }) => [versionIds, keys]),
  });
  const answers = requests.map(() => new Map<number, Map<string, number>>());
  for (const [request, version, key, numbers] of rows) {
    const [query, answer] = [queries[request], answers[request]];
    const table = requests[request]?.table;
    if (query === undefined || answer === undefined || table === undefined) continue;
    const id = Number(version);
    const placed = answer.get(id) ?? new Map<string, number>();
    answer.set(id, placed);
    for (const [index, { id: figure }] of query.columns.entries()) {
      const number = numbers[index] ?? null;
      if (number !== null) placed.set(STORED_TABLES[table].address(key, figure), number);
    }
  }
  return answers;
}
