import { REPORT_NAMES } from "@gongkai/schema";
import { readChineseNumeral } from "@gongkai/text";
import type { SearchFilter } from "../engine.ts";
import { type Find, takeMatches } from "./find.ts";
import type { Stretch } from "./stretch.ts";

/** No report is of an earlier year; earlier ones are looked for in the text. */
const FIRST_YEAR = 2000;

const DIGITS = "(?:(?:19|20)[0-9]{2}|[一二][零一二三四五六七八九]{3})";
/** Not inside a longer number, a code, or a date. */
const BEFORE = "(?<![0-9a-z零一二三四五六七八九十百千万.]|[0-9][-/])";
const AFTER = "(?![0-9a-z零一二三四五六七八九十百千万%‰]|[-/.][0-9])";
/** 2023年5月 is a day in the text and no report year. */
const NOT_A_MONTH = "(?! ?[0-9一二三四五六七八九十]{1,3} ?月)";
/** The end of a year is the year: 2023年底, 去年年底; but 底数 is a word. */
const END = "(?:年?[底末](?![数线层价]))";
const YEAR_WORD = `年${NOT_A_MONTH}(?:度|${END})?`;
/** Before a year up to whose end things were counted. */
const AS_OF = "(?:截[至止][到至]?)?";

const RANGE = new RegExp(
  `${BEFORE}[自从]?(${DIGITS})(?:${YEAR_WORD})? ?(?:-|–|——?|~|至|到) ?(${DIGITS})(?:${YEAR_WORD}|${AFTER}(?!年|号))(?:期间)?`,
  "gu",
);
const SINCE = new RegExp(`${BEFORE}[自从]?(${DIGITS})年?(?:以来|[到至](?:今[年天]?|现在|目前))`, "gu");
const YEAR = new RegExp(
  `${BEFORE}${AS_OF}(${DIGITS})(?:${YEAR_WORD}|${AFTER}(?!年|号|[〕\\])】] ?第?[0-9]))`,
  "gu",
);
/** 年 that belongs to the name of the report: 2022年报, 2022年度报告. */
const REPORT_NAME = new RegExp(`年(?:${namesBehindYear().join("|")})`, "uy");

/** How people speak of years, and how many years ago that is. Not as parts of 以前年度, 过去, 如今. */
const SPOKEN: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`${AS_OF}大前年${END}?`, "gu"), 3],
  [new RegExp(`${AS_OF}(?<![大以])前年(?!度)${END}?`, "gu"), 2],
  [new RegExp(`${AS_OF}(?<!过)去年度?${NOT_A_MONTH}${END}?`, "gu"), 1],
  [new RegExp(`${AS_OF}(?<!如)今年(?:以来)?${NOT_A_MONTH}${END}?`, "gu"), 0],
];

/** Report years and ranges of years, as far as there can be reports of them. */
export function takeYears(stretch: Stretch, thisYear: number): readonly Find[] {
  const isReportYear = (year: number) => year >= FIRST_YEAR && year <= thisYear;
  const ranges = takeMatches(stretch, RANGE, ([, first = "", second = ""]) => {
    const [from = Number.NaN, to = Number.NaN] = [readYear(first), readYear(second)].sort((a, b) => a - b);
    return isReportYear(from) && isReportYear(to) ? describeRange(from, to) : null;
  });
  const since = takeMatches(stretch, SINCE, ([, digits = ""]) => {
    const from = readYear(digits);
    return isReportYear(from) ? describeRange(from, null) : null;
  });
  const years = takeMatches(stretch, YEAR, (match) => {
    const [, digits = ""] = match;
    const year = readYear(digits);
    if (!isReportYear(year)) return null;
    const digitsEnd = match.index + match[0].indexOf(digits) + digits.length;
    REPORT_NAME.lastIndex = digitsEnd;
    const isName = REPORT_NAME.test(stretch.text);
    return { ...describeYear(year), ...(isName ? { end: digitsEnd } : {}) };
  });
  const spoken = SPOKEN.flatMap(([pattern, ago]) =>
    takeMatches(stretch, pattern, () => (isReportYear(thisYear - ago) ? describeYear(thisYear - ago) : null)),
  );
  return [...ranges, ...since, ...years, ...spoken];
}

function readYear(digits: string): number {
  return readChineseNumeral(digits) ?? Number(digits);
}

function describeYear(year: number): Pick<Find, "kind" | "meaning" | "filter"> {
  return { kind: "year", meaning: String(year), filter: { years: [year] } };
}

function describeRange(from: number, to: number | null): Pick<Find, "kind" | "meaning" | "filter"> {
  if (from === to) return describeYear(from);
  const filter: SearchFilter = { yearRange: { from, to } };
  return { kind: "yearRange", meaning: `${from}–${to ?? ""}`, filter };
}

function namesBehindYear(): readonly string[] {
  return REPORT_NAMES.filter((name) => name.startsWith("年")).map((name) => name.slice(1));
}
