import type { PinyinReader } from "../../src/suggest/pinyin.ts";

/** A word with an error, and as it should be. */
export interface Typo {
  readonly word: string;
  readonly typed: string;
  readonly kind: "homophone" | "substituted" | "missing" | "additional" | "exchanged";
}

/** Numbers below a bound, the same ones for the same seed. */
function createNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % below;
  };
}

/** Makes one error in each word: every other one a homophone, the rest the four ways to mistake a character in turn. */
export function makeTypos(
  words: readonly string[],
  { reader, characters, seed }: { reader: PinyinReader; characters: readonly string[]; seed: number },
): readonly Typo[] {
  const below = createNumbers(seed);
  const soundOf = (character: string) => reader.syllables(character)[0] ?? "";
  return words.flatMap((word, index): readonly Typo[] => {
    const letters = Array.from(word);
    const at = below(letters.length);
    const other = (choice: readonly string[]) => choice[below(Math.max(choice.length, 1))];
    if (index % 2 === 0) {
      const places = letters.flatMap((letter, place) => {
        const syllable = reader.characters(word)[place]?.syllable ?? "";
        const same = characters.filter((each) => each !== letter && soundOf(each) === syllable);
        return same.length === 0 ? [] : [{ place, same }];
      });
      const chosen = places[below(Math.max(places.length, 1))];
      const letter = chosen === undefined ? undefined : other(chosen.same);
      if (chosen === undefined || letter === undefined) return [];
      return [{ word, typed: letters.with(chosen.place, letter).join(""), kind: "homophone" }];
    }
    const stranger = other(characters.filter((each) => !letters.includes(each))) ?? "";
    const edits: readonly Typo[] = [
      { word, typed: letters.with(at, stranger).join(""), kind: "substituted" },
      { word, typed: letters.toSpliced(at, 1).join(""), kind: "missing" },
      { word, typed: letters.toSpliced(at, 0, stranger).join(""), kind: "additional" },
      { word, typed: exchange(letters, at).join(""), kind: "exchanged" },
    ];
    return edits
      .slice(((index - 1) / 2) % 4, (((index - 1) / 2) % 4) + 1)
      .filter(({ typed }) => typed !== word);
  });
}

function exchange(letters: readonly string[], at: number): readonly string[] {
  const first = Math.min(at, letters.length - 2);
  return letters.with(first, letters[first + 1] ?? "").with(first + 1, letters[first] ?? "");
}
