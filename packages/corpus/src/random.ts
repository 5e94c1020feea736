import { GongkaiError } from "@gongkai/schema";

/** A stream of random numbers that is the same on every run and every machine. */
export interface Random {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number between two bounds, both inclusive. */
  integer(minimum: number, maximum: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of the options, each equally likely. Throws when there is none. */
  pick<T>(options: readonly T[]): T;
  /** The options in another order. */
  shuffle<T>(options: readonly T[]): readonly T[];
  /**
   * A stream of its own, given only by this stream's seed and the label. One more draw in one part of a report
   * therefore changes nothing in another part.
   */
  fork(label: string): Random;
}

/** One step of splitmix32, which spreads a seed over 32 bits. */
function spread(seed: number): number {
  let bits = (seed + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** FNV-1a over the UTF-16 units of a label, started from a seed. */
function hashLabel(seed: number, label: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand, needs only 32-bit arithmetic. */
function createSfc32(seed: number): () => number {
  let a = spread(seed);
  let b = spread(a);
  let c = spread(b);
  let counter = 1;
  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The generator's author asks for twelve rounds before the state is well mixed.
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

/** Starts a stream from a seed, a whole number of which the low 32 bits count. */
export function createRandom(seed: number): Random {
  const next = createSfc32(seed);
  const integer = (minimum: number, maximum: number) =>
    minimum + Math.floor(next() * (maximum - minimum + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (options) => {
      if (options.length === 0) {
        throw new GongkaiError("INTERNAL", "There is nothing to pick from: give at least one option.");
      }
      const index = integer(0, options.length - 1);
      // The index is below the length, which was just seen to be above 0.
      return options[index] as (typeof options)[number];
    },
    shuffle: (options) =>
      options
        .map((option) => ({ option, order: next() }))
        .sort((left, right) => left.order - right.order)
        .map(({ option }) => option),
    fork: (label) => createRandom(hashLabel(seed, label)),
  };
}
