import type { Section } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReport, parseReports } from "../src/index.ts";
import { OTHER_PAGES } from "./support/other-pages.ts";
import { plainSource } from "./support/plain-source.ts";
import { BODIES, HEADINGS, INTRODUCTION, proseReport, SIGNS, TITLE } from "./support/prose-report.ts";

const SIX = [
  "overview",
  "proactiveDisclosure",
  "requests",
  "remedies",
  "problemsAndImprovements",
  "otherMatters",
] as const;

function sectionsOf(text: string): readonly Section[] {
  const { report } = parseReport(plainSource(text));
  if (report === null) throw new Error("no report was read");
  for (const { heading, headingSpan, paragraphs, text: narrative } of report.sections) {
    expect(text.slice(headingSpan.start, headingSpan.end)).toBe(heading);
    expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(narrative);
  }
  return report.sections;
}

const idsOf = (text: string) => sectionsOf(text).map(({ id }) => id);

/** Each of the six sections holds the word of its own body and no other's. */
function expectEachInItsPlace(text: string): void {
  const sections = sectionsOf(text);
  expect(sections.map(({ id }) => id)).toEqual(SIX);
  for (const [at, section] of sections.entries()) {
    const compact = section.text.replace(/\s+/g, "");
    expect(SIGNS.filter((sign) => compact.includes(sign))).toEqual([SIGNS[at]]);
  }
}

/** The headings with some of them replaced. */
function withHeadings(replaced: Readonly<Record<number, string>>): string[] {
  return HEADINGS.map((heading, at) => replaced[at + 1] ?? heading);
}

const WORDS = HEADINGS.map((heading) => heading.slice(2));
const ORDINALS = ["一", "二", "三", "四", "五", "六"];
const numbered = (number: (ordinal: string, at: number) => string) =>
  WORDS.map((words, at) => `${number(ORDINALS[at] ?? "", at)}${words}`);

