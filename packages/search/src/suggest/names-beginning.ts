import type { SqlClient } from "../postgres/sql-pool.ts";
import type { AgencySuggestion } from "../search.ts";
import { behind, CANDIDATE_COLUMNS, FITS, type NameCandidate, ROWS_PER_AGENCY } from "./name-candidate.ts";
import type { TypedName } from "./typed-name.ts";

/** So many keys that begin alike are put in order; where more do, the shortest names of all are looked through. */
const MOST_ORDERED = 2000;
const SHORTEST_NAMES = 2000;

/** Where keys are looked up: a column of a table. */
interface KeySource {
  readonly table: string;
  readonly column: string;
  readonly by: AgencySuggestion["by"];
  readonly isWhole: boolean;
}

const NAMES = "(select * from search.names where kind in ('full', 'alias')) keys";
const BODIES = "(select * from search.name_keys where not is_whole) keys";
const READINGS = "(select * from search.name_keys where is_whole) keys";

const SOURCES_BY_NAME: readonly KeySource[] = [
  { table: NAMES, column: "name_n", by: "name", isWhole: true },
  { table: BODIES, column: "text", by: "name", isWhole: false },
];

const SOURCES_BY_SOUND: readonly KeySource[] = (["pinyin", "initials"] as const).flatMap((by) => [
  { table: NAMES, column: by, by, isWhole: true },
  { table: READINGS, column: by, by, isWhole: true },
  { table: BODIES, column: by, by, isWhole: false },
]);

/** Names, and bodies behind places, that begin as the text does. */
export async function namesBeginning(
  client: SqlClient,
  { name, sound }: TypedName,
  wanted: number,
): Promise<readonly NameCandidate[]> {
  const ways = [
    { sources: SOURCES_BY_NAME, prefix: name },
    { sources: sound === null ? [] : sourcesBySound(sound), prefix: sound ?? "" },
  ];
  const found: NameCandidate[] = [];
  for (const { sources, prefix } of ways) {
    for (const source of sources) found.push(...(await keysBeginning(client, source, prefix, wanted)));
  }
  return found;
}

/** Names whose pinyin begins with a letter are those whose initials do. */
function sourcesBySound(sound: string): readonly KeySource[] {
  return sound.length > 1 ? SOURCES_BY_SOUND : SOURCES_BY_SOUND.filter(({ by }) => by === "initials");
}

/** The best keys of a source that begin with a text; where very many do, the best of the shortest names. */
async function keysBeginning(
  client: SqlClient,
  { table, column, by, isWhole }: KeySource,
  typed: string,
  wanted: number,
): Promise<readonly NameCandidate[]> {
  const isInRange = `${column} >= $1 and ${column} < $2`;
  const read = async (keys: string) => {
    const { rows } = await client.query(
      `select *, count(*) over () = ${MOST_ORDERED} as "isCut"
       from (select ${CANDIDATE_COLUMNS}, ${column} = $1 as "isExact" from ${keys}) fitting
       order by "isExact" desc, char_length(name), level, name limit ${wanted * ROWS_PER_AGENCY}`,
      [typed, behind(typed)],
    );
    // The columns of the statement.
    return rows as unknown as readonly (Omit<NameCandidate, "by" | "fit"> & {
      readonly isExact: boolean;
      readonly isCut: boolean;
    })[];
  };
  const ordered = await read(
    `(select * from ${table} where ${isInRange} order by ${column} limit ${MOST_ORDERED}) keys`,
  );
  const shortest = ordered[0]?.isCut
    ? await read(
        `(select * from (select * from ${table} order by char_length(name) limit ${SHORTEST_NAMES}) keys
          where ${isInRange}) keys`,
      )
    : [];
  const [exact, prefix] = isWhole ? [FITS.exactName, FITS.prefixOfName] : [FITS.exactBody, FITS.prefixOfBody];
  return [...ordered, ...shortest].map(({ agencyId, name, fullName, level, isExact }) => ({
    agencyId,
    name,
    fullName,
    level,
    by,
    fit: isExact ? exact : prefix,
  }));
}
