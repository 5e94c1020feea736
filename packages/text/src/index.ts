export { sourceSpan } from "./mapped-text.ts";
export { numberTokens } from "./number-tokens.ts";
export { findNumbers } from "./numbers.ts";
export { readChineseNumeral } from "./read-chinese-numeral.ts";
export { type Reading, readable } from "./readable.ts";
export { NORMALIZER_VERSION, searchable } from "./searchable.ts";
export {
  FINGERPRINT_VERSION,
  type Fingerprint,
  type FingerprintOptions,
  fingerprintText,
} from "./similarity/fingerprint-text.ts";
export { type PassageOptions, type SharedPassage, sharedPassages } from "./similarity/shared-passages.ts";
export { compareWith, type Similarity, similarityOf } from "./similarity/similarity-of.ts";
