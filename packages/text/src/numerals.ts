import type { MappedText } from "@gongkai/schema";
import { MappedTextBuilder } from "./mapped-text.ts";

const ZERO = "零".charCodeAt(0);
const IDEOGRAPHIC_ZERO = "〇".charCodeAt(0);
/** A geometric circle, often typed for 〇. */
const CIRCLE = "○".charCodeAt(0);
/** The letter, also often typed for 〇; a zero only within a year. */
const LETTER = "o".charCodeAt(0);

const NO_DIGIT = 255;

/** The value of every UTF-16 unit as a Chinese or ASCII digit. */
const DIGIT_VALUES = new Uint8Array(0x10000).fill(NO_DIGIT);
for (const digits of ["零一二三四五六七八九", "〇", "○", "0123456789"]) {
  for (let value = 0; value < digits.length; value++) DIGIT_VALUES[digits.charCodeAt(value)] = value;
}

const YEAR_DIGITS = "[〇○o零一二三四五六七八九0-9]{3}";

/** What follows a year: 年, or what stands between the first year of a range and the last one (二〇一九至二〇二一年). */
const YEAR_END = `(?=年|[-‐‒–—―~〜至到]{1,2}[一二12]${YEAR_DIGITS}年)`;

/** A year; only right where a run of digits begins. */
const YEAR = new RegExp(`[一二12]${YEAR_DIGITS}${YEAR_END}`, "y");

/**
 * Whether a text may hold something to rewrite: a spelling of zero, or a year that is not in ASCII digits throughout.
 * Each place is looked at for at most a dozen units.
 */
const REWRITABLE = new RegExp(`[〇○]|(?:[一二]|[12](?![0-9]{3}))${YEAR_DIGITS}${YEAR_END}`);

/** The digits of a year, however it is written, in ASCII. */
export function yearDigits(year: string): string {
  return Array.from(year, (digit) =>
    digit.charCodeAt(0) === LETTER ? "0" : String(DIGIT_VALUES[digit.charCodeAt(0)]),
  ).join("");
}

/**
 * Years in digits and one spelling of zero: 二〇二三年, 二○二三年 and 二o二三年 → 2023年, elsewhere 三〇 → 三零.
 *
 * A circle is a zero only beside a Chinese digit; elsewhere it is a bullet or a mark.
 */
export function rewriteNumerals(input: MappedText): MappedText {
  const { text } = input;
  if (!REWRITABLE.test(text)) return input;
  const built = new MappedTextBuilder(input);
  let index = 0;
  while (index < text.length) {
    const start = index;
    while (index < text.length && DIGIT_VALUES[text.charCodeAt(index)] !== NO_DIGIT) index++;
    if (index === start) {
      built.push(text.charCodeAt(index), index, ++index);
      continue;
    }
    YEAR.lastIndex = start;
    const year = YEAR.exec(text)?.[0];
    if (year === undefined) pushRun(built, text, start, index);
    else {
      index = start + year.length;
      const digits = yearDigits(year);
      for (let place = 0; place < digits.length; place++) {
        built.push(digits.charCodeAt(place), start + place, start + place + 1);
      }
    }
  }
  return built.build();
}

/** Adds a longest run of digits that is no year. */
function pushRun(built: MappedTextBuilder, text: string, start: number, end: number): void {
  let hasChineseDigit = false;
  for (let index = start; index < end && !hasChineseDigit; index++) {
    const code = text.charCodeAt(index);
    hasChineseDigit = code > 0x39 && code !== CIRCLE;
  }
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const isZero = code === IDEOGRAPHIC_ZERO || code === CIRCLE;
    built.push(isZero && hasChineseDigit ? ZERO : code, index, index + 1);
  }
}
