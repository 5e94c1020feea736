import { cutAtPoints } from "./numbers.ts";

/** Digits of a normalised text, with what its value or its meaning depends on behind it. */
const NUMBER = /([0-9]+(?:\.[0-9]+)*)(?:(万亿|万|亿)|([%‰]))?/g;

const DOCUMENT_NUMBER = /〔([0-9]{4})〕第?([0-9]{1,6})号/g;

/** A letter of a script that writes words with digits in them: IPv6, PM2.5. */
const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** How many digits each unit moves the decimal point. */
const PLACES: Readonly<Record<string, number>> = { 万: 4, 亿: 8, 万亿: 12 };

const SUFFIXES: Readonly<Record<string, string>> = { "%": "pct", "‰": "pml" };

/** Longer runs of digits are no number that anybody looks for, and some engines refuse long words. */
const LONGEST = 60;

/**
 * The numbers of a normalised text as words of letters and digits, each once, in order: what no engine cuts apart.
 *
 *     3646件 → num3646      12.5% → num12d5, num12d5pct      1.2万 → num1d2, num12000
 *     〔2023〕12号 → doc2023n12, num2023, num12
 *
 * Zeros at the end of a fraction make no difference (12.50 is 12.5), those at the beginning do (0527 is a code). What has
 * more than one point (2023.12.31), or one before a year (1.2023年), is several numbers. Digits right behind a letter
 * belong to a name (IPv6, PM2.5) and are passed over. Numbers in Chinese are not read.
 *
 * Of two normalised texts of which one stands in the other, cut neither inside a number nor between one and a letter or 年,
 * its tokens are among the other's.
 */
export function numberTokens(normalised: string): readonly string[] {
  const tokens = new Set<string>();
  for (const [, year, number] of normalised.matchAll(DOCUMENT_NUMBER)) tokens.add(`doc${year}n${number}`);
  for (const { 1: digits = "", 2: unit, 3: sign, index } of normalised.matchAll(NUMBER)) {
    if (digits.length > LONGEST || LETTER.test(normalised.slice(Math.max(0, index - 2), index))) continue;
    const numbers = cutAtPoints(digits, normalised.charAt(index + digits.length));
    if (numbers.length > 1) {
      for (const number of numbers) tokens.add(`num${number}`);
      continue;
    }
    const [whole = "", fraction = ""] = digits.split(".");
    tokens.add(spellNumber(whole, fraction));
    if (unit !== undefined) tokens.add(movePoint(whole, fraction, PLACES[unit] ?? 0));
    if (sign !== undefined) tokens.add(`${spellNumber(whole, fraction)}${SUFFIXES[sign] ?? ""}`);
  }
  return [...tokens];
}

function spellNumber(whole: string, fraction: string): string {
  const significant = fraction.replace(/0+$/, "");
  return significant === "" ? `num${whole}` : `num${whole}d${significant}`;
}

/** The number with its decimal point moved to the right. */
function movePoint(whole: string, fraction: string, places: number): string {
  const moved = `${whole}${fraction.slice(0, places).padEnd(places, "0")}`.replace(/^0+(?=\d)/, "");
  return spellNumber(moved, fraction.slice(places));
}
