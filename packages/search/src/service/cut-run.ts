import { type CutIntoWords, cutIntoWords, wordsWithin } from "../interpret/cut-into-words.ts";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";

/** So much of a run is looked up at most; longer ones are no words put together but text. */
const LONGEST_RUN = 60;

/**
 * Cuts a run of Han characters into words of the vocabulary, shorter than itself; null where they do not make up most of it.
 *
 * @throws SearchError SEARCH_UNAVAILABLE where the vocabulary cannot be read
 */
export async function cutRun(pool: SqlPool, run: string): Promise<CutIntoWords | null> {
  if (run.length > LONGEST_RUN) return null;
  const known = await inTransaction(pool, "begin read only", async (client) => {
    const { rows } = await client.query(
      "select word from search.vocabulary where is_free and word = any($1::text[])",
      [wordsWithin(run)],
    );
    return new Set(rows.map(({ word }) => word));
  });
  return cutIntoWords(run, (word) => word !== run && known.has(word));
}
