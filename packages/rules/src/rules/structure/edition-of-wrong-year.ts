import { editionForYear } from "@gongkai/schema";
import type { ObservationRule } from "../../rule.ts";

/** The report uses the form that is meant for its year. */
export const editionOfWrongYear: ObservationRule = {
  code: "edition-of-wrong-year",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "格式版本与年度不符", en: "Edition of the wrong year" },
  explanation: {
    zh: "2019年和2020年的报告应使用2019年格式，2021年起应使用2021年格式。数字仍按报告实际采用的格式读取。",
    en: "Reports for 2019 and 2020 are to use the 2019 edition of the form, later ones the 2021 edition. Numbers are read by the edition that was used.",
  },
  statement: "edition = the edition meant for the report year",
  observe: ({ report: { edition, year } }) => {
    if (edition === null) return [];
    const meant = year === null ? null : editionForYear(year);
    if (meant === null) {
      return [
        {
          verdict: "notAssessable",
          cells: [],
          message: {
            zh: "报告年度未知或早于全国统一格式，不能判断。",
            en: "The report year is not known or precedes the national form.",
          },
        },
      ];
    }
    return [
      {
        verdict: edition === meant ? "pass" : "fail",
        cells: [],
        message: {
          zh: `${year}年的报告采用${edition}年格式，该年度的格式为${meant}年格式。`,
          en: `The report for ${year} uses the ${edition} edition; the ${meant} edition is meant for that year.`,
        },
      },
    ];
  },
  example: {
    edition: "2019",
    passing: { year: 2020, cells: {} },
    failing: { year: 2021, cells: {} },
  },
};
