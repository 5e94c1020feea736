import { comparedText } from "./compared-text.ts";
import { gramHashes } from "./gram-hashes.ts";

/** How many symbols stand in one of the overlapping pieces by which texts are compared. */
export const GRAM_SIZE = 5;

/** How much two texts have in common, by the different five-symbol pieces in them: each number is 0 to 1. */
export interface Similarity {
  /** The share of the first text that stands in the second one too. */
  readonly ofFirst: number;
  /** The share of the second text that stands in the first one too. */
  readonly ofSecond: number;
  /** What stands in both as a share of what stands in either (Jaccard). */
  readonly jaccard: number;
}

const NOTHING: Similarity = { ofFirst: 0, ofSecond: 0, jaccard: 0 };

/** A set of hashes, open-addressed. Zero, which marks an empty slot, is kept as one. */
class HashSet {
  readonly #slots: Int32Array;
  readonly #mask: number;
  size = 0;

  constructor(hashes: Int32Array) {
    const slotCount = 2 ** Math.ceil(Math.log2(Math.max(hashes.length * 2, 2)));
    this.#slots = new Int32Array(slotCount);
    this.#mask = slotCount - 1;
    for (const hash of hashes) {
      const slot = this.#slotOf(hash);
      if (this.#slots[slot] === 0) this.size++;
      this.#slots[slot] = hash || 1;
    }
  }

  /** Where the hash stands, or the empty slot where it would. */
  #slotOf(hash: number): number {
    const kept = hash || 1;
    let slot = kept & this.#mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== kept) slot = (slot + 1) & this.#mask;
    return slot;
  }

  countIn(other: HashSet): number {
    let count = 0;
    for (const hash of this.#slots) if (hash !== 0 && other.#slots[other.#slotOf(hash)] !== 0) count++;
    return count;
  }
}

function gramsOf(text: string): HashSet {
  return new HashSet(gramHashes(comparedText(text).symbols, GRAM_SIZE));
}

/**
 * Prepares a text to be compared with many: the function it gives compares it, as the first one, with another. Script,
 * width, spaces, punctuation and the values of numbers make no difference, the order of sentences next to none.
 */
export function compareWith(first: string): (second: string) => Similarity {
  const ours = gramsOf(first);
  return (second) => {
    const theirs = gramsOf(second);
    if (ours.size === 0 || theirs.size === 0) return NOTHING;
    const common = ours.size < theirs.size ? ours.countIn(theirs) : theirs.countIn(ours);
    return {
      ofFirst: common / ours.size,
      ofSecond: common / theirs.size,
      jaccard: common / (ours.size + theirs.size - common),
    };
  };
}

/** How much two texts have in common; 0 where one is shorter than five symbols. See {@link compareWith}. */
export function similarityOf(first: string, second: string): Similarity {
  return compareWith(first)(second);
}
