import { isAsciiDigit } from "./characters.ts";

const COMMA = 0x2c;
const POINT = 0x2e;

/** Groups of three digits behind one to three of which the first is no zero. */
const SEPARATED = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/;

/**
 * Whether the commas from the one at `comma` on separate thousands, and up to where that was looked at.
 *
 * All digits and commas in a row count: `1,234,567` is a number, `1,234,5` and `2021,2022` are lists, and so is what has a
 * leading zero or stands behind a decimal point (`0.123,456`), because no number may come of a list. Commas at the end
 * belong to the sentence. Ask again for the first comma at or behind `end`.
 */
export function endOfThousands(text: string, comma: number): { end: number; areSeparated: boolean } {
  let start = comma;
  while (comma - start < 4 && isAsciiDigit(text.charCodeAt(start - 1))) start--;
  let end = comma + 1;
  if (start === comma) return { end, areSeparated: false };
  while (isAsciiDigit(text.charCodeAt(end)) || text.charCodeAt(end) === COMMA) end++;
  let numberEnd = end;
  while (text.charCodeAt(numberEnd - 1) === COMMA) numberEnd--;
  const isFraction = text.charCodeAt(start - 1) === POINT && isAsciiDigit(text.charCodeAt(start - 2));
  if (isFraction || !SEPARATED.test(text.slice(start, numberEnd))) return { end, areSeparated: false };
  return { end: numberEnd, areSeparated: true };
}
