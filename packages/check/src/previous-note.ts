import type { LocalizedText } from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "./check-result.ts";

/** What keeps the report of the year before from being compared with, and what to do; null where nothing does. */
export function previousProblem(
  { report, previous }: CheckedReport,
  { previous: source }: CheckResult,
): LocalizedText | null {
  if (source === null) return null;
  const { name } = source;
  if (previous === null) {
    return {
      zh: `${name}中没有可对照的上年报告，未与上年核对。请提供同一机关上一年度的报告。`,
      en: `${name} holds no report to compare with, so last year was not looked at. Give the report of the same agency for the year before.`,
    };
  }
  if (report.year === null || previous.year === null) {
    return {
      zh: `本报告或${name}的年度不明，不能与上年核对。`,
      en: `The year of this report or of ${name} is not known, so they cannot be compared.`,
    };
  }
  if (previous.year !== report.year - 1) {
    return {
      zh: `${name}是${previous.year}年度的报告，不是${report.year - 1}年度的，不能与上年核对。请提供上一年度的报告。`,
      en: `${name} is for ${previous.year}, not for ${report.year - 1}, so they cannot be compared. Give the report of the year before.`,
    };
  }
  const [own, other] = [report.agency?.name, previous.agency?.name];
  if (own === undefined || other === undefined || own === other) return null;
  return {
    zh: `${name}署名为“${other}”，本报告为“${own}”；已按同一机关核对。如不是同一机关，请提供本机关上一年度的报告。`,
    en: `${name} names ${other}, this report ${own}; they were compared as one agency. If they are not, give this agency's report of the year before.`,
  };
}
