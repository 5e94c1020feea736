import type { LocalizedText, Period, Report } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSections } from "./example-sections.ts";
import { officialSections } from "./official-sections.ts";

/** Schools report on academic years, from September to August. */
const SCHOOL = /(?:大学|学院|学校|中学|小学|幼儿园)$/;

function isAcademicYear({ start, end }: Period, year: number, { agency }: Report): boolean {
  const isSchool = agency !== null && SCHOOL.test(agency.name);
  return isSchool && start === `${year - 1}-09-01` && end === `${year}-08-31`;
}

function wrongPart(period: Period, year: number): LocalizedText {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (period.start === first) return { zh: "截止日期不符", en: "the last day is wrong" };
  if (period.end === last) return { zh: "起始日期不符", en: "the first day is wrong" };
  const isOtherYear = period.start.slice(4) === first.slice(4) && period.end.slice(4) === last.slice(4);
  return isOtherYear
    ? { zh: "年份不符", en: "the year is wrong" }
    : { zh: "起止日期均不符", en: "both days are wrong" };
}

function observe(report: Report): readonly Observation[] {
  const { period, year } = report;
  if (report.edition === null || (period === null && officialSections(report).length === 0)) return [];
  if (period === null || year === null) {
    return [
      {
        verdict: "notAssessable",
        spans: period === null ? [] : [period.span],
        message:
          period === null
            ? { zh: "没有读到统计期限。", en: "No statistics period was read." }
            : { zh: "报告年度未知，不能核对统计期限。", en: "The report year is not known." },
      },
    ];
  }
  const { start, end, span } = period;
  const isRight =
    (start === `${year}-01-01` && end === `${year}-12-31`) || isAcademicYear(period, year, report);
  const wrong = wrongPart(period, year);
  return [
    {
      verdict: isRight ? "pass" : "fail",
      spans: [span],
      message: isRight
        ? {
            zh: `统计期限为${start}至${end}，与报告年度相符。`,
            en: `The period is ${start} to ${end}, as it should.`,
          }
        : {
            zh: `统计期限为${start}至${end}，应为${year}-01-01至${year}-12-31：${wrong.zh}。`,
            en: `The period is ${start} to ${end} and should be ${year}-01-01 to ${year}-12-31: ${wrong.en}.`,
          },
    },
  ];
}

const SPAN = { start: 0, end: 0 } as const;

/** The statistics period is the report year. */
export const periodStated: ObservationRule = {
  code: "period-stated",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "统计期限", en: "Statistics period" },
  explanation: {
    zh: "统计期限应为报告年度的1月1日至12月31日。年份不符多因沿用上一年度的文字。",
    en: "The statistics period is 1 January to 31 December of the report year. Another year usually comes from last year's text.",
  },
  statement: "period = 1 January to 31 December of the report year",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: {
      report: {
        sections: exampleSections(),
        period: { start: "2022-01-01", end: "2022-12-31", span: SPAN },
      },
      words: "the whole year",
    },
    failing: {
      report: {
        sections: exampleSections(),
        period: { start: "2022-01-01", end: "2022-12-30", span: SPAN },
      },
      words: "a year that ends on 30 December",
    },
  },
};
