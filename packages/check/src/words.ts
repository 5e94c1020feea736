import type { LocalizedText, Severity, Verdict } from "@gongkai/schema";

/** What severities are called. */
export const SEVERITY_WORDS: Readonly<Record<Severity, LocalizedText>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  information: { zh: "提示", en: "information" },
};

/** Signs that tell severities apart without colour. */
export const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = {
  error: "▲",
  warning: "△",
  information: "○",
};

/** What verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Verdict, LocalizedText>> = {
  pass: { zh: "符合", en: "passes" },
  fail: { zh: "不符合", en: "fails" },
  passIfBlankIsZero: { zh: "空白视为0时符合", en: "passes if blank is zero" },
  indeterminate: { zh: "因缺少数字无法判断", en: "undecided while numbers are missing" },
  notAssessable: { zh: "不能核对", en: "not assessable" },
};

/** The other words of the interface. */
export const WORDS = {
  colon: { zh: "：", en: ": " },
  comma: { zh: "，", en: ", " },
  semicolon: { zh: "；", en: "; " },
  stop: { zh: "。", en: "." },
  blank: { zh: "空白", en: "blank" },
  unread: { zh: "未读", en: "unread" },
  absent: { zh: "表式无此项", en: "not on the form" },
  formula: { zh: "公式", en: "formula" },
  why: { zh: "说明", en: "note" },
  help: { zh: "建议", en: "help" },
  blame: { zh: "归因", en: "fault of" },
  guess: { zh: "推测", en: "perhaps" },
  seeAbove: { zh: "与上文同一原因，见", en: "the same as above, see" },
  figures: { zh: "数值", en: "figures" },
  lastYear: { zh: "上年", en: "last year" },
  otherReport: { zh: "其他报告", en: "another report" },
  noPlace: { zh: "原文无对应位置", en: "nothing is printed there" },
  wholeReport: { zh: "报告整体", en: "The report as a whole" },
  undecided: { zh: "未能得出结论的核对", en: "Checks without a conclusion" },
  passed: { zh: "符合的核对", en: "Checks that pass" },
  reading: { zh: "读取情况", en: "Reading problems" },
  unknownAgency: { zh: "未能确定机关", en: "unknown agency" },
  unknownYear: { zh: "年度不明", en: "unknown year" },
  noForm: { zh: "未采用官方表式", en: "follows no official form" },
} as const satisfies Record<string, LocalizedText>;

/** A number with a noun that agrees with it. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
