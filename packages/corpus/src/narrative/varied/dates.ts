import type { PeriodForm, PublicationForm } from "../../agencies/text-habits.ts";
import type { Truth } from "../../truth.ts";
import { spellDigits, toChineseNumerals } from "../chinese-numerals.ts";

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (value: number) => String(value).padStart(2, "0");

/** A day as an ISO date. */
export function isoDate({ year, month, day }: Day): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** A day as most signatures print it. */
export function printDay({ year, month, day }: Day): string {
  return `${year}年${month}月${day}日`;
}

/** A day in Chinese numerals; several characters are in use for the zero. */
export function printDayInNumerals({ year, month, day }: Day, zero: string): string {
  return `${spellDigits(year, zero)}年${toChineseNumerals(month)}月${toChineseNumerals(day)}日`;
}

/** A printed statistics period and what it says. */
export interface PrintedPeriod {
  readonly text: string;
  readonly period: NonNullable<Truth["period"]>;
}

const first = (year: number): Day => ({ year, month: 1, day: 1 });
const last = (year: number): Day => ({ year, month: 12, day: 31 });

function period(text: string, start: Day, end: Day): PrintedPeriod {
  return { text, period: { start: isoDate(start), end: isoDate(end) } };
}

/** The statistics period of a report year, or null where none is printed. */
export function printPeriod(form: PeriodForm, year: number): PrintedPeriod | null {
  const [start, end] = [first(year), last(year)];
  switch (form) {
    case "none":
      return null;
    case "fromTo":
      return period(`自${printDay(start)}起至${printDay(end)}止`, start, end);
    case "yearOnce":
      return period(`${printDay(start)}至12月31日`, start, end);
    case "hyphen":
      return period(`${printDay(start)}-${printDay(end)}`, start, end);
    case "dash":
      return period(`${printDay(start)}—${printDay(end)}`, start, end);
    case "spaced":
      return period(`${year} 年 1 月 1 日至 ${year} 年 12 月 31 日`, start, end);
    case "months":
      return period(`${year}年1-12月`, start, end);
    case "endsEarly": {
      const early = { year, month: 12, day: 30 };
      return period(`自${printDay(start)}起至${printDay(early)}止`, start, early);
    }
    case "yearBefore": {
      const [from, to] = [first(year - 1), last(year - 1)];
      return period(`自${printDay(from)}起至${printDay(to)}止`, from, to);
    }
    case "fourteenMonths": {
      const from = { year: year - 1, month: 11, day: 1 };
      return period(`自${printDay(from)}起至${printDay(end)}止`, from, end);
    }
  }
}

/** The line that tells when the page was published, with the source where it is glued on; null for no line. */
export function printPublication(form: PublicationForm, day: Day, source: string): string | null {
  const date = isoDate(day);
  switch (form) {
    case "none":
      return null;
    case "released":
      return `发布日期：${date}`;
    case "releasedWithTime":
      return `发布时间：${date} 10:56 浏览次数：128`;
    case "time":
      return `时间：${day.year}年${two(day.month)}月${two(day.day)}日`;
    case "gluedToSource":
      return `日期：${date}来源：${source}`;
    case "bareTime":
      return `${date} 16:24:38`;
    case "edited":
      return `【编辑日期：${date}】`;
    case "empty":
      return "发表时间：";
  }
}
