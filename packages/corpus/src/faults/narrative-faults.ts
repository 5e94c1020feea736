import type { FaultDescription } from "./fault-description.ts";

/** Numbers that the narrative states otherwise than the tables or its own parts do. */
export const NARRATIVE_NUMBER_FAULTS = {
  "narrative-received": {
    zh: "文字新收数有误",
    en: "requests received as told",
    expects: ["claim-received", "claim-zero", "claims-agree"],
  },
  "narrative-pending-at-start": {
    zh: "文字上年结转数有误",
    en: "requests carried in as told",
    expects: ["claim-pending-at-start", "claim-received", "claim-zero"],
  },
  "narrative-pending-at-end": {
    zh: "文字结转下年数有误",
    en: "requests carried out as told",
    expects: ["claim-pending-at-end", "claim-zero"],
  },
  "narrative-processed": {
    zh: "文字办结数有误",
    en: "requests processed as told",
    expects: ["claim-processed", "claim-zero"],
  },
  "narrative-outcome": {
    zh: "文字予以公开数有误",
    en: "requests granted as told",
    expects: ["claim-outcome", "claim-zero"],
  },
  "narrative-applicant": {
    zh: "文字自然人申请数有误",
    en: "requests of persons as told",
    expects: ["claim-applicant", "claim-zero"],
  },
  "narrative-remedies": {
    zh: "文字行政复议数有误",
    en: "reconsiderations as told",
    expects: ["claim-remedies", "claim-zero", "claims-agree"],
  },
  "narrative-documents": {
    zh: "文字现行有效文件数有误",
    en: "documents in force as told",
    expects: ["claim-documents", "claim-zero"],
  },
  "narrative-decisions": {
    zh: "文字行政许可数有误",
    en: "licensing decisions as told",
    expects: ["claim-decisions", "claim-zero"],
  },
  "narrative-fee": { zh: "文字收费金额有误", en: "administrative fees as told", expects: ["claim-fee"] },
  "narrative-fee-unit": {
    zh: "文字收费与表格相差一万倍",
    en: "administrative fees as told are 10,000 times those of the table",
    expects: ["fee-unit"],
  },
  "narrative-denies-requests": {
    zh: "文字称未收到申请，表中有数",
    en: "the narrative says that no request came in, the table has some",
    expects: ["claim-zero"],
  },
  "narrative-denies-disputes": {
    zh: "文字称无复议诉讼，表中有数",
    en: "the narrative says that there were no disputes, the table has some",
    expects: ["claim-zero"],
  },
  "narrative-parts": {
    zh: "文字分项之和不等于总数",
    en: "parts of a sentence do not add up to its sum",
    expects: ["claim-sum"],
  },
  "narrative-rate": {
    zh: "文字同比比例算错",
    en: "a percentage does not follow from the two numbers beside it",
    expects: ["claim-rate", "claim-year-on-year"],
  },
  "narrative-sections-disagree": {
    zh: "第一、三部分所述不一致",
    en: "sections one and three state different numbers of requests",
    expects: ["claims-agree", "claim-received"],
  },
  "restated-wrongly": {
    zh: "所引上年数与上年报告不符",
    en: "a figure quoted from last year is not last year's; `generateSeries` plants it",
    expects: ["restated-figure"],
  },
  "fee-notice-missing": {
    zh: "有逾期未缴费申请而称未收费、未通知",
    en: "requests were closed for unpaid fees, and section six knows of no notice",
    expects: ["fee-notice"],
  },
} as const satisfies Record<string, FaultDescription>;
