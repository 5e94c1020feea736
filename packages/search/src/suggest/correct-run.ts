import type { SqlClient } from "../postgres/sql-pool.ts";
import { countStrays } from "./count-strays.ts";
import { isOneEditAway } from "./edit-keys.ts";
import type { PinyinReader } from "./pinyin.ts";
import { keysOf, type Stretch, soundsOf, stretchesOf } from "./stretches.ts";
import { type KnownWord, wordsLike } from "./words-like.ts";

/** A run of Han characters with a word in it replaced by one of the vocabulary. */
export interface Correction {
  /** The whole run, corrected. */
  readonly corrected: string;
  /** Where the replaced characters stand in the run, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly reason: "homophone" | "character";
  /** Compares corrections of one run; the larger the better. */
  readonly score: number;
}

/** So many corrections are looked at more closely. */
const MOST_WEIGHED = 40;

/** What speaks for a correction, to be added to the logarithm of the frequency. */
const WEIGHTS = {
  homophone: 6,
  exchanged: 4,
  /** For each character of the word: what more of the run agrees with is more certain. */
  character: 1.5,
  /** What was typed is a word itself. */
  known: -4,
  /** The word only ever occurs as a part of something else. */
  part: -2,
  /** For each character of the corrected run that belongs to no word. */
  stray: -3,
};

/** Corrections of a run by one word of the vocabulary, or a name, that sounds the same or is one edit away, best first. */
export async function correctRun(
  client: SqlClient,
  reader: PinyinReader,
  run: string,
): Promise<readonly Correction[]> {
  const stretches = stretchesOf(run);
  if (stretches.length === 0) return [];
  const sounds = new Map(stretches.map(({ text }) => [text, new Set(soundsOf(text, reader))]));
  const keys = new Map(stretches.map(({ text }) => [text, keysOf(text, run)]));
  const words = await wordsLike(client, reader, {
    sounds: [...new Set([...sounds.values()].flatMap((each) => [...each]))],
    keys: [...new Set([...keys.values()].flat())],
  });
  const bySound = groupBy(words, ({ pinyin }) => [pinyin]);
  const byKey = groupBy(words, (word) => word.keys);
  const known = new Set(words.filter(({ isFree }) => isFree).map(({ word }) => word));

  const best = new Map<string, Correction>();
  for (const stretch of stretches) {
    const homophones = new Set(
      [...(sounds.get(stretch.text) ?? [])].flatMap((sound) => bySound.get(sound) ?? []),
    );
    const isKnown = known.has(stretch.text);
    // What is a word has no errors but that another one is meant which sounds the same.
    const edited = new Set(
      isKnown ? [] : (keys.get(stretch.text) ?? []).flatMap((key) => byKey.get(key) ?? []),
    );
    for (const word of new Set([...homophones, ...edited])) {
      const isHomophone = homophones.has(word);
      if (word.word === stretch.text || !(isHomophone || isOneEditAway(stretch.text, word.word))) continue;
      const correction = toCorrection(run, stretch, word, { isHomophone, isKnown });
      const other = best.get(correction.corrected);
      if (other === undefined || other.score < correction.score) best.set(correction.corrected, correction);
    }
  }
  best.delete(run);
  return weigh(client, [...best.values()].sort(compareCorrections).slice(0, MOST_WEIGHED));
}

/** Takes into account how much of each corrected run is made of words. */
async function weigh(client: SqlClient, corrections: readonly Correction[]): Promise<readonly Correction[]> {
  const stretches = corrections.flatMap(({ corrected }) => stretchesOf(corrected).map(({ text }) => text));
  const { rows } = await client.query(
    "select word from search.vocabulary where word = any($1::text[]) and is_free",
    [[...new Set(stretches)]],
  );
  const known = new Set([
    ...rows.map(({ word }) => String(word)),
    ...corrections.map(({ replacement }) => replacement),
  ]);
  return corrections
    .map((correction) => ({
      ...correction,
      score: correction.score + WEIGHTS.stray * countStrays(correction.corrected, known),
    }))
    .sort(compareCorrections);
}

function compareCorrections(one: Correction, other: Correction): number {
  return other.score - one.score || (one.corrected < other.corrected ? -1 : 1);
}

function toCorrection(
  run: string,
  { text, start, end }: Stretch,
  { word, isFree, frequency }: KnownWord,
  { isHomophone, isKnown }: { readonly isHomophone: boolean; readonly isKnown: boolean },
): Correction {
  const isExchanged = !isHomophone && sameCharacters(text, word);
  const kind = isHomophone ? WEIGHTS.homophone : isExchanged ? WEIGHTS.exchanged : 0;
  const certainty =
    kind +
    WEIGHTS.character * Array.from(word).length +
    (isKnown ? WEIGHTS.known : 0) +
    (isFree ? 0 : WEIGHTS.part);
  return {
    corrected: run.slice(0, start) + word + run.slice(end),
    start,
    end,
    replacement: word,
    reason: isHomophone ? "homophone" : "character",
    score: certainty + Math.log(frequency),
  };
}

function sameCharacters(one: string, other: string): boolean {
  return Array.from(one).sort().join("") === Array.from(other).sort().join("");
}

function groupBy(
  words: readonly KnownWord[],
  keysOfWord: (word: KnownWord) => readonly string[],
): ReadonlyMap<string, readonly KnownWord[]> {
  const groups = new Map<string, KnownWord[]>();
  for (const word of words) {
    for (const key of keysOfWord(word)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [word]);
      else group.push(word);
    }
  }
  return groups;
}
