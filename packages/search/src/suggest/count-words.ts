import { dropFirst, dropLast, type Tally, tallyRuns } from "./tally-runs.ts";

/** A run of characters that was found by how texts use it. */
export interface CountedWord {
  readonly word: string;
  /** False where the texts only ever have it in the same surroundings, so that it may be a part of a word. */
  readonly isFree: boolean;
  /** How many of the texts hold it. */
  readonly frequency: number;
}

/** What counts as a word. */
export interface WordOptions {
  /** How many texts a word stands in at least; 3 by default, 2 for fewer than 1,000 texts. */
  readonly fewest?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The longest word, in characters. */
export const LONGEST_WORD = 8;

/**
 * The characters of a word stand together at least so many times as often as they would by chance, as a logarithm,
 * however the word is cut in two.
 */
const LEAST_COHESION = 2;

/** What stands beside a word is at least so uncertain, on either side, in nats. What is a part of a word lacks that. */
const LEAST_FREEDOM = 0.4;

/** The longest run that is given although it is not free, in characters. */
const LONGEST_PART = 3;

/** The most words; of more, the most frequent. */
const MOST_WORDS = 50_000;

/** By how much the neighbours on one side of a run are known: of frequent ones, occurrences and their entropy. */
interface Neighbours {
  occurrences: number;
  entropy: number;
}

const FEW_TEXTS = 1000;

/**
 * The words of texts, the most frequent first: runs of two to eight Han characters that are frequent, stand together more
 * often than chance has it, and are free in what stands beside them. Of two or three characters also those that are not free:
 * texts that repeat themselves have many words in one place only.
 *
 * The texts are read once for every length. Memory grows with the number of frequent runs, not with that of texts.
 */
export async function countWords(
  texts: readonly string[],
  { fewest = texts.length < FEW_TEXTS ? 2 : 3, signal }: WordOptions = {},
): Promise<readonly CountedWord[]> {
  const single = await tallyRuns(texts, 1, new Map(), signal);
  const total = [...single.values()].reduce((sum, { occurrences }) => sum + occurrences, 0);
  const frequent = new Map(single);
  const words: CountedWord[] = [];
  let shorter = single;
  // One more than the longest word, to know what stands beside it.
  for (let length = 2; length <= LONGEST_WORD + 1 && shorter.size > 0; length++) {
    const tallied = await tallyRuns(texts, length, length === 2 ? new Map() : shorter, signal);
    for (const [run, { texts: found }] of tallied) if (found < fewest) tallied.delete(run);
    const neighbours = neighboursOf(tallied, shorter);
    if (length > 2) {
      for (const [run, tally] of shorter) {
        const isFree = hasFreedom(run, tally, neighbours);
        if (!(isFree || length - 1 <= LONGEST_PART) || !isCohesive(run, tally, frequent, total)) continue;
        words.push({ word: run, isFree, frequency: tally.texts });
      }
    }
    for (const [run, tally] of tallied) frequent.set(run, tally);
    shorter = tallied;
  }
  words.sort((one, other) => other.frequency - one.frequency || (one.word < other.word ? -1 : 1));
  return words.slice(0, MOST_WORDS);
}

/** What is known of the neighbours of runs from the frequent runs that are longer by one character. */
function neighboursOf(
  longer: ReadonlyMap<string, Tally>,
  runs: ReadonlyMap<string, Tally>,
): Readonly<Record<"left" | "right", ReadonlyMap<string, Neighbours>>> {
  const sides = { left: new Map<string, Neighbours>(), right: new Map<string, Neighbours>() };
  for (const [run, { occurrences }] of longer) {
    for (const [side, part] of [
      ["right", dropLast(run)],
      ["left", dropFirst(run)],
    ] as const) {
      const share = occurrences / (runs.get(part)?.occurrences ?? occurrences);
      const known = sides[side].get(part) ?? { occurrences: 0, entropy: 0 };
      known.occurrences += occurrences;
      known.entropy -= share * Math.log(share);
      sides[side].set(part, known);
    }
  }
  return sides;
}

/** Whether the characters of a run stand together more often than by chance. */
function isCohesive(
  run: string,
  { occurrences }: Tally,
  frequent: ReadonlyMap<string, Tally>,
  total: number,
): boolean {
  const characters = Array.from(run);
  return characters.slice(1).every((_, index) => {
    const first = frequent.get(characters.slice(0, index + 1).join(""))?.occurrences ?? 1;
    const second = frequent.get(characters.slice(index + 1).join(""))?.occurrences ?? 1;
    return Math.log((occurrences * total) / (first * second)) >= LEAST_COHESION;
  });
}

/** Whether different things stand on either side of a run. What is rare, or no character, is different each time. */
function hasFreedom(
  run: string,
  { occurrences }: Tally,
  { left, right }: ReturnType<typeof neighboursOf>,
): boolean {
  return [left, right].every((side) => {
    const known = side.get(run) ?? { occurrences: 0, entropy: 0 };
    const rest = 1 - known.occurrences / occurrences;
    return known.entropy + rest * Math.log(occurrences) >= LEAST_FREEDOM;
  });
}
