import type { MappedText } from "@gongkai/schema";
import { MappedTextBuilder } from "./mapped-text.ts";

const YEAR = "年";
const ZERO = "零".charCodeAt(0);
const IDEOGRAPHIC_ZERO = "〇".charCodeAt(0);
/** A geometric circle, often typed for 〇. */
const CIRCLE = "○".charCodeAt(0);

const NO_DIGIT = 255;

/** The value of every UTF-16 unit as a Chinese or ASCII digit. */
const DIGIT_VALUES = new Uint8Array(0x10000).fill(NO_DIGIT);
for (const digits of ["零一二三四五六七八九", "〇", "○", "0123456789"]) {
  for (let value = 0; value < digits.length; value++) DIGIT_VALUES[digits.charCodeAt(value)] = value;
}

/**
 * Whether a text may hold something to rewrite: a spelling of zero, or a year that is not in ASCII digits throughout.
 * Each place is looked at for at most five units.
 */
const REWRITABLE =
  /[〇○]|[一二][〇○零一二三四五六七八九0-9]{3}年|[12](?![0-9]{3})[〇○零一二三四五六七八九0-9]{3}年/;

/**
 * Years in digits and one spelling of zero: 二〇二三年 and 二○二三年 → 2023年, elsewhere 三〇 → 三零.
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
    if (index > start) pushRun(built, text, start, index);
    else built.push(text.charCodeAt(index), index, ++index);
  }
  return built.build();
}

/** Adds a longest run of digits. */
function pushRun(built: MappedTextBuilder, text: string, start: number, end: number): void {
  const isYear = end - start === 4 && text.startsWith(YEAR, end) && /^[一二12]/.test(text.charAt(start));
  let hasChineseDigit = false;
  for (let index = start; index < end && !hasChineseDigit; index++) {
    const code = text.charCodeAt(index);
    hasChineseDigit = code > 0x39 && code !== CIRCLE;
  }
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const isZero = code === IDEOGRAPHIC_ZERO || code === CIRCLE;
    if (isYear) built.push(0x30 + (DIGIT_VALUES[code] ?? 0), index, index + 1);
    else built.push(isZero && hasChineseDigit ? ZERO : code, index, index + 1);
  }
}
