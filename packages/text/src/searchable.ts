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

/** What every UTF-16 unit is compared as; lower-case forms of more than one unit are left alone. */
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
  /** Digits since the last other character or dropped separator. */
  let digits = 0;

  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === SPACE || code === LINE_FEED) {
      index = pushWhitespace(built, text, index) - 1;
      digits = 0;
    } else if (code === COMMA && digits > 0 && digits <= 3 && isThousandsGroup(text, index + 1)) {
      digits = 0;
    } else {
      // `公(GONG)` only becomes a gloss in lower case.
      const opening = code === CLOSING_BRACKET ? glossStart(built) : -1;
      if (opening >= 0) built.truncate(opening);
      else built.push(spelling[code] ?? code, index, index + 1);
      digits = isAsciiDigit(code) ? digits + 1 : 0;
    }
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

/** Whether exactly three digits stand at `start`. */
function isThousandsGroup(text: string, start: number): boolean {
  return (
    isAsciiDigit(text.charCodeAt(start)) &&
    isAsciiDigit(text.charCodeAt(start + 1)) &&
    isAsciiDigit(text.charCodeAt(start + 2)) &&
    !isAsciiDigit(text.charCodeAt(start + 3))
  );
}
