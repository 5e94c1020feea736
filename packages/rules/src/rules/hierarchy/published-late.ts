import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

const DEPARTMENT_DAY = "01-31";
const SUMMARY_DAY = "03-31";

interface Deadline {
  readonly day: string;
  readonly zh: string;
  readonly en: string;
}

function deadlineOf({ context }: Subject, year: number): Deadline {
  const kind = context.agency?.kind ?? null;
  if (kind !== null && kind !== "government") {
    return { day: `${year + 1}-${DEPARTMENT_DAY}`, zh: "部门报告", en: "the report of a department" };
  }
  const day = `${year + 1}-${SUMMARY_DAY}`;
  return kind === null
    ? { day, zh: "最晚一类报告", en: "any report" }
    : { day, zh: "政府汇总报告", en: "the summary report of a government" };
}

function daysBetween(earlier: string, later: string): number | null {
  const days = Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000);
  return Number.isFinite(days) ? days : null;
}

function observe(subject: Subject): readonly Observation[] {
  const { report } = subject;
  const { year, publishedOn, signedOn } = report;
  const date = publishedOn ?? signedOn;
  if (year === null || date === null) return [];
  const deadline = deadlineOf(subject, year);
  const lateness = daysBetween(deadline.day, date);
  if (lateness === null) return [];
  const isLate = lateness > 0;
  const field = publishedOn === null ? "signedOn" : "publishedOn";
  const verb =
    publishedOn === null
      ? { zh: "落款日期为", en: "was signed on" }
      : { zh: "发布于", en: "was published on" };
  const wasSignedInTime = isLate && publishedOn !== null && signedOn !== null && signedOn <= deadline.day;
  const signed = wasSignedInTime
    ? {
        zh: `（落款日期为${signedOn}，网页可能是后来重新发布的）`,
        en: ` (signed on ${signedOn}; the page may have been put up again later)`,
      }
    : { zh: "", en: "" };
  return [
    {
      verdict: isLate ? "fail" : "pass",
      formula: `${field} <= ${deadline.day}`,
      message: isLate
        ? {
            zh: `${year}年的报告${verb.zh}${date}${signed.zh}，${deadline.zh}应在${deadline.day}前公布，迟${lateness}天。`,
            en: `The report for ${year} ${verb.en} ${date}${signed.en}; ${deadline.en} is due by ${deadline.day}; days late: ${lateness}.`,
          }
        : {
            zh: `${year}年的报告${verb.zh}${date}，${deadline.zh}的期限为${deadline.day}。`,
            en: `The report for ${year} ${verb.en} ${date}; ${deadline.en} is due by ${deadline.day}.`,
          },
    },
  ];
}

/** The report came out after the day that the law sets. */
export const publishedLate: ObservationRule = {
  code: "published-late",
  version: 1,
  kind: "timeliness",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "逾期公布", en: "Published late" },
  explanation: {
    zh: "部门应在次年1月31日前、政府应在次年3月31日前公布年度报告。以网页的发布日期为准，没有则以落款日期为准；不知机关种类的，按较晚的日期。网页迁移后日期可能是重新发布的日期，因此只作提示；早于报告年度结束的日期是日期之误，不算逾期。",
    en: "Departments publish by 31 January of the year after, governments by 31 March. The page's date of publication counts, else that of the signature; where the kind of body is not known the later day holds. A page that was moved may bear the day of its move, so it is a warning. A date before the report year has ended is a slip of the date and not late.",
  },
  statement: "published by 31 January (department) or 31 March (government) of the year after",
  observe,
  example: {
    edition: "2021",
    passing: {
      report: { publishedOn: "2023-01-31" },
      context: { agency: { level: null, kind: "education" } },
      words: "published on 2023-01-31 by a department",
    },
    failing: {
      report: { publishedOn: "2023-02-01" },
      context: { agency: { level: null, kind: "education" } },
      words: "published on 2023-02-01 by a department",
    },
  },
};
