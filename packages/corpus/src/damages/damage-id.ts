/**
 * What crawlers, converters and mirrors do to a text, named for what is seen afterwards; each is described where it
 * is done.
 */
export const DAMAGE_IDS = [
  "lines-deduplicated",
  "glossed-traditional",
  "body-doubled",
  "body-doubled-unequal",
  "plain-traditional",
  "over-converted-traditional",
  "toneless-glosses",
  "numerals-glossed",
  "date-glyphs-lost",
  "mojibake-headings",
  "tracked-changes",
  "hard-wraps-by-line-feeds",
  "hard-wraps-by-spaces",
  "on-one-line",
  "chrome-before",
  "chrome-inside",
  "chrome-after",
  "pipe-runs",
  "metadata-pipes",
  "spam-first-line",
  "contents-before-body",
  "two-reports",
] as const;

/** The name of a damage. */
export type DamageId = (typeof DAMAGE_IDS)[number];
