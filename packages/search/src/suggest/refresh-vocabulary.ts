import { setImmediate } from "node:timers/promises";
import { NORMALIZER_VERSION } from "@gongkai/text";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";
import { type CountedWord, countWords } from "./count-words.ts";
import { editKeys } from "./edit-keys.ts";
import { loadPinyin } from "./pinyin.ts";
import { sampleTexts } from "./sample-texts.ts";

const WORDS_PER_STATEMENT = 2000;

/** Reading so many words aloud takes some milliseconds; after them other work has its turn. */
const WORDS_PER_TURN = 200;

/** The vocabulary is due again when there are so many times as many sections as when it was made, or as many times fewer. */
const GROWTH = 1.5;

/** It is also due when one report in so many has been written or removed since. */
const REPORTS_PER_CHANGED = 2;

/** One process at a time writes words. */
const VOCABULARY_LOCK = "select pg_advisory_xact_lock(hashtext('gongkai.search.vocabulary'))";

/** How a vocabulary came out. */
export interface RefreshedVocabulary {
  readonly words: number;
  /** How many sections were read for it. */
  readonly sections: number;
}

/**
 * Whether the words must be found anew: there are sections and no words yet, half as many sections again as there were, or
 * as many times fewer; half of the reports have been written or removed since; or the words were found in texts of another
 * version of the normaliser.
 *
 * @throws SearchError SEARCH_UNAVAILABLE when the index cannot be read
 */
export function isVocabularyDue(pool: SqlPool): Promise<boolean> {
  return inTransaction(pool, "begin read only", async (client) => {
    const { rows } = await client.query(
      `select (select count(*)::float8 from search.documents) as "now", state.documents::float8 as "then",
         state.normalizer, (select count(*)::float8 from search.revisions) as reports,
         (select count(*)::float8 from search.revisions where change > state.change) as changed
       from (values (1)) as one left join search.vocabulary_state state on true`,
    );
    const [state] = rows;
    const now = Number(state?.now ?? 0);
    const before = Number(state?.then ?? 0);
    if (now === 0 && before === 0) return false;
    if (state?.normalizer !== NORMALIZER_VERSION) return true;
    const hasChangedSize = now >= before * GROWTH || now * GROWTH <= before;
    return hasChangedSize || Number(state?.changed) * REPORTS_PER_CHANGED >= Number(state?.reports);
  });
}

/**
 * Finds the words of the indexed sections and puts them in place of those that were there, some at a time, so that others have
 * their turn where there is one connection. Reads a sample of bounded size, spread over all sections and the same each time;
 * takes seconds.
 *
 * @param options `signal` gives it up: words that were written by then stay, and the vocabulary is still due
 * @throws SearchError SEARCH_UNAVAILABLE when the index cannot be used; the reason of the signal
 */
export async function refreshVocabulary(
  pool: SqlPool,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<RefreshedVocabulary> {
  const { documents, change, texts } = await sampleTexts(pool, signal);
  const words = await vocabularyRows(await countWords(texts, { signal }), signal);
  const write = (text: string, values: unknown[]) =>
    inTransaction(
      pool,
      "begin",
      async (client) => {
        await client.query(VOCABULARY_LOCK);
        await client.query(text, values);
      },
      signal,
    );
  for (let start = 0; start < words.length; start += WORDS_PER_STATEMENT) {
    await write(WRITE_WORDS, [JSON.stringify(words.slice(start, start + WORDS_PER_STATEMENT))]);
  }
  await write(DELETE_OTHERS, [words.map(({ word }) => word)]);
  await write(WRITE_STATE, [documents, NORMALIZER_VERSION, change]);
  return { words: words.length, sections: texts.length };
}

const WRITE_WORDS = `
insert into search.vocabulary as known (word, is_free, frequency, pinyin, keys)
select word, "isFree", frequency, pinyin, array(select jsonb_array_elements_text(keys))
from jsonb_to_recordset($1::jsonb) as found (word text, "isFree" boolean, frequency integer, pinyin text, keys jsonb)
on conflict (word) do update set is_free = excluded.is_free, frequency = excluded.frequency,
  pinyin = excluded.pinyin, keys = excluded.keys
where (known.is_free, known.frequency, known.pinyin, known.keys)
  is distinct from (excluded.is_free, excluded.frequency, excluded.pinyin, excluded.keys)`;

const DELETE_OTHERS = `
delete from search.vocabulary known
where not exists (select from unnest($1::text[]) as found (word) where found.word = known.word collate "C")`;

const WRITE_STATE = `
insert into search.vocabulary_state (documents, normalizer, change, refreshed_at) values ($1, $2, $3, now())
on conflict (id) do update set documents = excluded.documents, normalizer = excluded.normalizer,
  change = excluded.change, refreshed_at = excluded.refreshed_at`;

/** Words as they are written to `search.vocabulary`, with what they are looked up by. */
async function vocabularyRows(
  words: readonly CountedWord[],
  signal: AbortSignal | undefined,
): Promise<readonly (CountedWord & { readonly pinyin: string; readonly keys: readonly string[] })[]> {
  const reader = await loadPinyin();
  const rows = [];
  for (const [index, word] of words.entries()) {
    if (index % WORDS_PER_TURN === 0) await setImmediate();
    signal?.throwIfAborted();
    const syllables = reader.characters(word.word).map(({ syllable }) => syllable);
    rows.push({ ...word, pinyin: syllables.join(" "), keys: editKeys(word.word) });
  }
  return rows;
}
