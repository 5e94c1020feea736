import type { Span } from "@gongkai/schema";
import { type ComparedText, comparedText, spanOfSymbols } from "./compared-text.ts";
import { gramHashes, mixBits } from "./gram-hashes.ts";

/** A passage that stands in two texts. */
export interface SharedPassage {
  /** Where it stands in the first text. */
  readonly first: Span;
  /** Where it stands in the second text. */
  readonly second: Span;
}

/** What counts as a shared passage. */
export interface PassageOptions {
  /** Letters and numerals a passage must have; 20 by default. */
  readonly shortest?: number;
}

const SHORTEST = 20;

/** So many places of a bucket are tried; more only stand there when a text repeats itself. */
const MOST_TRIED = 32;

/** Where each run of so many symbols stands, by its hash. */
class PlacesOfRuns {
  readonly #hashes: Int32Array;
  readonly #mask: number;
  /** One more than the first place in each bucket, and than the next place after each place. */
  readonly #firsts: Int32Array;
  readonly #nexts: Int32Array;

  constructor(hashes: Int32Array) {
    const bucketCount = 2 ** Math.ceil(Math.log2(Math.max(hashes.length, 2)));
    this.#hashes = hashes;
    this.#mask = bucketCount - 1;
    this.#firsts = new Int32Array(bucketCount);
    this.#nexts = new Int32Array(hashes.length);
    for (let place = hashes.length - 1; place >= 0; place--) {
      const bucket = mixBits(hashes[place] ?? 0) & this.#mask;
      this.#nexts[place] = this.#firsts[bucket] ?? 0;
      this.#firsts[bucket] = place + 1;
    }
  }

  /** The first places of a run, as many as are worth trying. */
  *of(hash: number): Generator<number> {
    let next = this.#firsts[mixBits(hash) & this.#mask] ?? 0;
    for (let tried = 0; next > 0 && tried < MOST_TRIED; tried++, next = this.#nexts[next - 1] ?? 0) {
      if (this.#hashes[next - 1] === hash) yield next - 1;
    }
  }
}

function countEqual(first: ComparedText, from: number, second: ComparedText, at: number): number {
  const most = Math.min(first.symbols.length - from, second.symbols.length - at);
  let count = 0;
  while (count < most && first.symbols[from + count] === second.symbols[at + count]) count++;
  return count;
}

/**
 * The passages of the first text that stand in the second one too, whatever the numbers in them, in the order of the first
 * text and without overlap there; each is as long as it can be. Linear time, but for texts that repeat themselves, where
 * it is at most some thirty times as long.
 */
export function sharedPassages(
  first: string,
  second: string,
  { shortest = SHORTEST }: PassageOptions = {},
): readonly SharedPassage[] {
  const [ours, theirs] = [comparedText(first, true), comparedText(second, true)];
  const size = Math.max(shortest, 1);
  const hashes = gramHashes(ours.symbols, size);
  const places = new PlacesOfRuns(gramHashes(theirs.symbols, size));
  const passages: SharedPassage[] = [];
  for (let from = 0; from < hashes.length; from++) {
    let [longest, at] = [0, 0];
    for (const place of places.of(hashes[from] ?? 0)) {
      const length = countEqual(ours, from, theirs, place);
      if (length > longest) [longest, at] = [length, place];
    }
    if (longest < size) continue;
    passages.push({
      first: spanOfSymbols(ours, from, from + longest),
      second: spanOfSymbols(theirs, at, at + longest),
    });
    from += longest - 1;
  }
  return passages;
}
