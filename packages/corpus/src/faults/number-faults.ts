import type { FaultDescription } from "./fault-description.ts";

/** The rules over sums of table `requests`. */
const REQUESTS_SUMS = ["applicant-footing", "processed-footing", "requests-balance"] as const;

/** Wrong numbers in table cells. */
export const NUMBER_FAULTS = {
  "breaks-balance": {
    zh: "结转下年数与勾稽关系不符",
    en: "pending requests at the end, of persons and in total, are not what the balance leaves",
    expects: ["requests-balance"],
  },
  "breaks-footing": {
    zh: "总计不等于各项之和",
    en: "a total is not the sum of its parts",
    expects: [...REQUESTS_SUMS, "remedies-footing"],
  },
  "swaps-digits": {
    zh: "相邻两位数字颠倒",
    en: "two neighbouring digits of one number have changed places",
    expects: [...REQUESTS_SUMS, "remedies-footing"],
  },
  "fee-unit-slip": {
    zh: "以元填入万元栏，文字同错",
    en: "an amount in yuan is printed where the form asks for 10,000 yuan; the narrative repeats it",
    expects: ["fee-jump"],
  },
  "narrative-disagrees": {
    zh: "文字所述新收申请数与表格不同",
    en: "the narrative states another number of requests received than the table",
    expects: ["claim-received", "claim-zero"],
  },
  "total-zero": {
    zh: "各项有数而总计为0",
    en: "a total reads 0 beside parts that do not",
    expects: [...REQUESTS_SUMS, "remedies-footing", "total-missing"],
  },
  "requests-inner-cell": {
    zh: "申请表内一格有误",
    en: "one cell within table requests is wrong",
    expects: REQUESTS_SUMS,
  },
  "remedies-inner-cell": {
    zh: "复议诉讼表内一格有误",
    en: "one outcome of table remedies is wrong",
    expects: ["remedies-footing"],
  },
  "part-above-whole": {
    zh: "某项结果大于办理总计",
    en: "an outcome exceeds all that was processed",
    expects: ["part-within-whole", "processed-footing", "applicant-footing"],
  },
  "shifted-row": {
    zh: "一行数字错移一列",
    en: "the numbers of a row stand one column too far",
    expects: REQUESTS_SUMS,
  },
  "shifted-column": {
    zh: "一列数字错移一行",
    en: "the outcomes of a column stand one row too low",
    expects: REQUESTS_SUMS,
  },
  "split-digits": {
    zh: "一个数字拆入相邻两格",
    en: "the digits of a number stand in two neighbouring cells",
    expects: REQUESTS_SUMS,
  },
  "swapped-cells": {
    zh: "相邻两格数字对调",
    en: "two neighbouring cells of a row have changed places",
    expects: REQUESTS_SUMS,
  },
  "swapped-rows": {
    zh: "两行数字对调",
    en: "two rows have changed places",
    expects: ["requests-balance", "processed-footing"],
  },
  "only-total-filled": {
    zh: "只填总计列",
    en: "the columns of the applicants are left blank",
    expects: ["only-total-filled"],
  },
  "outcome-without-request": {
    zh: "无申请而有办理结果",
    en: "outcomes are printed although no request came in or was carried over",
    expects: ["outcome-without-request", "requests-balance"],
  },
  "nothing-decided": {
    zh: "全年无一办结",
    en: "requests came in and none was decided in the year",
    expects: ["nothing-decided"],
  },
  "impossible-stock": {
    zh: "现行有效件数少于本年净增",
    en: "fewer documents are in force than were issued in the year",
    expects: ["implied-opening-stock"],
  },
  "negative-count": { zh: "计数为负", en: "a count is negative", expects: ["negative-count"] },
  "fractional-count": { zh: "计数带小数", en: "a count is a fraction", expects: ["fractional-count"] },
  "yuan-under-wan": {
    zh: "万元栏内写明“元”",
    en: "a cell under 10,000 yuan prints an amount with the unit yuan",
    expects: ["unit-contradicts-column"],
  },
  "negative-stock": {
    zh: "减少数大于上年数",
    en: "more items fell away than there were",
    expects: ["prior-year-plus-change"],
  },
  "procurement-without-pair": {
    zh: "采购有项目无金额，或反之",
    en: "procurement has projects without an amount, or the reverse",
    expects: ["procurement-pair"],
  },
  "stock-below-disclosed": {
    zh: "对外公开总数小于本年新公开数",
    en: "fewer documents are disclosed in all than were newly disclosed",
    expects: ["disclosed-stock"],
  },
  "counts-in-items": {
    zh: "项目数量栏填了办件数",
    en: "columns of items hold counts of cases",
    expects: ["counts-in-item-column"],
  },
  "rules-without-power": {
    zh: "无权机关填报规章",
    en: "a body that cannot make rules reports some",
    expects: ["rule-making-power"],
  },
  "too-many-disputes": {
    zh: "复议诉讼多于申请与决定",
    en: "more disputes than requests and decisions",
    expects: ["more-disputes-than-decisions"],
  },
} as const satisfies Record<string, FaultDescription>;
