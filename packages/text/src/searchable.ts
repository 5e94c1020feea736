import type { MappedText } from "@gongkai/schema";
import { isAsciiDigit, isHan, isHighSurrogate, isLowSurrogate, joinSurrogates } from "./characters.ts";
import { MappedTextBuilder } from "./mapped-text.ts";
import { rewriteNumerals } from "./numerals.ts";
import { glossStart } from "./pinyin.ts";
import { readable } from "./readable.ts";

/** The version of {@link searchable}. What was normalised by another version must be normalised again. */
export const NORMALIZER_VERSION = 1;

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const CLOSING_BRACKET = 0x29;

/** Quotation marks of every script: Simplified text quotes with “”, Traditional text with 「」. */
const DOUBLE_QUOTES = "“”„‟「」『』";
const SINGLE_QUOTES = "‘’‚‛";

/**
 * Characters of both scripts that Traditional text also writes where Simplified text has another: 答覆 is 答复,
 * 覆蓋 is 覆盖. Which one is meant takes a dictionary of words, so both are compared as one. Each is followed by
 * the character it is compared as.
 */
const AMBIGUOUS = "覆复著着乾干瞭了藉借夥伙";

let spellings: Uint16Array | undefined;

/**
 * What every UTF-16 unit is compared as, 0 where that depends on what stands beside it; lower-case forms of more
 * than one unit are left alone.
 */
function spellingTable(): Uint16Array {
  if (spellings !== undefined) return spellings;
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => {
    const lower = String.fromCharCode(code).toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : code;
  });
  for (const mark of DOUBLE_QUOTES) table[mark.charCodeAt(0)] = DOUBLE_QUOTE;
  for (const mark of SINGLE_QUOTES) table[mark.charCodeAt(0)] = SINGLE_QUOTE;
  for (let index = 0; index < AMBIGUOUS.length; index += 2) {
    table[AMBIGUOUS.charCodeAt(index)] = AMBIGUOUS.charCodeAt(index + 1);
  }
  for (const code of [LINE_FEED, SPACE, COMMA, CLOSING_BRACKET]) table[code] = 0;
  spellings = table;
  return table;
}

/**
 * The one spelling in which documents and queries are compared, with offsets into `text`.
 *
 * On top of {@link readable}: lower case, one kind of quotation mark, 覆 as 复 and 著 as 着, no thousands separators
 * (`1,234` → `1234`), years in digits (二〇二三年 → 2023年), no spaces between Han characters, other runs of spaces
 * as one, lines trimmed and blank lines dropped. Normalising a normalised text changes nothing. Linear time; any
 * string has an answer.
 */
export function searchable(text: string): MappedText {
  return rewriteNumerals(settleSpelling(readable(text).mapped));
}

/** Case, quotation marks, spaces and thousands separators. */
function settleSpelling(input: MappedText): MappedText {
  const { text } = input;
  const spelling = spellingTable();
  const built = new MappedTextBuilder(input);

  for (let index = built.pushRun(spelling, 0); index < text.length; index = built.pushRun(spelling, index)) {
    const code = text.charCodeAt(index);
    if (code === SPACE || code === LINE_FEED) {
      index = pushWhitespace(built, text, index);
      continue;
    }
    index++;
    if (code === COMMA && separatesThousands(text, index - 1)) continue;
    // `公(GONG)` only becomes a gloss in lower case.
    const opening = code === CLOSING_BRACKET ? glossStart(built) : -1;
    if (opening >= 0) built.truncate(opening);
    else built.push(code, index - 1, index);
  }
  return built.build();
}

/** Adds what is left of the run of whitespace at `start` (a line feed, a space, or nothing); returns its end. */
function pushWhitespace(built: MappedTextBuilder, text: string, start: number): number {
  let end = start;
  let hasLineFeed = false;
  for (let code = text.charCodeAt(end); code === SPACE || code === LINE_FEED; code = text.charCodeAt(++end)) {
    if (code === LINE_FEED) hasLineFeed = true;
  }
  if (built.length === 0 || end === text.length) return end;
  if (hasLineFeed) built.push(LINE_FEED, start, end);
  else if (!isHan(lastCodePoint(built)) || !isHan(text.codePointAt(end) ?? 0)) built.push(SPACE, start, end);
  return end;
}

function lastCodePoint(built: MappedTextBuilder): number {
  const last = built.codeAt(built.length - 1);
  const high = built.codeAt(built.length - 2);
  return isLowSurrogate(last) && isHighSurrogate(high) ? joinSurrogates(high, last) : last;
}

/** Whether the comma at `index` has one to three digits before it and exactly three behind. */
function separatesThousands(text: string, index: number): boolean {
  const before = countDigits(text, index - 1, -1);
  return before >= 1 && before <= 3 && countDigits(text, index + 1, 1) === 3;
}

/** How many ASCII digits stand one after another from `start` on in the direction of `step`, counted up to 4. */
function countDigits(text: string, start: number, step: 1 | -1): number {
  let count = 0;
  while (count < 4 && isAsciiDigit(text.charCodeAt(start + count * step))) count++;
  return count;
}
