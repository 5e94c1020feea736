import { type CellAddress, cellAt, type Report } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleClaim, exampleSection, withClaims } from "./example-claim.ts";
import { otherMattersOf, saysNothing } from "./other-matters.ts";

const UNPAID: CellAddress = "requests/processed.otherwiseClosed.feeUnpaid/total";
/** A notice of the fee, in whatever words, in both scripts. */
const NOTICE = /通知|告知|催[缴繳]/;
/** The overview has notices of every sort: there a notice is one of the fee where its sentence speaks of paying. */
const NOTICE_OF_FEE = /[费費缴繳][^。\n]{0,40}(?:通知|告知)|(?:通知|告知)[^。\n]{0,40}[费費缴繳]|催[缴繳]/;

/** What the narrative says of notices: how many claims state some or none, or whether it mentions any. */
function noticesOf({ claims, sections }: Report) {
  const stated = claims.flatMap(({ kind, year }, index) =>
    kind === "fees.processingFeeNotices" && year === null ? [index] : [],
  );
  const last = sections.filter(({ id }) => id === "otherMatters");
  return {
    stated,
    some: stated.filter((index) => (claims[index]?.value ?? 0) > 0),
    isMentioned: sections.some(({ id, text }) => (id === "overview" ? NOTICE_OF_FEE : NOTICE).test(text)),
    isSilent: saysNothing(otherMattersOf({ sections }) ?? ""),
    spans: last.flatMap(({ paragraphs }) => paragraphs.slice(0, 1)),
  };
}

function observe(report: Report): readonly Observation[] {
  const cell = cellAt(report.tables, UNPAID);
  if (cell?.state !== "value" || cell.value <= 0) return [];
  const { stated, some, isMentioned, isSilent, spans } = noticesOf(report);
  // Without any narrative nobody knows what section six says.
  if (stated.length === 0 && report.sections.length === 0) return [];
  const isDenied = stated.length > 0 && some.length === 0;
  const base = {
    cells: [UNPAID],
    claims: stated,
    right: cell.value,
    formula: "notices >= 1 where feeUnpaid >= 1",
  };
  const closed = {
    zh: `有${cell.value}件申请因逾期未缴费而不再处理`,
    en: `${cell.value} requests were closed because a fee was not paid`,
  };
  if (some.length > 0) {
    const value = report.claims[some[0] ?? 0]?.value ?? 0;
    return [
      {
        ...base,
        verdict: "pass",
        left: value,
        message: {
          zh: `${closed.zh}，报告称发出收费通知${value}件。`,
          en: `${closed.en}; ${value} notices are stated.`,
        },
      },
    ];
  }
  if (!isDenied && (isMentioned || isSilent)) {
    return [
      {
        ...base,
        verdict: "indeterminate",
        spans,
        message: {
          zh: `${closed.zh}，报告没有说清发出多少收费通知。`,
          en: `${closed.en}; how many notices were sent is not clear.`,
        },
      },
    ];
  }
  return [
    {
      ...base,
      verdict: "fail",
      left: isDenied ? 0 : null,
      spans: isDenied ? [] : spans,
      message: isDenied
        ? {
            zh: `${closed.zh}，报告却称没有发出收费通知。`,
            en: `${closed.en}, and yet the report says that no notice was sent.`,
          }
        : {
            zh: `${closed.zh}，第六部分却没有提到收费通知。`,
            en: `${closed.en}, and yet section six mentions no notice.`,
          },
    },
  ];
}

/** Where requests were closed for an unpaid fee, notices of the fee were sent. */
export const feeNotice: ObservationRule = {
  code: "fee-notice",
  version: 1,
  kind: "agreement",
  severity: "error",
  editions: ["2021"],
  title: { zh: "有逾期未缴费而无收费通知", en: "Fee unpaid without a notice" },
  explanation: {
    zh: "表中有因申请人逾期未按收费通知要求缴纳费用而不再处理的申请，第六部分就应说明发出的收费通知。",
    en: "A request can only be closed because a fee was not paid once a notice of the fee was sent, and section six has to state the notices.",
  },
  statement: "notices >= 1 where processed.otherwiseClosed.feeUnpaid >= 1",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: {
      cells: { [UNPAID]: 2 },
      report: withClaims(exampleClaim("fees.processingFeeNotices", 2, { section: "otherMatters" })),
      words: "section six states 2 notices",
    },
    failing: {
      cells: { [UNPAID]: 2 },
      report: {
        ...withClaims(exampleClaim("fees.processingFeeNotices", 0, { section: "otherMatters" })),
        sections: [exampleSection("otherMatters", "本年度没有发出收费通知，未收取信息处理费。")],
      },
      words: "section six says that no notice was sent",
    },
  },
};
