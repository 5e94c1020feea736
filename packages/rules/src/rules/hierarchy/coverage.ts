import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { exampleReport } from "../years/example-report.ts";
import { childrenOf } from "./children.ts";

/** How many absentees a message names. */
const NAMED = 20;

function observe(subject: Subject): readonly Observation[] {
  const children = childrenOf(subject);
  if (children === null || children.expected === null || children.expected === 0) return [];
  const { expected, absentees } = children;
  const present = expected - absentees.length;
  const { year } = subject.report;
  const named = absentees.slice(0, NAMED);
  const left = absentees.length - named.length;
  return [
    {
      verdict: absentees.length === 0 ? "pass" : "fail",
      left: present,
      right: expected,
      message:
        absentees.length === 0
          ? {
              zh: `${year}年应报告的${expected}个机关的报告均已收到。`,
              en: `All reports expected for ${year} are present: ${present} of ${expected}.`,
            }
          : {
              zh: `${year}年应有${expected}个机关报告，已有${present}个，缺${absentees.length}个：${named.join("、")}${left > 0 ? `等` : ""}。`,
              en: `Reports for ${year}: ${present} of ${expected} expected; absent: ${named.join(", ")}${left > 0 ? ` and ${left} more` : ""}.`,
            },
    },
  ];
}

const BUREAUS = ["甲县教育局", "甲县民政局"];

function bureau(name: string) {
  return exampleReport("2021", 2022, {}, { agency: { name, place: null, evidence: [] } });
}

/** Which bodies below a government have reported, and which have not. */
export const coverage: ObservationRule = {
  code: "coverage",
  version: 1,
  kind: "hierarchy",
  severity: "information",
  editions: ["2019", "2021"],
  title: { zh: "下级机关报告覆盖", en: "Coverage of the bodies below" },
  explanation: {
    zh: "汇总报告所辖机关中，已有本年度报告的个数与应有的个数，并列出缺少的机关。应报告的机关名单须由外部给出；没有名单时不提示。",
    en: "Of the bodies that a summary report covers, how many reports for its year are there and how many should be, with the list of those that are not. The list of those that should report comes from outside; without it nothing is said.",
  },
  statement: "reports present = reports expected",
  observe,
  example: {
    edition: "2021",
    passing: {
      context: { subordinates: { reports: BUREAUS.map(bureau), expected: BUREAUS } },
      words: "the reports of both bureaus are present",
    },
    failing: {
      context: { subordinates: { reports: BUREAUS.slice(1).map(bureau), expected: BUREAUS } },
      words: "the report of one of two bureaus is present",
    },
  },
};
