import { defineTexts } from "../../language/texts.ts";

/** What charts and their tables say. */
export const CHART_TEXTS = defineTexts({
  zh: {
    year: "年份",
    reports: "报告数",
    table: "数据表",
    none: "无数据",
    small: (least: string) => `空心点：所依据的报告不足 ${least} 份，变动可能只因个别报告`,
    point: (label: string, year: number, value: string, n: string | null) =>
      `${label} ${year} 年：${value}${n === null ? "" : `（${n} 份报告）`}`,
    nLabel: (n: string) => `${n} 份报告`,
  },
  en: {
    year: "Year",
    reports: "Reports",
    table: "Table",
    none: "no data",
    small: (least) => `Hollow points rest on fewer than ${least} reports; a single one may move them`,
    point: (label, year, value, n) => `${label} ${year}: ${value}${n === null ? "" : ` (${n} reports)`}`,
    nLabel: (n) => `${n} reports`,
  },
});
