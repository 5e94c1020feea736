import type { LocalizedText, Report } from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "./check-result.ts";

/** Whether both name an agency, and not the same: a name may be given with or without the place before it. */
function nameOthers(own: string | undefined, other: string | undefined): boolean {
  if (own === undefined || other === undefined) return false;
  return !own.endsWith(other) && !other.endsWith(own);
}

/**
 * Why a report cannot be compared with what was given for the year before, as a clause; null where it can.
 * `candidate` is the report found there, `name` that of its source.
 */
export function comparisonObstacle(
  report: Report,
  candidate: Report | undefined,
  name: string,
): LocalizedText | null {
  if (candidate === undefined) {
    return {
      zh: `${name}中没有同一机关上一年度的报告`,
      en: `${name} holds no report of this agency for the year before`,
    };
  }
  if (report.year === null || candidate.year === null) {
    return {
      zh: `本报告或${name}的年度不明`,
      en: `the year of this report or of ${name} is not known`,
    };
  }
  if (candidate.year !== report.year - 1) {
    return {
      zh: `${name}是${candidate.year}年度的报告，不是${report.year - 1}年度的`,
      en: `${name} is for ${candidate.year}, not for ${report.year - 1}`,
    };
  }
  const [own, other] = [report.agency?.name, candidate.agency?.name];
  if (!nameOthers(own, other)) return null;
  return {
    zh: `${name}是“${other}”的报告，本报告是“${own}”的`,
    en: `${name} is of ${other}, this report of ${own}`,
  };
}

/** What is to be said of the report of the year before: that it was not compared with, or under another name. */
export function previousProblem(
  { report, previous, notCompared }: CheckedReport,
  { previous: source }: CheckResult,
): LocalizedText | null {
  if (notCompared !== null) {
    return {
      zh: `未与上年核对：${notCompared.zh}。请提供同一机关上一年度的报告。`,
      en: `Not compared with last year: ${notCompared.en}. Give the report of the same agency for the year before.`,
    };
  }
  const [own, other] = [report.agency?.name, previous?.agency?.name];
  if (source === null || own === undefined || other === undefined || own === other) return null;
  return {
    zh: `${source.name}署名为“${other}”，本报告为“${own}”；已按同一机关核对。如不是同一机关，请提供本机关上一年度的报告。`,
    en: `${source.name} names ${other}, this report ${own}; they were compared as one agency. If they are not, give this agency's report of the year before.`,
  };
}
