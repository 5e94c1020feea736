import { LONGEST_WORD } from "./count-words.ts";
import { editKeys } from "./edit-keys.ts";
import type { PinyinReader } from "./pinyin.ts";

/** A stretch of a run that may be a misspelt word. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Of a longer run only the beginning is corrected. */
const LONGEST_RUN = 40;

/** A run of two words at most, with one or two characters between, in characters. */
const LONGEST_SPLIT = 6;

/** A stretch with characters of many readings is looked up in so many ways at most. */
const MOST_READINGS = 16;

/** Every stretch of two characters up to one more than the longest word, and all of a run that may be a longer name. */
export function stretchesOf(run: string): readonly Stretch[] {
  const offsets = [0];
  for (const character of run) offsets.push((offsets.at(-1) ?? 0) + character.length);
  const length = Math.min(offsets.length - 1, LONGEST_RUN);
  const stretches: Stretch[] = [];
  for (let first = 0; first < length; first++) {
    for (let behind = first + 2; behind <= Math.min(length, first + LONGEST_WORD + 1); behind++) {
      const [start = 0, end = 0] = [offsets[first], offsets[behind]];
      stretches.push({ text: run.slice(start, end), start, end });
    }
  }
  const isLonger = offsets.length - 1 > LONGEST_WORD + 1 && offsets.length - 1 <= LONGEST_RUN;
  return isLonger ? [...stretches, { text: run, start: 0, end: run.length }] : stretches;
}

/** The ways to read a stretch: as it is read in context first, then with other readings of its characters. */
export function soundsOf(text: string, reader: PinyinReader): readonly string[] {
  const inContext = reader.characters(text);
  let sounds: readonly (readonly string[])[] = [[]];
  for (const { text: character, syllable } of inContext) {
    const syllables = [...new Set([syllable, ...reader.syllables(character)])];
    sounds = syllables.flatMap((each) => sounds.map((sound) => [...sound, each])).slice(0, MOST_READINGS);
  }
  return sounds.map((sound) => sound.join(" "));
}

/**
 * The edit keys of a stretch, and the stretch with two neighbours exchanged. A single character says little of a word
 * of two: it is a key of the two characters that a short run begins or ends with, and of no others.
 */
export function keysOf(text: string, run: string): readonly string[] {
  const keys = editKeys(text);
  const characters = Array.from(text);
  const exchanged = characters.slice(1).map((character, index) =>
    characters
      .with(index, character)
      .with(index + 1, characters[index] ?? "")
      .join(""),
  );
  const isAtEdge = Array.from(run).length <= LONGEST_SPLIT && (run.startsWith(text) || run.endsWith(text));
  return [...exchanged, ...(isAtEdge ? keys : keys.filter((key) => Array.from(key).length > 1))];
}
