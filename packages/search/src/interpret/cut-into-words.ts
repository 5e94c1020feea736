import { LONGEST_WORD } from "../suggest/count-words.ts";

/** Characters that join words and are none. */
const PARTICLES = "的了和与及或在对等之是为";

/** Every part of a run that a cut can ask for: two to eight characters. */
export function wordsWithin(run: string): readonly string[] {
  const characters = Array.from(run);
  const words = new Set<string>();
  for (let start = 0; start < characters.length; start++) {
    const last = Math.min(start + LONGEST_WORD, characters.length);
    for (let end = start + 2; end <= last; end++) words.add(characters.slice(start, end).join(""));
  }
  return [...words];
}

/** A run cut into words. */
export interface CutIntoWords {
  /** The known words, in order. */
  readonly words: readonly string[];
  /** What stands between them and is in no known word, in order; particles are not among it. */
  readonly rest: readonly string[];
}

/** What a run of characters is: a word by itself, something that is known as a part of longer ones only, or neither. */
export type KindOfRun = "word" | "part" | null;

/** How a run can be cut from some place to its end. */
interface Cut {
  readonly length: number;
  readonly kind: "word" | "part" | "particle" | "unknown";
  readonly unknown: number;
  readonly parts: number;
  readonly pieces: number;
  readonly particles: number;
}

/** At most this share of a run may be in no known word: below it the words are what is meant, above it a coincidence. */
const MOST_UNKNOWN = 1 / 2;

const END: Cut = { length: 0, kind: "word", unknown: 0, parts: 0, pieces: 0, particles: 0 };

/**
 * Cuts a run of Han characters into known words: with as few characters in none as possible, then into as few words and
 * particles as possible:
 *
 *     不予公开的理由   →   不予公开, 理由
 *
 * A part of a word counts as a character in none: it is taken where it stands for more of the run than that.
 *
 * @param kindOf answers for runs of two to eight characters, {@link wordsWithin}
 * @returns null where more than half of the run is in no known word, or nothing is
 */
export function cutIntoWords(run: string, kindOf: (word: string) => KindOfRun): CutIntoWords | null {
  const characters = Array.from(run);
  const cuts: Cut[] = [];
  cuts[characters.length] = END;
  for (let start = characters.length - 1; start >= 0; start--) {
    const longest = Math.min(LONGEST_WORD, characters.length - start);
    let best = joinCut(cuts[start + 1] ?? END, 1, kindOfCharacter(characters[start] ?? ""));
    for (let length = 2; length <= longest; length++) {
      const kind = kindOf(characters.slice(start, start + length).join(""));
      if (kind === null) continue;
      const cut = joinCut(cuts[start + length] ?? END, length, kind);
      if (isBetter(cut, best)) best = cut;
    }
    cuts[start] = best;
  }
  const [whole = END] = cuts;
  const words: string[] = [];
  const rest: string[] = [];
  let unknown = "";
  for (let at = 0; at < characters.length; ) {
    const { length, kind } = cuts[at] ?? END;
    const piece = characters.slice(at, at + length).join("");
    if (kind === "unknown") unknown += piece;
    else if (unknown !== "") {
      rest.push(unknown);
      unknown = "";
    }
    if (kind === "word" || kind === "part") words.push(piece);
    at += length;
  }
  if (unknown !== "") rest.push(unknown);
  return words.length === 0 || whole.unknown > characters.length * MOST_UNKNOWN ? null : { words, rest };
}

function kindOfCharacter(character: string): "particle" | "unknown" {
  return PARTICLES.includes(character) ? "particle" : "unknown";
}

function joinCut(behind: Cut, length: number, kind: Cut["kind"]): Cut {
  return {
    length,
    kind,
    unknown: behind.unknown + (kind === "unknown" ? 1 : 0),
    parts: behind.parts + (kind === "part" ? 1 : 0),
    pieces: behind.pieces + (kind === "unknown" ? 0 : 1),
    particles: behind.particles + (kind === "particle" ? 1 : 0),
  };
}

/** Of equally good cuts the one with the longer first word. */
function isBetter(one: Cut, other: Cut): boolean {
  const [doubt, otherDoubt] = [one.unknown + one.parts, other.unknown + other.parts];
  if (doubt !== otherDoubt) return doubt < otherDoubt;
  if (one.parts !== other.parts) return one.parts < other.parts;
  if (one.pieces !== other.pieces) return one.pieces < other.pieces;
  return one.particles !== other.particles ? one.particles < other.particles : one.length > other.length;
}
