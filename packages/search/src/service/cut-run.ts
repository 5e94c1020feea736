import { type CutIntoWords, cutIntoWords, type KindOfRun, wordsWithin } from "../interpret/cut-into-words.ts";
import { BEGIN_READING } from "../postgres/begin-reading.ts";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";

/** So much of a run is looked up at most; longer ones are no words put together but text. */
const LONGEST_RUN = 60;

/**
 * Cuts a run of Han characters into words of the vocabulary and parts of such words, shorter than itself; null where they do
 * not make up most of it.
 *
 * @throws SearchError SEARCH_UNAVAILABLE where the vocabulary cannot be read
 */
export async function cutRun(pool: SqlPool, run: string, signal?: AbortSignal): Promise<CutIntoWords | null> {
  if (run.length > LONGEST_RUN) return null;
  const { rows } = await inTransaction(
    pool,
    BEGIN_READING,
    (client) =>
      client.query(`select word, is_free as "isFree" from search.vocabulary where word = any($1::text[])`, [
        wordsWithin(run),
      ]),
    signal,
  );
  const known = new Map(
    rows.map(({ word, isFree }): [unknown, KindOfRun] => [word, isFree === true ? "word" : "part"]),
  );
  return cutIntoWords(run, (word) => (word === run ? null : (known.get(word) ?? null)));
}
