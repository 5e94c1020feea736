import { plainWords } from "./official-sections.ts";

const NUMERALS = "一二三四五六七八九十";

/** What may stand before an ordinal: bullets, and what a wrong decoding left. */
const OPENING = "^[\\s•·●◆■*#>?？\\ufffd]*";
const PART = new RegExp(`${OPENING}第([${NUMERALS}]{1,2})部分`, "u");
const CHINESE = new RegExp(`${OPENING}[(（]?\\s*([${NUMERALS}]{1,2})\\s*[)）、.．,，:：]`, "u");
const DIGITS = new RegExp(`${OPENING}[(（]?\\s*(\\d{1,2})\\s*[)）、.．,，]`, "u");

/** 一 to 十九 as a number; null for anything else. */
function numberOf(numeral: string): number | null {
  const [first = "", second = ""] = numeral;
  const [one, other] = [NUMERALS.indexOf(first) + 1, NUMERALS.indexOf(second) + 1];
  if (second === "") return one;
  return one === 10 && other < 10 ? 10 + other : null;
}

/** The number printed before the words of a heading, such as 2 of 二、 and of （二）; null where there is none. */
export function headingOrdinal(heading: string): number | null {
  const text = plainWords(heading);
  const chinese = PART.exec(text)?.[1] ?? CHINESE.exec(text)?.[1];
  if (chinese !== undefined) return numberOf(chinese);
  const digits = DIGITS.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
