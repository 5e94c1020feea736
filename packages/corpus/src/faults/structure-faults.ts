import type { FaultDescription } from "./fault-description.ts";

/** How the report is put together. */
export const STRUCTURE_FAULTS = {
  "section-missing": { zh: "缺一部分", en: "section five or six is missing", expects: ["sections-in-order"] },
  "section-doubled": {
    zh: "一部分重复",
    en: "section five or six stands twice",
    expects: ["sections-in-order"],
  },
  "sections-swapped": {
    zh: "部分次序颠倒",
    en: "section six stands before five",
    expects: ["sections-in-order"],
  },
  "section-misnumbered": {
    zh: "部分序号有误",
    en: "a heading has the number of another section",
    expects: ["section-number-matches-heading"],
  },
  "section-five-empty": { zh: "第五部分为空", en: "section five says nothing", expects: ["section-empty"] },
  "table-missing": { zh: "标题下缺表", en: "a heading has no table", expects: ["table-present"] },
  "other-agency-named": {
    zh: "正文出现其他单位名称",
    en: "the narrative names another body in the agency's place",
    expects: ["another-agency-named"],
  },
  "processing-fee-unmentioned": {
    zh: "未说明信息处理费",
    en: "section six does not speak of the processing fee",
    expects: ["processing-fee-stated"],
  },
  "wrong-period": {
    zh: "统计期限有误",
    en: "the statistics period is not the calendar year of the report",
    expects: ["period-stated"],
  },
  "wrong-edition": {
    zh: "使用了其他年度的表样",
    en: "the form is that of other years",
    expects: ["edition-of-wrong-year"],
  },
  "mixed-edition": {
    zh: "表格混用两种表样",
    en: "one block follows the form of other years",
    expects: ["edition-mixed"],
  },
} as const satisfies Record<string, FaultDescription>;
