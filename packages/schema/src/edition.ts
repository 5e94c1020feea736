import type { LocalizedText } from "./localized-text.ts";

/** An official form of the yearly report, named for the year of the notice that issued it. */
export type Edition = "2019" | "2021";

/** Where an edition of the form comes from and which report years it is meant for. */
export interface EditionDescription {
  readonly edition: Edition;
  /** Document number of the issuing notice, as printed on it. */
  readonly notice: string;
  /** First report year (统计年度) the form is meant for. */
  readonly firstReportYear: number;
  /** Last report year, or null while the form is in force. */
  readonly lastReportYear: number | null;
  readonly description: LocalizedText;
}

/** Every edition, oldest first. */
export const EDITIONS = ["2019", "2021"] as const satisfies readonly Edition[];

/** The notices behind the editions. Source: the two notices of the General Office of the State Council. */
export const EDITION_DESCRIPTIONS: Readonly<Record<Edition, EditionDescription>> = {
  "2019": {
    edition: "2019",
    notice: "国办公开办函〔2019〕60号",
    firstReportYear: 2019,
    lastReportYear: 2020,
    description: {
      zh: "政府信息公开工作年度报告格式（试行）",
      en: "Trial form, counts items and yearly change, with a block for procurement",
    },
  },
  "2021": {
    edition: "2021",
    notice: "国办公开办函〔2021〕30号",
    firstReportYear: 2021,
    lastReportYear: null,
    description: {
      zh: "政府信息公开工作年度报告格式",
      en: "Revised form, counts documents and decisions, and the amount of fees",
    },
  },
};

/** The edition meant for a report year, or null before 2019, when no national form existed. */
export function editionForYear(reportYear: number): Edition | null {
  const match = EDITIONS.map((edition) => EDITION_DESCRIPTIONS[edition]).find(
    ({ firstReportYear, lastReportYear }) =>
      reportYear >= firstReportYear && (lastReportYear === null || reportYear <= lastReportYear),
  );
  return match?.edition ?? null;
}
