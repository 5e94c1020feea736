import { generateReport, LAYOUT_IDS, toGlossedTraditional } from "@gongkai/corpus";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectReports, parseReports } from "../src/index.ts";
import { OTHER_PAGES } from "./support/other-pages.ts";
import { plainSource } from "./support/plain-source.ts";
import { BODIES, HEADINGS, proseReport, TITLE } from "./support/prose-report.ts";

function cut(text: string): readonly string[] {
  return detectReports(text).map(({ start, end }) => text.slice(start, end));
}

describe("a page that holds a report is known by it", () => {
  test("from its title to its signature", () => {
    const report = proseReport();
    const page = `首页 > 政务公开\n字体:[大 中 小]\n${report}\n上一篇:公告\n版权所有:示例县人民政府 ICP备00000000号`;
    expect(cut(page)).toEqual([report]);
  });

  test("in every layout of the corpus", () => {
    const requests = fc.record({ seed: fc.nat({ max: 1_000_000 }), layout: fc.constantFrom(...LAYOUT_IDS) });
    fc.assert(
      fc.property(requests, (request) => {
        const { text, name } = generateReport(request);
        expect(detectReports(text), name).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["in Traditional script with glosses", (text: string) => toGlossedTraditional(text)],
    [
      "in full-width forms",
      (text: string) => text.replaceAll(",", "，").replaceAll("(", "（").replaceAll(":", "："),
    ],
    ["on one line", (text: string) => text.replaceAll("\n", " ")],
    ["in markup", (text: string) => `<p>${text.replaceAll("\n", "</p>\n<p>")}</p>`],
    ["numbered (一)", (text: string) => text.replace(/^([一二三四五六])、/gm, "($1)")],
    ["without its title", (text: string) => text.replace(`${TITLE}\n`, "")],
    ["without its first section", (text: string) => text.slice(text.indexOf("二、"))],
    ["printed twice", (text: string) => `${text}\n版权所有\n${text}`],
  ])("%s", (_, change) => {
    expect(detectReports(change(proseReport()))).toHaveLength(1);
  });

  test("of before 2019, by its own headings", () => {
    const text = [
      "示例县水利局2015年政府信息公开年度报告",
      "一、概述",
      "2015年,我局组织学习条例,公开信息60条。",
      "二、主动公开政府信息情况",
      "全年主动公开政府信息60条,其中机构职能类4条,网站公开50条。",
      "三、收费及减免情况",
      "全年未收取费用。",
    ].join("\n");
    expect(cut(text)).toEqual([text]);
  });
});

test("two reports in a page are two, each where it stands", () => {
  const second = proseReport().replaceAll("林业局", "交通局").replaceAll("2022年", "2021年");
  expect(cut(`${proseReport()}\n${second}`)).toEqual([proseReport(), second]);
});

test("a table of contents belongs to no report", () => {
  const contents = HEADINGS.map((heading, at) => `${heading}......${at + 1}`).join("\n");
  expect(cut(`${contents}\n${proseReport()}`)).toEqual([proseReport()]);
  expect(detectReports(contents)).toEqual([]);
});

describe("pages of other kinds hold none", () => {
  test.each(Object.entries(OTHER_PAGES))("%s", (_, text) => {
    expect(detectReports(text)).toEqual([]);
    expect(parseReports(plainSource(text)).reports).toEqual([]);
  });
});

describe("for any text", () => {
  const pieces = fc.constantFrom(
    ...HEADINGS,
    ...BODIES,
    ...Object.values(OTHER_PAGES),
    TITLE,
    "主动公开",
    "公(gōng)開(kāi)",
    "第二十条第(一)项",
    "本年新收",
    "结果维持",
    "\n",
    "<p>",
    "一、",
    "\ud800",
    "2022年",
    "0",
  );
  const anything = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

  test("spans stand in the text, in order, and do not overlap", () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const span of detectReports(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  // Quadratic work on any of these would take hours and end in the test's time-out.
  test.each([
    ["anchors", "主动公开".repeat(100_000)],
    [
      "headings",
      "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n正文正文。\n".repeat(
        10_000,
      ),
    ],
    ["numbered anchors", "一、存在的主要问题".repeat(50_000)],
    ["open tags", `主动公开申请公开公开${"<".repeat(300_000)}`],
    ["titles", `${`${TITLE}\n`.repeat(10_000)}${proseReport()}`],
  ])("%s by the hundred thousand are looked through to the end", (_, text) => {
    expect(detectReports(text).length).toBeGreaterThanOrEqual(0);
  });
});
