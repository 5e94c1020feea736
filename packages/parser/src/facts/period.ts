import type { Line } from "../structure/lines.ts";
import { type FoundDate, findDates, isoDate, readDateAt, splitMonthAndDay } from "./dates.ts";

/** A statistics period found in the reading text, as ISO dates. Offsets are into that text. */
export interface FoundPeriod {
  readonly first: string;
  readonly last: string;
  /** The year of the last day. */
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

const BETWEEN = /\s{0,3}起?始?\s{0,3}[,、]?\s{0,3}(?:截?至|截?止|到|[-—–―─~]{1,3})\s{0,3}/y;
const DAY_OF_SAME_YEAR = /(?:当年|同年)?(\d{1,2})\s{0,3}月\s{0,3}(\d{1,2})\s{0,3}日?/y;
/** `1231日` and `1231` behind a first day: 月 was lost, or both. */
const LOST_GLYPHS = /(\d{3,4})日?(?![\d年月])/y;
const MONTHS =
  /(?<!\d)([12]\d{3})\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月?\s{0,3}(?:至|到|[-—–―─~]{1,2})\s{0,3}(?:\1\s{0,3}年)?\s{0,3}(\d{1,2})\s{0,3}月(?!\s{0,3}\d)/;

/** Words that say that what follows is the period of the figures. */
const ABOUT_FIGURES = /统计|期限|数据|时段|起止|周期|时间范围|报告期/;
const WORDS_BEFORE = 40;
/** A shorter stretch of days without such words is a campaign or a training course. */
const FEWEST_DAYS = 180;
const DAY_MILLISECONDS = 86_400_000;

function lastDay(text: string, at: number, offset: number, first: FoundDate): FoundDate | null {
  const full = readDateAt(text, at, offset);
  if (full !== null) return full;
  DAY_OF_SAME_YEAR.lastIndex = at;
  const match = DAY_OF_SAME_YEAR.exec(text);
  LOST_GLYPHS.lastIndex = at;
  const lost = match === null ? LOST_GLYPHS.exec(text) : null;
  if (match === null && lost === null) return null;
  const date =
    match === null
      ? splitMonthAndDay(first.year, lost?.[1] ?? "")
      : isoDate(first.year, Number(match[1]), Number(match[2]));
  const end = offset + at + (match ?? lost ?? [""])[0].length;
  return { date, year: first.year, start: offset + at, end };
}

function periodsOfDays({ text, start: offset }: Line): readonly FoundPeriod[] {
  return findDates(text, offset).flatMap((first) => {
    BETWEEN.lastIndex = first.end - offset;
    if (first.date === null || !BETWEEN.test(text)) return [];
    const last = lastDay(text, BETWEEN.lastIndex, offset, first);
    if (last === null || last.date === null || last.date <= first.date) return [];
    return [{ first: first.date, last: last.date, year: last.year, start: first.start, end: last.end }];
  });
}

/** `2024年1-12月`: whole months, from the first day of the one to the last day of the other. */
function periodOfMonths({ text, start: offset }: Line): FoundPeriod | null {
  const match = MONTHS.exec(text);
  if (match === null) return null;
  const [printed, year, from, to] = match;
  const first = isoDate(Number(year), Number(from), 1);
  const lastOfMonth = new Date(Date.UTC(Number(year), Number(to), 0)).getUTCDate();
  const last = isoDate(Number(year), Number(to), lastOfMonth);
  if (first === null || last === null || last <= first) return null;
  const start = offset + match.index;
  return { first, last, year: Number(year), start, end: start + printed.length };
}

function days({ first, last }: FoundPeriod): number {
  return (Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS;
}

/**
 * The statistics period that lines state, or null: the one that words such as 统计期限 stand before, else the
 * first long one. Wrong ones, such as a year that ends on 30 December, are given as printed.
 */
export function findPeriod(lines: readonly Line[]): FoundPeriod | null {
  let longest: FoundPeriod | null = null;
  for (const line of lines) {
    if (!line.text.includes("月") && !line.text.includes("日") && !/\d[-/.]\d/.test(line.text)) continue;
    const months = periodOfMonths(line);
    for (const period of [...periodsOfDays(line), ...(months === null ? [] : [months])]) {
      const at = period.start - line.start;
      if (ABOUT_FIGURES.test(line.text.slice(Math.max(0, at - WORDS_BEFORE), at))) return period;
      if (longest === null && days(period) >= FEWEST_DAYS) longest = period;
    }
  }
  return longest;
}
