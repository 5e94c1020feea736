import { NORMALIZER_VERSION } from "../searchable.ts";
import { comparedText } from "./compared-text.ts";
import { gramHashes, mixBits } from "./gram-hashes.ts";
import { GRAM_SIZE } from "./similarity-of.ts";

/** The version of {@link fingerprintText}, the normaliser's included. Fingerprints of different versions never meet. */
export const FINGERPRINT_VERSION = 1000 * NORMALIZER_VERSION + 1;

/** A text of fewer symbols has no fingerprint: short ones are alike because there is only one way to say it. */
const SHORTEST = 200;

const BAND_COUNT = 20;
const BAND_ROWS = 6;
const BIN_COUNT = BAND_COUNT * BAND_ROWS;
const BINS_PER_HASH = BIN_COUNT / 0x1_0000_0000;

/** What a text is found by among millions. */
export interface Fingerprint {
  /**
   * Twenty signed 32-bit keys. Texts with a key in common may be alike: of pairs that share 90 % of their text each way
   * 99.9 % have one, of those that share half 3 %, of those that share a tenth one in two million.
   */
  readonly bands: readonly number[];
}

/** Which texts have a fingerprint. */
export interface FingerprintOptions {
  /** Letters and numerals a text must have; 200 by default. */
  readonly shortest?: number;
}

/**
 * The least hash of a text's grams in each of the bins: two texts agree in a bin with a probability that is their Jaccard
 * similarity.
 *
 * One hash of a gram gives both its bin and its value, so a long text is gone through once. Bins that stay empty are
 * filled by further rounds with other hashes, and at last by all grams in each bin; see Dahlgaard, Knudsen, Thorup: Fast
 * Similarity Sketching (2017).
 */
function sketch(allGrams: Int32Array): Uint32Array {
  let grams = allGrams;
  const least = new Uint32Array(BIN_COUNT);
  const filledIn = new Uint8Array(BIN_COUNT);
  let empty = BIN_COUNT;
  for (let round = 1; empty > 0; round++) {
    const fixed = round - BIN_COUNT - 1;
    const salt = mixBits(round);
    for (const gram of grams) {
      const hash = round === 1 ? gram : mixBits(gram ^ salt);
      const bin = fixed >= 0 ? fixed : Math.floor((hash >>> 0) * BINS_PER_HASH);
      const filled = filledIn[bin] ?? 0;
      if (filled !== 0 && filled !== round) continue;
      const value = Math.imul(hash, 0x2c1b3c6d) >>> 0;
      if (filled === 0) {
        filledIn[bin] = round;
        empty--;
        least[bin] = value;
      } else if (value < (least[bin] ?? 0)) least[bin] = value;
    }
    // Further rounds take few different grams, or a text that says the same over and over.
    if (round === 1 && empty > 0) grams = Int32Array.from(new Set(grams));
  }
  return least;
}

/**
 * What a text is found by where copies of it are looked for, however its numbers, spaces, punctuation and script differ;
 * null for a text too short to tell a copy from chance. The same for the same text everywhere, within a
 * {@link FINGERPRINT_VERSION}. Linear time.
 */
export function fingerprintText(
  text: string,
  { shortest = SHORTEST }: FingerprintOptions = {},
): Fingerprint | null {
  if (text.length < shortest) return null;
  const { symbols } = comparedText(text);
  if (symbols.length < Math.max(shortest, GRAM_SIZE)) return null;
  const least = sketch(gramHashes(symbols, GRAM_SIZE));
  const bands = Array.from({ length: BAND_COUNT }, (_, band) => {
    let key = mixBits(FINGERPRINT_VERSION + band * 0x10001);
    for (let row = 0; row < BAND_ROWS; row++) key = mixBits(key ^ (least[band * BAND_ROWS + row] ?? 0)) + row;
    return key | 0;
  });
  return { bands };
}
