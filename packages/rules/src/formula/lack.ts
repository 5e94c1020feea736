import type { LocalizedText } from "@gongkai/schema";
import { reportOfYearBefore, type Subject } from "../subject.ts";
import { cellOf } from "./bounds.ts";
import { type Formula, termsOf } from "./formula.ts";

/** Why numbers that a formula needs are not there. */
export type Lack = "otherAgency" | "reportOfYearBefore" | "numbersOfYearBefore" | "numbers";

/** What a formula that cannot be assessed lacks: last year's report, its numbers, or the report's own. */
export function lackOf(formula: Formula, subject: Subject): Lack {
  const [own, before] = (["report", "previous"] as const).map((of) =>
    termsOf(formula).filter((term) => term.of === of),
  );
  if (before === undefined || before.length === 0) return "numbers";
  if (subject.context.continuity === "changed") return "otherAgency";
  if (reportOfYearBefore(subject) === undefined) return "reportOfYearBefore";
  const isRead = own?.some((term) => (cellOf(term, subject)?.state ?? "unread") !== "unread") ?? false;
  return isRead ? "numbersOfYearBefore" : "numbers";
}

/** What a lack comes to, as the end of a sentence without its stop. */
export function lackText(lack: Lack, { report, previous }: Subject): LocalizedText {
  switch (lack) {
    case "otherAgency":
      return {
        zh: "机关在两年之间更名、合并或分立，不能与上一年度核对",
        en: "the agency was renamed, merged or split between the two years, so they cannot be compared",
      };
    case "reportOfYearBefore": {
      const [year, other] = [report.year, previous?.year ?? null];
      return {
        zh: `缺少上一年度的报告（所给报告年度为${other ?? "未知"}，本报告年度为${year ?? "未知"}），不能核对`,
        en: `last year's report is missing (the one given is for ${other ?? "an unknown year"}, this one for ${year ?? "an unknown year"}), so it cannot be checked`,
      };
    }
    case "numbersOfYearBefore":
      return {
        zh: "上一年度报告中核对所需的数字缺失或无法读取，不能核对",
        en: "numbers of last year's report that the rule needs are not there or were not read, so it cannot be checked",
      };
    case "numbers":
      return {
        zh: "核对所需的数字缺失或无法读取，不能核对",
        en: "numbers that the rule needs are not there or were not read, so it cannot be checked",
      };
  }
}
