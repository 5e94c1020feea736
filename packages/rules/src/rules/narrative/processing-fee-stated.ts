import type { LocalizedText, Report } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSection } from "./example-claim.ts";
import { otherMattersOf, saysNothing } from "./other-matters.ts";

/** The fee as reports call it, in both scripts. */
const MENTION =
  /[处處]理[收]?[费費]|信息公[开開][收]?[费費]|收[费費]通知|[缴繳][费費]通知|(?:收取|[产產]生)[^。;；,，]{0,12}[费費]用/;

const MESSAGES: Readonly<Record<"pass" | "fail" | "indeterminate" | "notAssessable", LocalizedText>> = {
  pass: {
    zh: "报告说明了信息处理费的收取情况。",
    en: "The report says whether a processing fee was charged.",
  },
  fail: {
    zh: "第六部分没有说明信息处理费的收取情况。",
    en: "Section six does not say whether a fee for processing requests was charged.",
  },
  indeterminate: {
    zh: "第六部分只说没有其他事项，没有专门说明信息处理费的收取情况。",
    en: "Section six only says that there is nothing to report; of the processing fee it says nothing.",
  },
  notAssessable: {
    zh: "没有读到第六部分，无法判断是否说明了信息处理费。",
    en: "No section six was read, so whether it speaks of the processing fee is not known.",
  },
};

function verdictOf(report: Report): keyof typeof MESSAGES {
  const isClaimed = report.claims.some(
    ({ kind }) => kind === "fees.processingFee" || kind === "fees.processingFeeNotices",
  );
  if (isClaimed) return "pass";
  const last = otherMattersOf(report);
  if (last === null) return "notAssessable";
  // Some tell it with the requests, or below a heading of their own.
  if (report.sections.some(({ id, text }) => id !== "overview" && MENTION.test(text))) return "pass";
  return saysNothing(last) ? "indeterminate" : "fail";
}

function observe(report: Report): readonly Observation[] {
  const verdict = verdictOf(report);
  const last = report.sections.find(({ id }) => id === "otherMatters");
  const spans = last === undefined ? [] : last.paragraphs.slice(0, 1);
  return [{ verdict, spans: verdict === "pass" ? [] : spans, message: MESSAGES[verdict] }];
}

/** Section six says whether a fee for processing requests was charged. */
export const processingFeeStated: ObservationRule = {
  code: "processing-fee-stated",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2021"],
  title: { zh: "没有说明信息处理费", en: "Processing fee not mentioned" },
  explanation: {
    zh: "第六部分应说明本年度发出收费通知的件数和总金额、实际收取的信息处理费，没有收取的也应说明。信息处理费不是行政事业性收费，不与表中的收费金额比较。",
    en: "Section six has to state the notices sent and the fee charged for processing requests, also where there was none. It is not one of the administrative fees and is never compared with them.",
  },
  statement: "section six speaks of the processing fee",
  observe: ({ report }) => (report.edition === "2021" && report.sections.length > 0 ? observe(report) : []),
  example: {
    edition: "2021",
    passing: {
      report: { sections: [exampleSection("otherMatters", "本年度未收取信息处理费。")] },
      words: "section six says that no processing fee was charged",
    },
    failing: {
      report: {
        sections: [exampleSection("otherMatters", "认真办理建议提案，办理结果及时向社会公开，接受监督。")],
      },
      words: "section six speaks of proposals only",
    },
  },
};
