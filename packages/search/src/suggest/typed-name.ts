import { searchable } from "@gongkai/text";
import { typedPinyin } from "./pinyin.ts";

/** The beginning of a name as it is looked up. */
export interface TypedName {
  /** As names are normalised. */
  readonly name: string;
  /** As pinyin is stored, where the text is nothing but letters and digits. */
  readonly sound: string | null;
}

/** A typed name taken apart into a place and what stands behind it. */
export interface TypedParts {
  readonly place: string;
  readonly body: string;
  /** Whether the body is typed in letters and digits. */
  readonly isSound: boolean;
}

const LETTERS = /^[a-z0-9]+$/;
const WORD = /^[\p{L}\p{N}]+$/u;

/** Initials of a place, which say little with a single letter behind them: rs and j of rsj. */
const SHORT_SOUND = /^[a-z0-9]{2,3}$/;

/** A place is typed with so many characters at most; pinyin is long. */
const LONGEST_PLACE = 24;

/** Reads what somebody types; null where nothing of it can be looked up. */
export function typedName(text: string): TypedName | null {
  const sound = typedPinyin(text);
  const name = searchable(text).text;
  if (sound === "") return null;
  return { name, sound: LETTERS.test(sound) ? sound : null };
}

/** Every way to take a typed name apart. */
export function typedParts({ name, sound }: TypedName): readonly TypedParts[] {
  const characters = Array.from(sound ?? name.replace(/\s/g, ""));
  const most = Math.min(characters.length - 1, LONGEST_PLACE);
  return Array.from({ length: Math.max(most, 0) }, (_, index) => {
    const body = characters.slice(index + 1).join("");
    return { place: characters.slice(0, index + 1).join(""), body, isSound: LETTERS.test(body) };
  }).filter(({ place, body }) => place.length > 1 && !(SHORT_SOUND.test(place) && body.length < 2));
}

/** A syllable, or the letter or character that one begins with: ren, she, j of `renshej`. */
const PIECES = /(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouv]+(?:ng?(?![aeiouv])|r(?![aeiouv]))?|./gu;

/**
 * The LIKE pattern of names that a text may be an abbreviation of: its characters, syllables, or initials in that order,
 * the first one first. Null for a single one, and where there are other signs than letters, digits, and Han characters.
 */
export function abbreviationPattern(text: string): string | null {
  const pieces = WORD.test(text) ? (text.match(PIECES) ?? []) : [];
  return pieces.length > 1 ? `${pieces.join("%")}%` : null;
}

/** What a pattern of letters goes with. */
export function soundOf(pattern: string): "pinyin" | "initials" {
  return pattern.split("%").every((piece) => piece.length < 2) ? "initials" : "pinyin";
}
