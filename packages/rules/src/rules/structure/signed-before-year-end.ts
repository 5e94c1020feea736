import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

function observe({ report: { edition, period, signedOn, year } }: Subject): readonly Observation[] {
  if (edition === null || signedOn === null || year === null) return [];
  const isOfYear = period?.end.startsWith(String(year)) === true;
  const lastDay = isOfYear ? period.end : `${year}-12-31`;
  const isEarly = signedOn < lastDay;
  return [
    {
      verdict: isEarly ? "fail" : "pass",
      message: {
        zh: `落款日期为${signedOn}，${isEarly ? "早于" : "不早于"}统计期限的最后一天${lastDay}。`,
        en: `The report is signed on ${signedOn}, ${isEarly ? "before" : "not before"} ${lastDay}, the last day that it counts.`,
      },
    },
  ];
}

/** A report is signed when its year is over. */
export const signedBeforeYearEnd: ObservationRule = {
  code: "signed-before-year-end",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "落款日期早于年末", en: "Signed before the year's end" },
  explanation: {
    zh: "全年数字在年末之后才能得出，落款日期不应早于统计期限的最后一天。多因把年份写成了报告年度。",
    en: "The figures of a year are known when it is over, so the report is not signed earlier. Usually the report year was written in place of the year of signing.",
  },
  statement: "date of the signature >= last day of the period",
  observe,
  example: {
    edition: "2021",
    passing: { report: { signedOn: "2023-01-13" }, words: "signed in January 2023" },
    failing: { report: { signedOn: "2022-01-13" }, words: "signed in January 2022" },
  },
};