describe("a section is known by its heading", () => {
  test.each([
    ["一、", (ordinal: string) => `${ordinal}、`],
    ["一 、", (ordinal: string) => `${ordinal} 、`],
    ["一、 with a space behind", (ordinal: string) => `${ordinal}、 `],
    ["一.", (ordinal: string) => `${ordinal}.`],
    ["一．", (ordinal: string) => `${ordinal}．`],
    ["(一)", (ordinal: string) => `(${ordinal})`],
    ["（一）", (ordinal: string) => `（${ordinal}）`],
    ["一)", (ordinal: string) => `${ordinal})`],
    ["第一部分", (ordinal: string) => `第${ordinal}部分 `],
    ["1、", (_: string, at: number) => `${at + 1}、`],
    ["1.", (_: string, at: number) => `${at + 1}.`],
    ["•", () => "• "],
    ["一,、", (ordinal: string) => `${ordinal},、`],
    ["??一、", (ordinal: string) => `??${ordinal}、`],
    ["a lost ordinal", () => "??"],
    ["the bare number", (ordinal: string) => ordinal],
    ["a Markdown heading", (ordinal: string) => `## ${ordinal}、`],
    ["no number", () => ""],
  ])("numbered as %s", (_, number) => {
    expectEachInItsPlace(proseReport(numbered(number)));
  });

  test.each([
    [1, "一、工作基本情况"],
    [1, "一、总体情况概述"],
    [1, "一概述"],
    [1, "一、新林区发改局信息公开总体情况概述。"],
    [1, "一、 总体情况"],
    [1, "一(yī)、總體(tǐ)情況"],
    [2, "二、主动公开政府政府信息"],
    [2, "二、主动公开信息情况"],
    [2, "二、行政机关主动公开政府信息情况"],
    [2, "二、政府信息主动公开情况"],
    [3, "三、收到和处理信息公开申请情况"],
    [3, "三、行政机关收到和处理政府信息公开申请情况"],
    [3, "三、依申请公开政府信息办理情况"],
    [4, "四、政府信息公开行政复议和行政诉讼情况"],
    [4, "四、政府信息公开行政复议及行政诉讼情况"],
    [4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
    [4, "四、行政复议(行政诉讼)情况"],
    [4, "四、行政复议、行政许可等情况"],
    [5, "五、存在问题及改进情况"],
    [5, "五、政府信息公开工作存在的主要问题及改进情况"],
    [5, "五、政府信息主动公开工作存在的主要问题及改进情况"],
    [5, "五、主要问题和改进措施"],
    [6, "六、其它需要报告的事项"],
    [6, "六、其他需要报告的情况"],
    [6, "六、其他报告事项"],
    [6, "六、其他需要报告的事项需要说明的事项"],
  ])("%i renamed to %s", (order, heading) => {
    expectEachInItsPlace(proseReport(withHeadings({ [order]: heading })));
  });

  test.each([
    [
      "a line feed",
      { 4: "四、政府信息公开行政复议、行政诉\n讼情况", 3: "三、收到和处理政府信息公开\n申请情况" },
    ],
    ["a space", { 3: "三、收到和处理政府信息公 开申请情况", 2: "二、主动公开政府信 息情况" }],
    ["a line feed behind the number", { 1: "一、\n总体情况", 6: "六、\n其他需要报告的事项" }],
  ])("wrapped by %s", (_, replaced) => {
    expectEachInItsPlace(proseReport(withHeadings(replaced)));
  });

  test.each([
    ["at once", ""],
    ["behind a space", " "],
    ["behind a full stop", "。"],
  ])("when its paragraph follows %s", (_, glue) => {
    expectEachInItsPlace(proseReport(HEADINGS, glue));
  });

  test.each([
    ["spaces", " "],
    ["nothing", ""],
    ["wide spaces", "　　"],
  ])("in a text on one line, joined by %s", (_, glue) => {
    expectEachInItsPlace(proseReport().replaceAll("\n", glue));
  });

  test("in a text on one line, whose title and signature stand apart by spaces", () => {
    const text = proseReport().replaceAll("\n", " ");
    expect(sectionsOf(text).at(-1)?.text).toBe(BODIES[5]);
    expect(parseReport(plainSource(text)).report).toMatchObject({ title: TITLE, signedOn: "2023-01-13" });
  });

  test("when its number is lost and its words are garbled between two headings that are known", () => {
    expectEachInItsPlace(proseReport(withHeadings({ 3: "三、????????", 5: "??????????" })));
  });

  test("numbered (一) to (六) under a line that is numbered 一、", () => {
    const text = proseReport(numbered((ordinal) => `(${ordinal})`)).replace(
      "(一)",
      "一、2022年工作报告如下\n(一)",
    );
    expectEachInItsPlace(text);
  });
});

describe("what is no heading opens no section", () => {
  test("the parts of section one, whatever they are called", () => {
    const parts = [
      "(一)主动公开情况",
      "(二)依申请公开情况",
      "(三)主动公开政府信息情况",
      "1.主动公开情况",
      "(四)行政复议、行政诉讼情况",
      "(五)存在的主要问题",
    ];
    const text = proseReport(withHeadings({ 1: ["一、总体情况", ...parts].join("\n某某工作有序开展。\n") }));
    expectEachInItsPlace(text);
  });

  test.each([
    ["with page numbers", (heading: string, at: number) => `${heading}${".".repeat(20)}${at + 1}`, "\n"],
    ["with dots of another kind", (heading: string, at: number) => `${heading}…………${at + 1}`, "\n"],
    ["with page numbers only", (heading: string, at: number) => `${heading}  ${at + 1}`, "\n"],
    ["without page numbers", (heading: string) => heading, "\n"],
    ["on one line", (heading: string, at: number) => `${heading}......${at + 1}`, " "],
    ["on one line without page numbers", (heading: string) => heading, " "],
  ])("a table of contents %s", (_, entry, glue) => {
    const contents = HEADINGS.map(entry).join(glue);
    expectEachInItsPlace(proseReport().replace(TITLE, `目 录\n${contents}\n${TITLE}`));
  });

  test("numbered lists inside a section", () => {
    const text = proseReport().replace(
      BODIES[4],
      `${BODIES[4]}\n一、更新不够及时\n二、解读不够深入\n1.加强培训`,
    );
    expectEachInItsPlace(text);
    expect(sectionsOf(text)[4]?.text).toContain("解读不够深入");
  });

  test("a sentence that names the sections", () => {
    const sentence = "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。";
    expectEachInItsPlace(proseReport().replace(INTRODUCTION, INTRODUCTION + sentence));
  });
});

describe("sections beside the six", () => {
  test("a heading of the agency's own opens a section of its own", () => {
    const text = proseReport([...HEADINGS.slice(0, 4), "五、创新性做法", "六、存在的主要问题及改进情况"]);
    expect(idsOf(text)).toEqual([...SIX.slice(0, 4), "other", "problemsAndImprovements"]);
    expect(sectionsOf(text)[4]).toMatchObject({ heading: "五、创新性做法", text: BODIES[4] });
  });

  test("five sections are five sections", () => {
    expect(idsOf(proseReport(HEADINGS.slice(0, 5)))).toEqual(SIX.slice(0, 5));
    expect(
      parseReport(plainSource(proseReport(HEADINGS.slice(0, 5)))).diagnostics.map(({ code }) => code),
    ).toContain("section-missing");
  });

  test("a heading that cannot be read leaves its section missing, and its text in no other section", () => {
    const headings = withHeadings({ 3: "三、????????", 4: "四、????????" });
    const sections = sectionsOf(proseReport(headings));
    expect(sections.map(({ id }) => id)).toEqual([SIX[0], SIX[1], SIX[4], SIX[5]]);
    const all = sections.map(({ text }) => text).join();
    expect(SIGNS.filter((sign) => all.includes(sign))).toEqual(["桥梁", "渡口", "路灯", "养蜂人"]);
  });

  test("a table whose heading is lost is read by its own words, and is no narrative of the section before it", () => {
    const table =
      "第二十条第(五)项 | ||\n信息内容 | 本年处理决定数量 | |\n行政许可 | 1,063 | |\n行政处罚 | 7 | |";
    const text = proseReport().replace(`${HEADINGS[1]}\n${BODIES[1]}`, table);
    const { report } = parseReport(plainSource(text));
    expect(report?.tables.proactiveDisclosure?.["licensing.licenses"]?.decisions).toMatchObject({
      value: 1063,
    });
    expect(report?.sections[0]?.text).toBe(BODIES[0]);
  });
});

describe("what the page prints around a report stays out of its sections", () => {
  test("menus above, buttons inside and the footer below", () => {
    const text = [
      "首页 > 政务公开 > 政府信息公开年报",
      "字体:[大 中 小] 打印 关闭",
      "阅读次数:128",
      proseReport()
        .replace(HEADINGS[2], `分享到:微信 微博\n打印 关闭\n${HEADINGS[2]}`)
        .replace(BODIES[5], `${BODIES[5]}\n附件:统计表.doc`),
      "上一篇:关于放假的公告",
      "网站地图 主办单位:示例县人民政府办公室 ICP备00000000号",
    ].join("\n");
    expectEachInItsPlace(text);
    expect(sectionsOf(text).map((section) => section.text)).toEqual(BODIES);
  });

  test("a footer printed above the title", () => {
    const text = `主办单位:示例县人民政府 版权所有 ICP备00000000号\n${proseReport()}`;
    expect(sectionsOf(text).map((section) => section.text)).toEqual(BODIES);
    expect(parseReport(plainSource(text)).report).toMatchObject({ title: TITLE, signedOn: "2023-01-13" });
  });

  test.each([
    ["name and date", "示例县林业局\n2023年1月13日"],
    ["name alone", "示例县林业局"],
    ["date alone", "2023年1月13日"],
    ["date of the month", "示例县林业局\n2023年1月"],
    ["date in Chinese numerals", "示例县林业局\n二〇二三年一月十三日"],
    ["date with a lost bracket", "示例县林业局\n2023年1月13日)"],
    ["town", "示例县柳林镇\n2023年1月13日"],
    ["attachment", "附件:1.政府信息公开情况统计表"],
    ["attachment below the signature", "示例县林业局\n2023年1月13日\n附件:统计表"],
  ])("a signature: %s", (_, signature) => {
    const text = proseReport().replace("示例县林业局\n2023年1月13日", signature);
    expect(sectionsOf(text).at(-1)?.text).toBe(BODIES[5]);
  });
});

test("lines that a converter wrapped inside sentences are one paragraph", () => {
  const wrapped = BODIES[0].replace("桥梁检修公开信息", "桥梁检修和道路养护以及绿化公开信\n息");
  const [overview] = sectionsOf(proseReport().replace(BODIES[0], `${wrapped}\n${BODIES[0]}`));
  expect(overview?.paragraphs).toHaveLength(2);
});

const OLD_REPORT = [
  "示例县水利局2015年政府信息公开年度报告",
  "本报告由示例县水利局编制。",
  "一、概述",
  "2015年,我局组织学习条例,公开信息60条。",
  "二、主动公开政府信息情况",
  "全年主动公开政府信息60条,其中机构职能类4条。",
  "三、依申请公开政府信息情况",
  "全年受理申请2件,均已答复。",
  "四、收费及减免情况",
  "全年未收取费用。",
  "五、因政府信息公开申请行政复议、提起行政诉讼情况",
  "全年没有此类情况。",
  "六、存在的主要问题及改进措施",
  "人员培训不足,明年加强。",
  "七、附表",
  "见附件。",
].join("\n");

const UNIVERSITY_REPORT = [
  "示例大学2020-2021学年信息公开年度报告",
  "本报告统计期限为2020年9月1日至2021年8月31日。",
  "一、概述",
  "学校完善信息公开制度,明确责任部门。",
  "二、主动公开情况",
  "学校通过网站公开信息980条。",
  "三、重点领域公开情况",
  "按清单公开招生、财务信息。",
  "四、依申请公开和不予公开情况",
  "本学年收到申请3件。",
  "五、对信息公开的评议情况",
  "师生评价良好。",
  "六、因信息公开工作受到举报的情况",
  "没有。",
  "七、主要经验、存在的问题和改进措施",
  "公开的主动性有待提高。",
  "八、清单事项公开情况表",
  "见附件。",
].join("\n");

describe("reports of no official form", () => {
  test("of before 2019 are read by their own headings, without tables and without complaints", () => {
    const { report, diagnostics } = parseReport(plainSource(OLD_REPORT));
    expect(report).toMatchObject({
      year: 2015,
      edition: null,
      tables: { proactiveDisclosure: null, requests: null, remedies: null },
    });
    expect(report?.sections.map(({ id }) => id)).toEqual([
      "overview",
      "proactiveDisclosure",
      "requests",
      "other",
      "remedies",
      "problemsAndImprovements",
      "other",
    ]);
    expect(report?.sections[3]).toMatchObject({ heading: "四、收费及减免情况", text: "全年未收取费用。" });
    expect(diagnostics).toEqual([]);
  });

  test("of universities follow no form, whatever the year", () => {
    const { report, diagnostics } = parseReport(plainSource(UNIVERSITY_REPORT));
    expect(report).toMatchObject({ edition: null, tables: { requests: null } });
    expect(report?.sections.map(({ id }) => id)).toEqual([
      "overview",
      "proactiveDisclosure",
      "other",
      "requests",
      "other",
      "other",
      "problemsAndImprovements",
      "other",
    ]);
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).not.toContain("section-missing");
    expect(codes).not.toContain("table-missing");
  });

  test("the sections of the form keep the order in which the agency prints them", () => {
    const text = OLD_REPORT.replace("六、存在的主要问题及改进措施", "六、总体情况").replace(
      "一、概述",
      "一、存在的问题",
    );
    expect(
      idsOf(text)
        .filter((id) => id !== "other")
        .sort(),
    ).toEqual(["overview", "proactiveDisclosure", "requests", "remedies", "problemsAndImprovements"].sort());
  });
});

