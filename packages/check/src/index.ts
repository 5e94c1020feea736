export type { CheckedReport, CheckResult, FindingCounts, RuleCounts } from "./check-result.ts";
export { type CheckSourceOptions, checkSource } from "./check-source.ts";
export { CHECK_STATUSES, type CheckStatus, checkStatus } from "./check-status.ts";
export { type HtmlOptions, renderHtml } from "./html/render-html.ts";
export { renderJson } from "./json/render-json.ts";
export type { Language } from "./language.ts";
export { isClean, outcomeText } from "./summary.ts";
export { renderText, type TextOptions } from "./text/render-text.ts";
export { pairYears } from "./year-pairs.ts";
