import { isChineseNumeral, isDigit, type PrintedNumber, readNumberAt } from "./numerals.ts";
import { claimLexicon, type Word, wordAt } from "./words.ts";

/**
 * A piece of a sentence: a word of the vocabulary, a number, a year, a mark that divides, or anything else.
 *
 * `gap` is text that nobody here understands; what stands across a gap is not tied together.
 */
export type Token =
  | { readonly type: "word"; readonly start: number; readonly end: number; readonly word: Word }
  | { readonly type: "number"; readonly start: number; readonly end: number; readonly number: PrintedNumber }
  | { readonly type: "year"; readonly start: number; readonly end: number; readonly year: number }
  | { readonly type: "month"; readonly start: number; readonly end: number; readonly isWholeYear: boolean }
  | { readonly type: "mark"; readonly start: number; readonly end: number; readonly mark: string }
  | { readonly type: "gap"; readonly start: number; readonly end: number };

const CLOSING: Readonly<Record<string, string>> = {
  "《": "》",
  "〈": "〉",
  "“": "”",
  "「": "」",
  "【": "】",
  "〔": "〕",
  "﹝": "﹞",
  "[": "]",
};

/** What a UTF-16 unit can be apart from the beginning of a word, which a numeral may be as well. */
const KIND = { other: 0, mark: 1, quotation: 2, digit: 3, numeral: 4 } as const;
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (isDigit(code)) return KIND.digit;
  return isChineseNumeral(code) ? KIND.numeral : KIND.other;
});
for (const mark of ",:;、()") KINDS[mark.charCodeAt(0)] = KIND.mark;
for (const mark of Object.keys(CLOSING)) KINDS[mark.charCodeAt(0)] = KIND.quotation;
const SPACE = 0x20;
const LONGEST_QUOTATION = 80;

/** Where a quotation or title that opens here ends; -1 where it does not within reach. */
function quotationEnd(text: string, start: number, limit: number): number {
  const closing = CLOSING[text[start] ?? ""];
  if (closing === undefined) return -1;
  const end = Math.min(limit, start + LONGEST_QUOTATION);
  for (let at = start + 1; at < end; at++) if (text[at] === closing) return at + 1;
  return -1;
}

/** A year or month at an offset: 2023年, 2023年度, 12月31日, 1-12月. */
function dateAt(text: string, start: number): Token | null {
  let end = start;
  while (end < start + 5 && isDigit(text.charCodeAt(end))) end++;
  const digits = end - start;
  let next = end;
  while (text[next] === " " && next < end + 2) next++;
  if (digits === 4 && text[next] === "年" && (text[start] === "1" || text[start] === "2")) {
    const isFull = text.startsWith("年度", next);
    return { type: "year", start, end: next + (isFull ? 2 : 1), year: Number(text.slice(start, end)) };
  }
  if (digits > 2 || text[next] !== "月") return null;
  const month = Number(text.slice(start, end));
  const rest = text.slice(next + 1, next + 5);
  const day = /^ ?(\d{1,2}) ?[日号]/.exec(rest);
  const isStart = month === 1 && day?.[1] === "1";
  const isEnd = month === 12 && (day?.[1] === "31" || rest.startsWith("底") || rest.startsWith("末"));
  const isRange = month === 12 && /1月?[-–—~至到]$/.test(text.slice(Math.max(0, start - 4), start));
  const length = day === null ? 0 : day[0].length;
  return { type: "month", start, end: next + 1 + length, isWholeYear: isStart || isEnd || isRange };
}

/** Past digits that are no claim: the whole run, so that its tail is not read as a number of its own. */
function runEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (
    end < limit &&
    (isDigit(text.charCodeAt(end)) || (text[end] === "." && isDigit(text.charCodeAt(end + 1))))
  ) {
    end++;
  }
  return end;
}

/** Whether a word that ends in digits, such as 12345, is the head of a longer number. */
function cutsNumber(text: string, at: number, word: Word): boolean {
  const end = at + word.text.length;
  return isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end));
}

/** Cuts a stretch of text, a sentence, into tokens. */
export function tokenizeSentence(text: string, from: number, to: number): readonly Token[] {
  const lexicon = claimLexicon();
  const tokens: Token[] = [];
  let gapStart = -1;
  const add = (token: Token) => {
    if (gapStart >= 0) tokens.push({ type: "gap", start: gapStart, end: token.start });
    gapStart = -1;
    tokens.push(token);
  };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const word = wordAt(lexicon, text, at);
    if (word !== null && at + word.text.length <= to && !cutsNumber(text, at, word)) {
      add({ type: "word", start: at, end: at + word.text.length, word });
      at += word.text.length;
      continue;
    }
    const kind = KINDS[code];
    if (kind === KIND.mark) {
      add({ type: "mark", start: at, end: at + 1, mark: text.charAt(at) });
      at++;
      continue;
    }
    const isArabic = kind === KIND.digit;
    if (isArabic || kind === KIND.numeral) {
      const date = isArabic ? dateAt(text, at) : null;
      const number = date === null ? readNumberAt(text, at) : null;
      if (date !== null && date.end <= to) add(date);
      else if (number !== null && number.end <= to) {
        add({ type: "number", start: number.start, end: number.end, number });
      } else {
        if (gapStart < 0) gapStart = at;
        at = isArabic ? runEnd(text, at, to) : at + 1;
        continue;
      }
      at = tokens.at(-1)?.end ?? at + 1;
      continue;
    }
    if (gapStart < 0 && code !== SPACE) gapStart = at;
    const quoted = kind === KIND.quotation ? quotationEnd(text, at, to) : -1;
    at = quoted > 0 ? quoted : at + 1;
  }
  if (gapStart >= 0) tokens.push({ type: "gap", start: gapStart, end: to });
  return tokens;
}