describe("several reports in one page", () => {
  const second = proseReport()
    .replaceAll("林业局", "交通局")
    .replaceAll("2022年", "2021年")
    .replaceAll("2023年", "2022年");

  test.each([
    ["each with its signature", `${proseReport()}\n${second}`],
    ["with a footer between", `${proseReport()}\n版权所有:示例县林业局\n${second}`],
    [
      "the first without a signature",
      `${proseReport().replace("示例县林业局\n2023年1月13日", "")}\n${second}`,
    ],
    [
      "the second without a signature",
      `${proseReport()}\n${second.replace("示例县交通局\n2022年1月13日", "")}`,
    ],
    ["one of them old", `${proseReport()}\n${OLD_REPORT}`],
  ])("%s are read each with its own facts", (_, text) => {
    const { reports, diagnostics } = parseReports(plainSource(text));
    expect(reports).toHaveLength(2);
    expect(diagnostics).toEqual([]);
    const [first, other] = reports;
    expect(first?.report.agency?.name).toBe("示例县林业局");
    expect(first?.report.sections.at(-1)?.text).toBe(BODIES[5]);
    expect(other?.report.title).not.toBe(first?.report.title);
    expect(other?.report.agency?.name).not.toBe("示例县林业局");
    expect(text.slice(other?.span.start, other?.span.end)).toContain(other?.report.title);
    expect(first?.span.end).toBeLessThanOrEqual(other?.span.start ?? 0);
    for (const { report } of reports) {
      for (const { paragraphs, text: narrative } of report.sections) {
        expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join("\n")).toBe(narrative);
      }
    }
  });

  test("the first is what parseReport gives, with word of the other", () => {
    const text = `${proseReport()}\n${second}`;
    const [first] = parseReports(plainSource(text)).reports;
    const { report, diagnostics } = parseReport(plainSource(text));
    expect(report).toEqual(first?.report);
    expect(diagnostics.map(({ code }) => code)).toContain("several-reports");
  });

  test("the same report printed twice is one, with or without differences", () => {
    const doubled = `${proseReport()}\n${proseReport()}`;
    expect(parseReports(plainSource(doubled)).reports).toHaveLength(1);
    const unequal = `${proseReport()}\n${proseReport().replace("5件", "6件").replace(BODIES[1], "")}`;
    expect(parseReports(plainSource(unequal)).reports).toHaveLength(1);
  });

  test("three reports are three", () => {
    const third = OLD_REPORT;
    expect(
      parseReports(plainSource([proseReport(), second, third].join("\n"))).reports.map(
        ({ report }) => report.year,
      ),
    ).toEqual([2022, 2021, 2015]);
  });
});

test.each([
  ["a table of contents", HEADINGS.map((heading, at) => `${heading}......${at + 1}`).join("\n")],
  ...Object.entries(OTHER_PAGES),
])("%s is no report", (_, text) => {
  expect(parseReports(plainSource(text)).reports).toEqual([]);
  expect(parseReport(plainSource(text)).diagnostics.map(({ code }) => code)).toEqual(["no-report"]);
});

test("whatever line is deleted, doubled or garbled, no body stands in the section of another that is known", () => {
  const lines = proseReport().split("\n");
  fc.assert(
    fc.property(
      fc.nat({ max: lines.length - 1 }),
      fc.constantFrom("double", "garble", "indent"),
      (at, kind) => {
        const changed = [...lines];
        const line = changed[at] ?? "";
        if (kind === "double") changed.splice(at, 0, line);
        if (kind === "garble") changed[at] = "?".repeat(line.length);
        if (kind === "indent") changed[at] = `  ${line}  `;
        for (const section of sectionsOf(changed.join("\n"))) {
          const own = SIGNS[(SIX as readonly string[]).indexOf(section.id)];
          const signs = SIGNS.filter((sign) => section.text.includes(sign));
          expect(signs.filter((sign) => sign !== own)).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
