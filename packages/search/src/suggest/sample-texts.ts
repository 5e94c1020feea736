import { NORMALIZER_VERSION } from "@gongkai/text";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";

/** So many sections are read at most, and so many characters of them. */
const MOST_SECTIONS = 5000;
const MOST_CHARACTERS = 2_500_000;

const SECTIONS_PER_STATEMENT = 200;

/** Texts of some sections. */
export interface SampledTexts {
  /** How many sections there are in all. */
  readonly documents: number;
  /** The last change of a report that they may be of. */
  readonly change: number;
  /** Normalised, with marked numbers and without their heads. */
  readonly texts: readonly string[];
}

/** Reads a sample of bounded size, spread over all sections and the same each time. */
export async function sampleTexts(pool: SqlPool, signal: AbortSignal | undefined): Promise<SampledTexts> {
  const { ids, ...state } = await drawSample(pool, signal);
  return { ...state, texts: await readTexts(pool, ids, signal) };
}

/** The ids of the sections to read, and of what they are a sample. */
function drawSample(
  pool: SqlPool,
  signal: AbortSignal | undefined,
): Promise<Omit<SampledTexts, "texts"> & { readonly ids: readonly string[] }> {
  return inTransaction(
    pool,
    "begin read only",
    async (client) => {
      const { rows: counts } = await client.query(
        `select (select count(*)::float8 from search.documents) as documents,
           (select coalesce(max(change), 0)::float8 from search.revisions) as change`,
      );
      const documents = Number(counts[0]?.documents ?? 0);
      // Whole blocks are drawn, and put in an order that has nothing to do with where they stand.
      const share = Math.min(100, (150 * MOST_SECTIONS) / Math.max(documents, 1));
      const { rows } = await client.query(
        `select id from search.documents tablesample system (${share}) repeatable (1)
         order by md5(id), id limit ${MOST_SECTIONS}`,
      );
      const change = Number(counts[0]?.change ?? 0);
      return { documents, change, ids: rows.map(({ id }) => String(id)) };
    },
    signal,
  );
}

async function readTexts(
  pool: SqlPool,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let length = 0;
  // One transaction for each batch, so that others have their turn where there is one connection.
  for (let start = 0; start < ids.length && length < MOST_CHARACTERS; start += SECTIONS_PER_STATEMENT) {
    const batch = ids.slice(start, start + SECTIONS_PER_STATEMENT);
    const { rows } = await inTransaction(
      pool,
      "begin read only",
      (client) =>
        client.query(
          `select substr(content, head_length + 1) as text from search.documents
           where id = any($1::text[]) and normalizer = ${NORMALIZER_VERSION} order by id`,
          [batch],
        ),
      signal,
    );
    for (const { text } of rows) {
      if (length >= MOST_CHARACTERS) break;
      const read = String(text);
      texts.push(read.slice(0, MOST_CHARACTERS - length));
      length += read.length;
    }
  }
  return texts;
}
