/**
 * How a heading is numbered.
 *
 * - `chinese`: `一、` `一 、` `一.` and, before known words only, `一`; `part`: `第一部分`
 * - `bracketed`: `(一)` and `一)`; `digit`: `1、` `1.` `(1)`
 * - `bullet`: `•`; `damaged`: what a wrong decoding left of an ordinal, such as `??`
 * - `none`: words alone
 */
export type OrdinalStyle = "chinese" | "part" | "bracketed" | "digit" | "bullet" | "damaged" | "none";

/** The number before a heading's words. */
export interface Ordinal {
  readonly style: OrdinalStyle;
  /** The number it stands for; 0 where it says none. */
  readonly number: number;
  /** Whether a mark of punctuation stands between the number and the words. */
  readonly isPunctuated: boolean;
  /** Where the words begin, as an offset into the text read. */
  readonly end: number;
}

const DIGITS = "一二三四五六七八九";
const TEN = "十";
const SPACED_BULLETS = " •·●◆■*#>";
const SEPARATORS = "、.,:。";
const SPACED_SEPARATORS = ` ${SEPARATORS}`;
/** What is left of an ordinal whose characters were lost. */
const DAMAGED = `?\ufffd${SPACED_SEPARATORS}`;

function skip(text: string, from: number, to: number, characters: string): number {
  let at = from;
  while (at < to && characters.includes(text.charAt(at))) at += 1;
  return at;
}

/** A Chinese number from 1 to 99 at an offset, or null. */
function readChineseNumber(text: string, from: number, to: number): { number: number; end: number } | null {
  let at = from;
  const first = DIGITS.indexOf(text.charAt(at)) + 1;
  if (first > 0) at += 1;
  if (at >= to || text.charAt(at) !== TEN) return first === 0 ? null : { number: first, end: at };
  at += 1;
  const last = at < to ? DIGITS.indexOf(text.charAt(at)) + 1 : 0;
  return { number: Math.max(first, 1) * 10 + last, end: last > 0 ? at + 1 : at };
}

/** A number of one or two digits at an offset, or null. */
function readDigits(text: string, from: number, to: number): { number: number; end: number } | null {
  let at = from;
  while (at < to && at < from + 3 && text.charAt(at) >= "0" && text.charAt(at) <= "9") at += 1;
  return at === from || at === from + 3 ? null : { number: Number(text.slice(from, at)), end: at };
}

function readPart(text: string, from: number, to: number): Ordinal | null {
  const number = readChineseNumber(text, from + 1, to);
  if (number === null || !text.startsWith("部分", number.end)) return null;
  const end = skip(text, number.end + 2, to, SPACED_SEPARATORS);
  return { style: "part", number: number.number, isPunctuated: true, end };
}

/** What stands between a number and the words: `、` and the like, or a closing bracket. */
function readSeparated(
  text: string,
  { number, end: numberEnd }: { readonly number: number; readonly end: number },
  to: number,
  isBracketOpen: boolean,
  style: "chinese" | "digit",
): Ordinal | null {
  const spaced = skip(text, numberEnd, to, " ");
  if (text.charAt(spaced) === ")") {
    const end = skip(text, spaced + 1, to, SPACED_SEPARATORS);
    return { style: style === "chinese" ? "bracketed" : "digit", number, isPunctuated: true, end };
  }
  if (isBracketOpen) return null;
  const end = skip(text, spaced, to, SEPARATORS);
  return { style, number, isPunctuated: end > spaced, end: skip(text, end, to, " ") };
}

/**
 * Reads the ordinal at an offset of a text, up to `to`; style `none` where there is none.
 *
 * What a wrong decoding or a list put before it is passed over: `??一、`, `## 一、`, `* 1.`.
 */
export function readOrdinal(text: string, from: number, to: number): Ordinal {
  let at = skip(text, from, to, SPACED_BULLETS);
  const hasBullet = at > from;
  const undamaged = skip(text, at, to, DAMAGED);
  const isDamaged = undamaged > at;
  at = undamaged;
  const isBracketOpen = text.charAt(at) === "(";
  if (text.charAt(at) === "第") {
    const part = readPart(text, at, to);
    if (part !== null) return part;
  }
  const numberFrom = isBracketOpen ? skip(text, at + 1, to, " ") : at;
  const chinese = readChineseNumber(text, numberFrom, to);
  if (chinese !== null) {
    const ordinal = readSeparated(text, chinese, to, isBracketOpen, "chinese");
    if (ordinal !== null) return ordinal;
  }
  const digits = readDigits(text, numberFrom, to);
  if (digits !== null) {
    const ordinal = readSeparated(text, digits, to, isBracketOpen, "digit");
    if (ordinal?.isPunctuated) return ordinal;
  }
  const style = isDamaged ? "damaged" : hasBullet ? "bullet" : "none";
  return { style, number: 0, isPunctuated: false, end: style === "none" ? from : at };
}
