/** A calendar date found in the reading text. Offsets are into that text. */
export interface FoundDate {
  /** ISO date. */
  readonly date: string;
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

/** A statistics period found in the reading text. */
export interface FoundPeriod {
  readonly start: FoundDate;
  readonly end: FoundDate;
}

const DAY = String.raw`(\d{1,2})\s*月\s*(\d{1,2})\s*日`;
const PERIOD = new RegExp(
  String.raw`(\d{4})\s*年\s*${DAY}起?[,、]?\s*(?:至|到|-{1,2}|—{1,2}|~|–)\s*(?:(\d{4})\s*年\s*)?${DAY}`,
);
const DATE = new RegExp(String.raw`(\d{4})\s*年\s*${DAY}`);

function isoDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A day that does not exist, such as 2 月 30 日, rolls over and no longer prints the same.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** The first date in a text, or null. `offset` is where the text begins in the reading text. */
export function findDate(text: string, offset: number): FoundDate | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [printed, year = "", month = "", day = ""] = match;
  const date = isoDate(year, month, day);
  const start = offset + match.index;
  return date === null ? null : { date, year: Number(year), start, end: start + printed.length };
}

/** The first period such as 自2023年1月1日起至12月31日 in a text, or null. */
export function findPeriod(text: string, offset: number): FoundPeriod | null {
  const match = PERIOD.exec(text);
  if (match === null) return null;
  const [printed, year = "", month = "", day = "", lastYear = year, lastMonth = "", lastDay = ""] = match;
  const [first, last] = [isoDate(year, month, day), isoDate(lastYear, lastMonth, lastDay)];
  if (first === null || last === null) return null;
  const place = { start: offset + match.index, end: offset + match.index + printed.length };
  return {
    start: { date: first, year: Number(year), ...place },
    end: { date: last, year: Number(lastYear), ...place },
  };
}
