import type { SqlClient } from "../postgres/sql-pool.ts";
import type { PinyinReader } from "./pinyin.ts";

/** A word that may have been meant. */
export interface KnownWord {
  readonly word: string;
  /** Whether it is a word by itself and not only part of one. */
  readonly isFree: boolean;
  readonly frequency: number;
  /** Its syllables, with spaces between. */
  readonly pinyin: string;
  /** What it is found by when it is one edit away; none for names. */
  readonly keys: readonly string[];
}

/** So many words, and so many names, are compared with one run. */
const MOST_WORDS = 4000;
const MOST_NAMES = 100;

/** Names are in no vocabulary: they count as words that few sections hold. */
const FREQUENCY_OF_NAMES = 10;

/** The words of the vocabulary, the most frequent first, that sound or are spelt like something, and names that sound so. */
export async function wordsLike(
  client: SqlClient,
  reader: PinyinReader,
  { sounds, keys }: { readonly sounds: readonly string[]; readonly keys: readonly string[] },
): Promise<readonly KnownWord[]> {
  const columns = `word, is_free as "isFree", frequency, pinyin, keys`;
  const { rows: words } = await client.query(
    `select ${columns} from search.vocabulary where pinyin = any($1::text[])
     union select ${columns} from search.vocabulary where keys && $2::text[]
     order by frequency desc, word limit ${MOST_WORDS}`,
    [sounds, keys],
  );
  const { rows: names } = await client.query(
    `select distinct name_n as word from search.names where pinyin = any($1::text[]) order by word limit ${MOST_NAMES}`,
    [sounds.map((sound) => sound.replaceAll(" ", ""))],
  );
  const named = names.map(({ word }): KnownWord => {
    const syllables = reader.characters(String(word)).map(({ syllable }) => syllable);
    return {
      word: String(word),
      isFree: true,
      frequency: FREQUENCY_OF_NAMES,
      pinyin: syllables.join(" "),
      keys: [],
    };
  });
  // The columns of the statement.
  return [...(words as unknown as readonly KnownWord[]), ...named];
}
