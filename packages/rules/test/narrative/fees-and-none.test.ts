import type { Claim, Report, SectionId } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport } from "../../src/index.ts";
import { buildReport } from "../support/build-report.ts";

const NOWHERE = { start: 0, end: 0 } as const;
const UNPAID = "requests/processed.otherwiseClosed.feeUnpaid/total" as const;

function reportWith(
  sections: Readonly<Partial<Record<SectionId, string>>>,
  cells: Parameters<typeof buildReport>[2] = new Map(),
  claims: readonly Claim[] = [],
): Report {
  return {
    ...buildReport("2021", 2022, cells),
    claims,
    // Object.entries loses the key type.
    sections: (Object.entries(sections) as [SectionId, string][]).map(([id, text]) => ({
      id,
      heading: "",
      headingSpan: NOWHERE,
      span: NOWHERE,
      text,
      paragraphs: [{ start: 0, end: text.length }],
    })),
  };
}

const verdictOf = (report: Report, rule: string) =>
  checkReport(report, { rules: [rule], all: true }).map(({ verdict }) => verdict);

describe("section six on the fee for processing requests", () => {
  test.each([
    ["本年度未收取信息处理费。", "pass"],
    ["2023年度,旗教育局無信息處理收費情況。", "pass"],
    ["认真办理建议提案，办理结果及时向社会公开，接受监督。", "fail"],
    ["无。", "indeterminate"],
    ["无其他需要报告的事项。\n联系地址：示例路12号，联系电话0000-1000009，邮箱a@example", "indeterminate"],
    ["本年度无。\n示例县统计局\n2022\n年\n1\n月", "indeterminate"],
  ])("%s: %s", (text, verdict) => {
    expect(verdictOf(reportWith({ otherMatters: text }), "processing-fee-stated")).toEqual([verdict]);
  });

  test("may be told with the requests", () => {
    const report = reportWith({
      requests: "未收取信息处理费。",
      otherMatters: "建议提案均已办结，结果及时向社会公开。",
    });
    expect(verdictOf(report, "processing-fee-stated")).toEqual(["pass"]);
  });

  test("is not known where no section six was read, and not asked for by the older form", () => {
    expect(verdictOf(reportWith({ overview: "。" }), "processing-fee-stated")).toEqual(["notAssessable"]);
    expect(
      verdictOf(
        {
          ...reportWith({ otherMatters: "全年工作按要求完成，各项任务的结果已经向社会公开。" }),
          edition: "2019",
        },
        "processing-fee-stated",
      ),
    ).toEqual([]);
  });
});

describe("requests closed because a fee was not paid", () => {
  const cells = new Map([[UNPAID, 2]]);

  test.each([
    ["本年度未收取信息处理费，其他工作按要求完成，结果已经公开。", "fail"],
    ["本年度发出信息处理费收费通知若干，均未缴纳。", "indeterminate"],
    ["本年度发出收费告知书1份，申请人未缴费，未收取信息处理费。", "indeterminate"],
    ["已向申请人催缴，申请人未缴费。", "indeterminate"],
    ["无。", "indeterminate"],
  ])("ask for a notice: %s", (text, verdict) => {
    expect(verdictOf(reportWith({ otherMatters: text }, cells), "fee-notice")).toEqual([verdict]);
  });

  test.each([
    ["1件因申请人逾期未缴费不再处理，已按规定向其送达收费通知书。", "indeterminate"],
    ["认真落实上级通知要求，及时告知申请人。未收取费用。", "fail"],
  ])("may be told with their notice in the overview: %s", (overview, verdict) => {
    const otherMatters = "本年度未收取信息处理费，其他工作按要求完成，结果已经公开。";
    expect(verdictOf(reportWith({ overview, otherMatters }, cells), "fee-notice")).toEqual([verdict]);
  });

  test("say nothing where there was none", () => {
    expect(verdictOf(reportWith({ otherMatters: "无。" }), "fee-notice")).toEqual([]);
  });
});

describe("a section that says only that there was none", () => {
  const cells = new Map([["remedies/reconsideration/total", 1]] as const);

  test.each(["无", "无。", "本年度无此类情况。", "無"])("%s contradicts a table with numbers", (text) => {
    expect(verdictOf(reportWith({ remedies: text }, cells), "section-says-none")).toEqual(["fail"]);
    expect(verdictOf(reportWith({ remedies: text }), "section-says-none")).toEqual(["pass"]);
  });

  test("is no section that says more, nor one of the other table", () => {
    expect(verdictOf(reportWith({ remedies: "无行政诉讼。" }, cells), "section-says-none")).toEqual([]);
    expect(verdictOf(reportWith({ requests: "无。" }, cells), "section-says-none")).toEqual(["pass"]);
  });
});
