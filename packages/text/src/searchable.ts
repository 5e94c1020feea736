import type { MappedText } from "@gongkai/schema";
import { isAsciiDigit, isHan, isHighSurrogate, isLowSurrogate, joinSurrogates } from "./characters.ts";
import { rewriteDocumentNumbers } from "./document-numbers.ts";
import { searchableFolding } from "./folding.ts";
import { MappedTextBuilder } from "./mapped-text.ts";
import { rewriteNumerals } from "./numerals.ts";
import { glossStart } from "./pinyin.ts";
import { foldText } from "./readable.ts";
import { endOfThousands } from "./thousands.ts";
import { VARIANTS } from "./variants.ts";

/** The version of {@link searchable}. What was normalised by another version must be normalised again. */
export const NORMALIZER_VERSION = 2;

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const POINT = 0x2e;
const CLOSING_BRACKET = 0x29;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;

/** Quotation marks of every script: Simplified text quotes with “”, Traditional text with 「」. */
const DOUBLE_QUOTES = "“”„‟「」『』〝〞〟«»";
const SINGLE_QUOTES = "‘’‚‛‹›";

/** What joins with the character before it: marks, and the second and third parts of a Hangul syllable. */
const JOINING = /[\p{M}\u1161-\u1175\u11a8-\u11c2]/u;

/** Chinese numerals, which a digit beside them would be counted to. */
const NUMERALS = new Set(
  Array.from("〇○零一二两三四五六七八九十百千万亿", (numeral) => numeral.charCodeAt(0)),
);
/** Those that are units of a number in digits: 3 万元 is 3万元. */
const UNITS = new Set(Array.from("万亿", (unit) => unit.charCodeAt(0)));

/** Unicode's own limit for text in streams. Sorting more marks takes more than linear time, and nobody prints them. */
const MOST_MARKS = 30;

let spellings: Uint16Array | undefined;

/**
 * What every UTF-16 unit is compared as, 0 where that depends on what stands beside it; lower-case forms of more
 * than one unit are left alone.
 */
function spellingTable(): Uint16Array {
  if (spellings !== undefined) return spellings;
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => {
    const character = String.fromCharCode(code);
    if (JOINING.test(character)) return 0;
    const lower = character.toLowerCase();
    return lower.length === 1 ? lower.charCodeAt(0) : code;
  });
  for (const mark of DOUBLE_QUOTES) table[mark.charCodeAt(0)] = DOUBLE_QUOTE;
  for (const mark of SINGLE_QUOTES) table[mark.charCodeAt(0)] = SINGLE_QUOTE;
  for (let index = 0; index < VARIANTS.length; index += 2) {
    table[VARIANTS.charCodeAt(index)] = VARIANTS.charCodeAt(index + 1);
  }
  for (const code of [LINE_FEED, SPACE, COMMA, CLOSING_BRACKET]) table[code] = 0;
  spellings = table;
  return table;
}

/**
 * The one spelling in which documents and queries are compared, with offsets into `text`.
 *
 * On top of `readable`: compatibility forms as far as they make no number (Ⅳ → iv, ㎡ → m², but ① and ½ stay), lower
 * case, one kind of quotation mark, characters that only one script or region tells apart as one (覆 as 复, 著 as 着), no
 * thousands separators (`1,234` → `1234`), years in digits (二〇二三年 → 2023年), document numbers in their official
 * spelling ((2023)12号 → 〔2023〕12号), no spaces between Han characters or between one and a number, other runs of
 * spaces as one, lines trimmed and blank lines dropped. Normalising a normalised text changes nothing. Linear time; any
 * string has an answer.
 */
export function searchable(text: string): MappedText {
  return rewriteDocumentNumbers(rewriteNumerals(settleSpelling(foldText(text, searchableFolding()).mapped)));
}

/** Case, quotation marks, variants, marks, spaces and thousands separators. */
function settleSpelling(input: MappedText): MappedText {
  const { text } = input;
  const spelling = spellingTable();
  const built = new MappedTextBuilder(input);
  /** Up to where commas separate thousands, or up to where they do not. */
  let thousands = { end: 0, areSeparated: false };

  for (let index = built.pushRun(spelling, 0); index < text.length; index = built.pushRun(spelling, index)) {
    const code = text.charCodeAt(index);
    if (code === SPACE || code === LINE_FEED) index = pushWhitespace(built, text, index);
    else if (code === COMMA) {
      if (index >= thousands.end) thousands = endOfThousands(text, index);
      if (!thousands.areSeparated || index >= thousands.end) built.push(code, index, index + 1);
      index++;
    } else if (code === CLOSING_BRACKET) {
      // `公(GONG)` only becomes a gloss in lower case.
      const opening = glossStart(built);
      if (opening >= 0) built.truncate(opening);
      else built.push(code, index, index + 1);
      index++;
    } else index = pushMarks(built, text, index);
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
  else if (!isIdleSpace(built, text.codePointAt(end) ?? 0)) built.push(SPACE, start, end);
  return end;
}

/** Whether a space says nothing: between Han characters, and between one and a number. */
function isIdleSpace(built: MappedTextBuilder, after: number): boolean {
  const before = lastCodePoint(built);
  if (isHan(before)) return isHan(after) || (isAsciiDigit(after) && !NUMERALS.has(before));
  return isHan(after) && (!NUMERALS.has(after) || UNITS.has(after)) && endsInNumber(built);
}

/** Whether the last digits are a number, and no part of a word such as IPv6 or PM2.5. */
function endsInNumber(built: MappedTextBuilder): boolean {
  let start = built.length;
  while (isAsciiDigit(built.codeAt(start - 1)) || (start < built.length && built.codeAt(start - 1) === POINT))
    start--;
  const before = built.codeAt(start - 1);
  return start < built.length && !(before >= LETTER_A && before <= LETTER_Z);
}

/** Adds the run of joining characters at `start`, put together with the character before where Unicode has one for all. */
function pushMarks(built: MappedTextBuilder, text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && JOINING.test(text.charAt(end))) end++;
  const marks = text.slice(start, end);
  const base = built.length === 0 ? "" : String.fromCodePoint(lastCodePoint(built));
  const whole = marks.length > MOST_MARKS ? base + marks : (base + marks).normalize("NFC");
  if (whole === base + marks) {
    for (let index = start; index < end; index++) built.push(text.charCodeAt(index), index, index + 1);
    return end;
  }
  built.truncate(built.length - base.length);
  const isPair = isLowSurrogate(text.charCodeAt(start - 1)) && isHighSurrogate(text.charCodeAt(start - 2));
  built.pushText(whole, start - (isPair ? 2 : 1), end);
  return end;
}

function lastCodePoint(built: MappedTextBuilder): number {
  const last = built.codeAt(built.length - 1);
  const high = built.codeAt(built.length - 2);
  return isLowSurrogate(last) && isHighSurrogate(high) ? joinSurrogates(high, last) : last;
}
