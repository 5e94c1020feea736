import { everyMatch } from "../structure/every-match.ts";

/** A calendar date found in the reading text. Offsets are into that text. */
export interface FoundDate {
  /** ISO date, or null where only year and month are printed or the day cannot be known. */
  readonly date: string | null;
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

const CHINESE_DIGITS = "零一二三四五六七八九";
const CHINESE_ZERO = /[〇○Oo]/g;

/** A year in ASCII digits or, as in 二○二三, in Chinese ones, where the zero is often another circle. */
export const YEAR = "(?:[12]\\d{3}|[一二][〇○零Oo0一二三四五六七八九]{3})";
const NUMBER = "(?:\\d{1,2}|[一二三四五六七八九十〇○]{1,3})";

/** `2023年1月13日`, `2021 年 1 月 1 日`, `20201月1日` without 年, `2021年1月1` before a dash. */
const WORDS = `(${YEAR})\\s{0,3}年?\\s{0,3}(${NUMBER})\\s{0,3}月\\s{0,3}(${NUMBER})\\s{0,3}(?:日|号)?`;
/** `20211231日`: 年 and 月 were lost. */
const LOST_GLYPHS = "([12]\\d{3})年?(\\d{2,4})日";
const SEPARATED = "([12]\\d{3})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)";
/** `20231030`, which only a label or a line of its own makes a date. */
const PLAIN = "([12]\\d{3})(\\d{2})(\\d{2})(?![\\d日])";
const MONTH_ONLY = `(${YEAR})\\s{0,3}年\\s{0,3}(${NUMBER})\\s{0,3}月`;

const ANY_DATE = new RegExp(`(?<![\\d.])(?:${WORDS}|${LOST_GLYPHS}|${SEPARATED})`, "g");
const DATE_HERE = new RegExp(`(?:${WORDS}|${LOST_GLYPHS}|${SEPARATED}|${PLAIN}|${MONTH_ONLY})`, "y");
const DATE_LINE = new RegExp(
  `^[(【\\[]?\\s*(?:${WORDS}|${LOST_GLYPHS}|${SEPARATED}|${PLAIN}|${MONTH_ONLY})\\s*[)】\\]。]?$`,
);

/** A number below 100 in ASCII or Chinese digits; NaN when it is none. */
function readSmallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = text.replace(CHINESE_ZERO, "零");
  const ten = digits.indexOf("十");
  if (ten === -1) return Number([...digits].map((digit) => CHINESE_DIGITS.indexOf(digit)).join(""));
  const tens = ten === 0 ? 1 : CHINESE_DIGITS.indexOf(digits.slice(0, ten));
  const ones = ten === digits.length - 1 ? 0 : CHINESE_DIGITS.indexOf(digits.slice(ten + 1));
  return tens < 0 || ones < 0 ? Number.NaN : tens * 10 + ones;
}

/** The year that a text matched by {@link YEAR} prints. */
export function readYear(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = [...text.replace(CHINESE_ZERO, "零")].map((digit) =>
    /\d/.test(digit) ? digit : CHINESE_DIGITS.indexOf(digit),
  );
  return Number(digits.join(""));
}

const DAYS_OF_MONTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An ISO date, or null for a day that does not exist. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (Number.isNaN(year + month + day)) return null;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lastDay = month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  if (day < 1 || day > lastDay) return null;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

/** Month and day that lost what stood between them, where one reading is left: 1231 yes, 119 no. */
export function splitMonthAndDay(year: number, digits: string): string | null {
  const readings = new Set<string>();
  for (const at of [1, 2]) {
    const day = digits.slice(at);
    if (day === "" || day.length > 2) continue;
    const date = isoDate(year, Number(digits.slice(0, at)), Number(day));
    if (date !== null) readings.add(date);
  }
  const [only] = readings;
  return readings.size === 1 && only !== undefined ? only : null;
}

function toDate(match: RegExpExecArray, offset: number): FoundDate {
  const [printed, ...groups] = match;
  const start = offset + match.index;
  const place = { start, end: start + printed.trimEnd().length };
  const [wordYear, wordMonth = "", wordDay = "", lostYear, lostDigits = ""] = groups;
  if (wordYear !== undefined) {
    const year = readYear(wordYear);
    return { date: isoDate(year, readSmallNumber(wordMonth), readSmallNumber(wordDay)), year, ...place };
  }
  if (lostYear !== undefined) {
    return { date: splitMonthAndDay(Number(lostYear), lostDigits), year: Number(lostYear), ...place };
  }
  for (const at of [5, 8]) {
    const year = groups[at];
    if (year === undefined) continue;
    const date = isoDate(Number(year), Number(groups[at + 1]), Number(groups[at + 2]));
    return { date, year: Number(year), ...place };
  }
  return { date: null, year: readYear(groups[11] ?? ""), ...place };
}

/** Every date in running text. `offset` is where the text begins in the reading text. */
export function findDates(text: string, offset: number): readonly FoundDate[] {
  if (!text.includes("日") && !text.includes("月") && !/\d[-/.]\d/.test(text)) return [];
  return everyMatch(text, ANY_DATE).map((match) => toDate(match, offset));
}

/** The date that begins at `at`, written in any way seen; null when none does. */
export function readDateAt(text: string, at: number, offset: number): FoundDate | null {
  DATE_HERE.lastIndex = at;
  const match = DATE_HERE.exec(text);
  return match === null ? null : toDate(match, offset);
}

/** The date that a line is, with nothing beside it but a bracket; null when the line is something else. */
export function readDateLine(text: string, offset: number): FoundDate | null {
  if (text.length > 30) return null;
  const match = DATE_LINE.exec(text);
  return match === null ? null : toDate(match, offset);
}
