import { searchable } from "@gongkai/text";
import { LONGEST_PLACE_READING, PLACE_READINGS } from "./place-readings.ts";

/** One way to read a text, without tones, spaces, and punctuation; v stands for ü. */
export interface PinyinReading {
  /** Such as `chongqingshi`. */
  readonly pinyin: string;
  /** The first letter of each character, such as `cqs`. */
  readonly initials: string;
}

/** A character and how it is read. */
interface PinyinCharacter {
  /** As `searchable` of `@gongkai/text` writes it. */
  readonly text: string;
  /** As it is read where it stands; the character itself where it is a letter, a digit, or unknown. */
  readonly syllable: string;
}

/** Reads Chinese texts. */
export interface PinyinReader {
  /** The letters, digits, and Han characters of a text in either script, and how each is read where it stands. */
  characters(text: string): readonly PinyinCharacter[];
  /**
   * The ways to read a name: first as places and agencies are called, then as other words are read where that differs.
   * None for a text without letters, digits, and Han characters.
   */
  readings(name: string): readonly PinyinReading[];
  /** Every way in which one Han character is read, whatever the word; the most frequent first; none where it is no Han character. */
  syllables(character: string): readonly string[];
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

let reader: Promise<PinyinReader> | undefined;

/**
 * Loads the dictionary (some 30 MB of memory and 60 ms) at the first call, and gives the same reader ever after; what could
 * not be loaded is loaded again at the next call.
 */
export function loadPinyin(): Promise<PinyinReader> {
  reader ??= createReader().catch((error: unknown) => {
    reader = undefined;
    throw error;
  });
  return reader;
}

async function createReader(): Promise<PinyinReader> {
  const { pinyin, polyphonic } = await import("pinyin-pro");
  const syllablesOf = new Map<string, readonly string[]>();

  const asOtherWords = (text: string): readonly PinyinCharacter[] =>
    pinyin(text, { type: "all", toneType: "none", v: true })
      .filter(({ origin }) => WORD_CHARACTER.test(origin))
      .map(({ origin, pinyin: syllable }) => ({
        text: origin,
        syllable: syllable === "" ? origin : syllable,
      }));

  return {
    characters: (text) => withPlaceReadings(asOtherWords(searchable(text).text)),

    readings(name) {
      const others = asOtherWords(searchable(name).text);
      const readings = [withPlaceReadings(others), others].map(joinSyllables);
      return readings.filter(
        ({ pinyin }, index) =>
          pinyin !== "" && readings.findIndex((each) => each.pinyin === pinyin) === index,
      );
    },

    syllables(character) {
      const known = syllablesOf.get(character);
      if (known !== undefined) return known;
      const [all = []] = polyphonic(character, { type: "array", toneType: "none", v: true });
      const syllables = [...new Set(all)].filter((syllable) => syllable !== "" && syllable !== character);
      syllablesOf.set(character, syllables);
      return syllables;
    },
  };
}

/** The same characters, those of places and agencies read as these are called. */
function withPlaceReadings(characters: readonly PinyinCharacter[]): readonly PinyinCharacter[] {
  const read: PinyinCharacter[] = [];
  for (let index = 0; index < characters.length; ) {
    const syllables = placeReadingAt(characters, index) ?? [characters[index]?.syllable ?? ""];
    for (const syllable of syllables) read.push({ text: characters[index++]?.text ?? "", syllable });
  }
  return read;
}

/** The syllables of the longest word with a reading of its own that begins at a character. */
function placeReadingAt(
  characters: readonly PinyinCharacter[],
  start: number,
): readonly string[] | undefined {
  for (let length = LONGEST_PLACE_READING; length > 0; length--) {
    const word = characters
      .slice(start, start + length)
      .map(({ text }) => text)
      .join("");
    const reading = PLACE_READINGS.get(word);
    if (reading !== undefined) return reading.split(" ");
  }
  return undefined;
}

function joinSyllables(characters: readonly PinyinCharacter[]): PinyinReading {
  return {
    pinyin: characters.map(({ syllable }) => syllable).join(""),
    initials: characters.map(({ syllable }) => String.fromCodePoint(syllable.codePointAt(0) ?? 0)).join(""),
  };
}

/** Letters as somebody types pinyin, in the form of {@link PinyinReading}: without tones, spaces, and signs between. */
export function typedPinyin(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/u\u0308|u:/g, "v")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/lyu/g, "lv")
    .replace(/([ln])ue/g, "$1ve");
}
