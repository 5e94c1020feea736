import { describe, expect, test } from "vitest";
import { type ReportParts, readParts } from "../support/report-text.ts";

interface TitleCase {
  readonly form: string;
  readonly parts: ReportParts;
  readonly title: string | null;
  readonly agency: string | null;
  readonly year: number | null;
}

const head = (
  form: string,
  text: string,
  title: string | null,
  agency: string | null,
  year: number | null,
): TitleCase => ({
  form,
  parts: { head: text },
  title,
  agency,
  year,
});

const CANONICAL = "青禾县教育局2022年政府信息公开工作年度报告";
const AGENCY = "青禾县教育局";

const CASES: readonly TitleCase[] = [
  head("on one line", CANONICAL, CANONICAL, AGENCY, 2022),
  head(
    "with 年度 twice",
    "青禾州公安局2023年度政府信息公开工作年度报告",
    "青禾州公安局2023年度政府信息公开工作年度报告",
    "青禾州公安局",
    2023,
  ),
  head(
    "with the year first",
    "2022年青禾市政府信息公开工作年度报告",
    "2022年青禾市政府信息公开工作年度报告",
    "青禾市",
    2022,
  ),
  head(
    "with the year before a bureau",
    "2020年青禾市交通运输局政府信息公开工作年度报告",
    "2020年青禾市交通运输局政府信息公开工作年度报告",
    "青禾市交通运输局",
    2020,
  ),
  head(
    "without 工作",
    "白石区民政局2017年政府信息公开年度报告",
    "白石区民政局2017年政府信息公开年度报告",
    "白石区民政局",
    2017,
  ),
  head(
    "as 工作报告",
    "白石市公安局2024年度政府信息公开工作报告",
    "白石市公安局2024年度政府信息公开工作报告",
    "白石市公安局",
    2024,
  ),
  head(
    "without 政府",
    "白石区发改局2020年信息公开年度报告",
    "白石区发改局2020年信息公开年度报告",
    "白石区发改局",
    2020,
  ),
  head(
    "with 政务",
    "青禾省审计厅2025年政务信息公开工作开展年度报告",
    "青禾省审计厅2025年政务信息公开工作开展年度报告",
    "青禾省审计厅",
    2025,
  ),
  head(
    "as 政务公开",
    "青禾市水利局2021年政务公开工作年度报告",
    "青禾市水利局2021年政务公开工作年度报告",
    "青禾市水利局",
    2021,
  ),
  head(
    "as 年报",
    "2014年青禾市发展和改革委员会政府信息公开年报",
    "2014年青禾市发展和改革委员会政府信息公开年报",
    "青禾市发展和改革委员会",
    2014,
  ),
  head(
    "with a date in it",
    "2014年青禾市发展和改革委员会政府信息公开年报 ( 2015年02月16日 )",
    "2014年青禾市发展和改革委员会政府信息公开年报",
    "青禾市发展和改革委员会",
    2014,
  ),
  head(
    "without year",
    "会水县林业局信息公开工作年度报告",
    "会水县林业局信息公开工作年度报告",
    "会水县林业局",
    null,
  ),
  head(
    "without year on two lines",
    "乌石市工业和信息化局\n政府信息公开工作年度报告",
    "乌石市工业和信息化局政府信息公开工作年度报告",
    "乌石市工业和信息化局",
    null,
  ),
  head("without agency", "2019年政府信息公开工作年度报告", "2019年政府信息公开工作年度报告", null, 2019),
  head("with neither, alone", "政府信息公开工作年度报告", "政府信息公开工作年度报告", null, null),
  head(
    "without place",
    "县教育局2023年政府信息公开工作年度报告",
    "县教育局2023年政府信息公开工作年度报告",
    "县教育局",
    2023,
  ),
  head(
    "of a township without place",
    "白石镇2021年政府信息公开工作年度报告",
    "白石镇2021年政府信息公开工作年度报告",
    "白石镇",
    2021,
  ),
  head(
    "of a street",
    "北桥街道2025年政府信息公开工作年度报告",
    "北桥街道2025年政府信息公开工作年度报告",
    "北桥街道",
    2025,
  ),
  head("with a scope", `${CANONICAL}(文字版)`, `${CANONICAL}(文字版)`, AGENCY, 2022),
  head(
    "with a scope that names the body",
    "青禾海关2022年政府信息公开工作年度报告(本级机关)",
    "青禾海关2022年政府信息公开工作年度报告(本级机关)",
    "青禾海关",
    2022,
  ),
  head(
    "of a region",
    "青禾地区2022年度政府信息公开工作年度报告",
    "青禾地区2022年度政府信息公开工作年度报告",
    "青禾地区",
    2022,
  ),
  head(
    "of an autonomous region",
    "2009年青禾自治区政府信息公开年度报告",
    "2009年青禾自治区政府信息公开年度报告",
    "青禾自治区",
    2009,
  ),
  head(
    "on two lines",
    "青禾县教育局\n2023年政府信息公开工作年度报告",
    "青禾县教育局2023年政府信息公开工作年度报告",
    AGENCY,
    2023,
  ),
  head(
    "on three lines",
    "青禾县教育局\n2023年\n政府信息公开工作年度报告",
    "青禾县教育局2023年政府信息公开工作年度报告",
    AGENCY,
    2023,
  ),
  head(
    "cut inside a word",
    "青禾市政务服务局2022年政府\n信息公开工作年度报告",
    "青禾市政务服务局2022年政府信息公开工作年度报告",
    "青禾市政务服务局",
    2022,
  ),
  head("cut in its last word", "青禾县教育局2022年政府信息公开工作年度报\n告", CANONICAL, AGENCY, 2022),
  head(
    "cut in the agency's name",
    "青禾县人力资源和社会\n保障局2022年政府信息公开工作年度报告",
    "青禾县人力资源和社会保障局2022年政府信息公开工作年度报告",
    "青禾县人力资源和社会保障局",
    2022,
  ),
  head(
    "with 年 lost at the cut",
    "利水县望山镇2023\n政府信息公开工作年度报告",
    "利水县望山镇2023政府信息公开工作年度报告",
    "利水县望山镇",
    2023,
  ),
  head(
    "with inner spaces",
    "宿水市 2025 年政府信息公开工作年度报告",
    "宿水市2025年政府信息公开工作年度报告",
    "宿水市",
    2025,
  ),
  head(
    "with a space after the year",
    "新石街道办事处2022年度 政府信息公开工作年度报告",
    "新石街道办事处2022年度政府信息公开工作年度报告",
    "新石街道办事处",
    2022,
  ),
  head("twice in one wording", `${CANONICAL}\n${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head("twice, the fuller wording later", `2022年政府信息公开年报\n${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head(
    "twice in equal wordings",
    `${CANONICAL}\n2022年青禾县教育局政府信息公开年度报告`,
    CANONICAL,
    AGENCY,
    2022,
  ),
  head(
    "with each run on a line of its own",
    "青禾县教育局\n2022\n年政府\n信息公开工作年度报告",
    CANONICAL,
    AGENCY,
    2022,
  ),
  head(
    "as a heading of Markdown",
    "# 青禾县教育局2022年政府<br>信息公开工作年度报告",
    CANONICAL,
    AGENCY,
    2022,
  ),
  head(
    "scrambled",
    "昌水县七棵树镇2021年政府信息公开工作告年度报",
    "昌水县七棵树镇2021年政府信息公开工作告年度报",
    "昌水县七棵树镇",
    2021,
  ),
  head(
    "merged into the first sentence",
    "大水县民政局2017年政府信息公开工作年度报告(以下简称年报)是根据条例要求编制的,由六个部分组成。",
    "大水县民政局2017年政府信息公开工作年度报告",
    "大水县民政局",
    2017,
  ),
  head(
    "quoted in the introduction only",
    `根据条例规定,现发布《${CANONICAL}》,欢迎监督。`,
    CANONICAL,
    AGENCY,
    2022,
  ),
  head("quoted as what was made", `根据条例规定,编制了《${CANONICAL}》。`, CANONICAL, AGENCY, 2022),
  head("mentioned without marks", "现公布青禾县教育局2022年政府信息公开工作年度报告。", null, AGENCY, 2022),
  head(
    "in a metadata row",
    `索引号:QH001 | 发布日期:2023-01-20\n名 称:${CANONICAL}`,
    CANONICAL,
    AGENCY,
    2022,
  ),
  head("in a metadata cell", `标 题 | ${CANONICAL} | 文号 | |`, CANONICAL, AGENCY, 2022),
  head(
    "of an academic year",
    "中水大学2021—2022学年信息公开年度报告",
    "中水大学2021—2022学年信息公开年度报告",
    "中水大学",
    2022,
  ),
  head(
    "of an academic year with a hyphen",
    "中水大学2020-2021学年信息公开年度报告",
    "中水大学2020-2021学年信息公开年度报告",
    "中水大学",
    2021,
  ),
  head(
    "as a file name",
    "青禾旗白音苏木2021年政府信息公开工作年度报告.docx",
    "青禾旗白音苏木2021年政府信息公开工作年度报告",
    "青禾旗白音苏木",
    2021,
  ),
  head("before the website's name", `${CANONICAL}-青禾县人民政府`, CANONICAL, AGENCY, 2022),
  head("before the website's name after a bar", `${CANONICAL}_青禾县政府网`, CANONICAL, AGENCY, 2022),
  head("with pipes behind it", `${CANONICAL} ||||||||||||||||||||`, CANONICAL, AGENCY, 2022),
  head("behind a path", `当前位置:首页 > 政务公开 > ${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head(
    "glued to the page's words",
    `首页 政务公开 正文 ${CANONICAL} 发布时间:2023-01-20 字体:大 中 小`,
    CANONICAL,
    AGENCY,
    2022,
  ),
  head("behind words of a menu", `依申请公开 ${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head("behind words of a menu that nobody knows", `通知文件 ${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head("glued to a date", `发布时间:2023-01-20${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head("glued to a date in words", `2023年1月20日${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head("above a count of readers", `${CANONICAL}\n1234`, CANONICAL, AGENCY, 2022),
  head("behind the website's name", `青禾县人民政府 ${CANONICAL}`, CANONICAL, AGENCY, 2022),
  head(
    "glued without spaces",
    `正文${CANONICAL}发布时间:2023-01-20来源:青禾县教育局`,
    CANONICAL,
    AGENCY,
    2022,
  ),
  head(
    "in Chinese numerals",
    "青禾县教育局二〇二二年政府信息公开工作年度报告",
    "青禾县教育局二〇二二年政府信息公开工作年度报告",
    AGENCY,
    2022,
  ),
  head(
    "in numerals with circles",
    "青禾县教育局二○二二年度政府信息公开工作年度报告",
    "青禾县教育局二○二二年度政府信息公开工作年度报告",
    AGENCY,
    2022,
  ),
  head(
    "in full-width Traditional",
    "青禾縣教育局２０２２年政府信息公開工作年度報告",
    CANONICAL,
    AGENCY,
    2022,
  ),
  head(
    "with the year in brackets at the end",
    "青禾县教育局政府信息公开工作年度报告(2022年)",
    "青禾县教育局政府信息公开工作年度报告(2022年)",
    AGENCY,
    2022,
  ),
  head("between quotation marks of its own line", `《${CANONICAL}》`, CANONICAL, AGENCY, 2022),
  head(
    "with 关于 and 的",
    "青禾县教育局关于2022年政府信息公开工作情况的报告",
    "青禾县教育局关于2022年政府信息公开工作情况的报告",
    AGENCY,
    2022,
  ),
  head("not at all", "为了方便公众了解,特作说明。", null, null, null),
];

describe("a title is read", () => {
  test.each(CASES)("$form", ({ parts, title, agency, year }) => {
    const { report, codes } = readParts(parts);
    expect({ title: report.title, agency: report.agency?.name ?? null, year: report.year }).toEqual({
      title,
      agency,
      year,
    });
    expect(codes.includes("title-missing")).toBe(title === null);
    expect(codes.includes("agency-missing")).toBe(agency === null);
    expect(codes.includes("year-missing")).toBe(year === null);
  });

  test("when it is only quoted in section one", () => {
    const { report } = readParts({ overview: `现公布《${CANONICAL}》,请予监督。` });
    expect(report).toMatchObject({ title: CANONICAL, year: 2022, agency: { name: AGENCY } });
  });

  test("between thousands of lines of the page's menu", () => {
    const menu = Array.from({ length: 3000 }, (_, at) => `栏目${at}`).join("\n");
    const { report } = readParts({ head: `${menu}\n${CANONICAL}\n${menu}` });
    expect(report).toMatchObject({ title: CANONICAL, year: 2022, agency: { name: AGENCY } });
  });
});

describe("what is no title", () => {
  test.each([
    ["an entry of the menu", "政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n法定主动公开内容"],
    ["the name of the form", "按照《中华人民共和国政府信息公开工作年度报告格式》填写。"],
    ["another report that the text cites", "参照《邻水县2020年政府信息公开工作年度报告》的做法。"],
    ["the end of a path", "首页 > 政务公开 > 政府信息公开年报"],
  ])("%s is not taken for one", (_, text) => {
    const { report, codes } = readParts({ head: text });
    expect(report.title).toBeNull();
    expect(report.year).toBeNull();
    expect(report.agency).toBeNull();
    expect(codes).toContain("title-missing");
  });

  test("a report of last year that section one says was published gives no year", () => {
    const { report } = readParts({ overview: "按时发布《青禾县教育局2021年政府信息公开工作年度报告》。" });
    expect(report.title).toBeNull();
    expect(report.agency).toBeNull();
  });

  test("the name above a menu entry does not make a title of it where the page has one", () => {
    const { report } = readParts({
      head: "青禾县人民政府\n政府信息公开年报\n2022年政府信息公开工作年度报告",
    });
    expect(report).toMatchObject({ title: "2022年政府信息公开工作年度报告", year: 2022 });
  });
});

describe("a title of another report is not taken", () => {
  const ofOthers = [
    "云岭县教育局2021年政府信息公开工作年度报告",
    "2023-01-11",
    "望山县司法局2022年政府信息公开工作年度报告",
  ].join("\n");
  const tail = "青禾县交通运输局\n2023年1月21日";

  test.each([
    ["of a list above a report without one", ofOthers, tail],
    ["behind 上一篇", "上一篇:青禾县交通运输局2021年政府信息公开工作年度报告", tail],
    ["below 相关阅读", "相关阅读\n青禾县交通运输局2021年政府信息公开工作年度报告", tail],
    [
      "that introduction and signature contradict",
      "云岭县司法局2022年政府信息公开工作年度报告\n如有疑问,请与青禾县交通运输局联系。",
      tail,
    ],
    [
      "that period and signature contradict",
      "青禾县交通运输局2019年政府信息公开工作年度报告\n统计期限自2022年1月1日起至2022年12月31日止。",
      tail,
    ],
  ])("%s", (_, lines, signature) => {
    const { report, codes } = readParts({ head: lines, tail: signature });
    expect(report).toMatchObject({ title: null, year: 2022, agency: { name: "青禾县交通运输局" } });
    expect(codes).toContain("title-missing");
  });

  test.each([
    ["with links to other years below", `${CANONICAL}\n相关: 青禾县教育局2021年政府信息公开工作年度报告`],
    ["with metadata above", `文号 | 青教〔2023〕9号 | 有效性 | 有效 |\n${CANONICAL}`],
    ["with a labelled body above", `发布机构:云岭县民政局\n2022\n年度工作\n${CANONICAL}`],
    [
      "with its labelled body before a short form",
      `来源:县教育局 2022年政府信息公开工作年度报告\n${CANONICAL}`,
    ],
    ["with a document number above", `青教〔2023〕9号\n${CANONICAL}`],
  ])("beside the report's own, %s", (_, lines) => {
    const { report } = readParts({ head: lines });
    expect(report).toMatchObject({ title: CANONICAL, year: 2022, agency: { name: AGENCY } });
  });

  test("nor cut to the last of several bodies", () => {
    const title = "青禾县交通运输局、云岭区民政局2022年政府信息公开工作年度报告";
    const { report } = readParts({ head: title, tail });
    expect(report).toMatchObject({ title, year: 2022, agency: { name: "青禾县交通运输局" } });
  });

  test("while a period copied from last year does not unsay it, signed as early as December", () => {
    const { report } = readParts({
      head: `${CANONICAL}\n统计期限自2021年1月1日起至2021年12月31日止。`,
      tail: "青禾县教育局\n2022年12月31日",
    });
    expect(report).toMatchObject({ title: CANONICAL, year: 2022 });
  });

  test("while one statement alone does not unsay a title that stands by itself", () => {
    const { report, codes } = readParts({
      head: `${CANONICAL}\n统计期限自2021年1月1日起至2021年12月31日止。`,
      tail: "青禾县教育局\n2023年1月13日",
    });
    expect(report).toMatchObject({ title: CANONICAL, year: 2022 });
    expect(codes).toContain("year-disagreement");
  });
});

describe("titles that contradict each other", () => {
  test("give the body of the one, the year of the other, and say so", () => {
    const { report, codes } = readParts({
      head: "应急管理局政府信息公开工作年度报告\n包水市东山区2021年政府信息公开工作年度报告",
    });
    expect(report).toMatchObject({ title: "应急管理局政府信息公开工作年度报告", year: 2021 });
    expect(report.agency?.name).toBe("应急管理局");
    expect(codes).toContain("agency-disagreement");
  });

  test("of other years above the report are those of other pages", () => {
    const { report } = readParts({
      head: "青禾县教育局2020年政府信息公开工作年度报告\n青禾县教育局2021年政府信息公开工作年度报告\n青禾县教育局2022年政府信息公开工作年度报告",
    });
    expect(report).toMatchObject({ title: "青禾县教育局2022年政府信息公开工作年度报告", year: 2022 });
  });
});
