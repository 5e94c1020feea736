import type { FaultDescription } from "./fault-description.ts";

/** What only shows beside other reports of the agency; `generateSeries` plants them. */
export const SERIES_FAULTS = {
  "pending-not-carried": {
    zh: "上年结转与上年报告不符",
    en: "requests carried in are not those carried out the year before",
    expects: ["pending-continuity"],
  },
  "stock-not-carried": {
    zh: "现行有效件数与上年不衔接",
    en: "documents in force do not follow from the year before",
    expects: ["stock-continuity"],
  },
  "table-not-updated": {
    zh: "整表照抄上年",
    en: "a whole table is last year's",
    expects: ["table-not-updated"],
  },
  jump: { zh: "数字突变", en: "a count is many times last year's", expects: ["jump"] },
  "sudden-zero": { zh: "常年有数而本年为0", en: "a count falls to 0", expects: ["sudden-zero"] },
  "fee-jump": {
    zh: "收费为上年一万倍",
    en: "fees are 10,000 times last year's",
    expects: ["fee-jump"],
  },
  "too-many-lawsuits": {
    zh: "复议后起诉多于两年审结的复议",
    en: "more lawsuits after reconsideration than reconsiderations closed in two years",
    expects: ["litigation-without-reconsideration"],
  },
  "narrative-of-last-year": {
    zh: "文字沿用上年",
    en: "the overview is last year's, numbers included",
    expects: ["narrative-reused"],
  },
  "narrative-of-another-agency": {
    zh: "文字沿用其他单位",
    en: "the overview is that of another agency, numbers included",
    expects: ["narrative-reused"],
  },
  "another-version": {
    zh: "同一年度另有一份不同的报告",
    en: "another report for the same year has other numbers",
    expects: ["two-reports-one-year"],
  },
} as const satisfies Record<string, FaultDescription>;
