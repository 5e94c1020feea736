import { describe, expect, test } from "vitest";
import { readParts } from "../support/report-text.ts";

const TITLE = "青禾县教育局2022年政府信息公开工作年度报告";
const WHOLE_YEAR = { start: "2021-01-01", end: "2021-12-31" };

describe("the statistics period is read", () => {
  test.each<[string, { start: string; end: string }]>([
    ["数据统计期限自2021年1月1日起至2021年12月31日止。", WHOLE_YEAR],
    ["统计时间为2021年1月1日至12月31日。", WHOLE_YEAR],
    ["所列数据自2021年1月1日起,到2021年12月31日止。", WHOLE_YEAR],
    ["统计期限:2021年1月1日-2021年12月31日。", WHOLE_YEAR],
    ["统计期限为2021年1月1日—12月31日。", WHOLE_YEAR],
    ["统计期限为2021年1月1日——2021年12月31日。", WHOLE_YEAR],
    ["统计期限自 2021 年 1 月 1 日起至 2021 年 12 月 31 日止。", WHOLE_YEAR],
    ["统计期限为202111日至20211231日。", WHOLE_YEAR],
    ["统计期限为20211月1日至202112月31日。", WHOLE_YEAR],
    ["统计期限为20211月1至1231。", WHOLE_YEAR],
    ["统计期限自\n2021\n年\n1\n月\n1\n日起至\n12\n月\n31\n日止。", WHOLE_YEAR],
    ["根据条例的规定,编制本报告。所列数据的统计期限自2021年1月\n1日起至2021年12月31日止。", WHOLE_YEAR],
    ["统计期限为2021.1.1-2021.12.31。", WHOLE_YEAR],
    ["统计期限为二○二一年一月一日至二○二一年十二月三十一日。", WHOLE_YEAR],
    ["报告2021年1-12月的情况。", WHOLE_YEAR],
    ["报告2021年1月至12月的情况。", WHOLE_YEAR],
    ["统计期限为2021年1月1日至2021年12月21日。", { start: "2021-01-01", end: "2021-12-21" }],
    ["本报告统计期限为2020年9月1日至2021年8月31日。", { start: "2020-09-01", end: "2021-08-31" }],
    ["统计期限为2020年7月1日至2021年8月31日。", { start: "2020-07-01", end: "2021-08-31" }],
    ["2021年5月1日至5月31日开展活动,数据统计期限为2021年1月1日至12月31日。", WHOLE_YEAR],
  ])("%s", (sentence, period) => {
    const { report, text } = readParts({ head: sentence });
    expect(report.period).toMatchObject(period);
    expect(report.year).toBe(2021);
    const printed = text.slice(report.period?.span.start, report.period?.span.end);
    expect(text).toContain(printed);
    expect(printed).toMatch(/^[\d二][\s\S]*[日月\d]$/);
  });

  test.each([
    ["without its beginning", "统计截至2021年12月31日。"],
    ["that ends before it begins", "统计期限为2021年12月31日至2021年1月1日。"],
    ["whose first day may be a month", "统计期限为2021年11至1231日。"],
    ["of a campaign", "2021年5月1日至5月31日开展政务公开活动。"],
    ["of days that do not exist", "统计期限为2021年2月30日至2021年12月31日。"],
    ["whose lost glyphs leave two readings", "统计期限为2021111日至20211231日。"],
  ])("not %s", (_, sentence) => {
    expect(readParts({ head: sentence }).report.period).toBeNull();
  });
});

describe("the report year", () => {
  test.each([
    ["is the title's before the period's", { head: `${TITLE}\n统计期限为2021年1月1日至12月31日。` }, 2022],
    [
      "is the period's before the narrative's",
      { head: "统计期限为2021年1月1日至12月31日。", overview: "2022年,依法公开信息。" },
      2021,
    ],
    ["is the last of an academic year", { head: "统计期限为2020年9月1日至2021年8月31日。" }, 2021],
    [
      "is what section one opens with",
      { overview: "2021年,依法公开信息。按照2019年的通知,2019年建立制度。" },
      2021,
    ],
    ["is what the figures run to", { overview: "数据核定时间点为2021年12月31日。" }, 2021],
    [
      "is not that of a law that opens section one",
      { overview: "2019年修订的条例实施后,公开工作不断推进。2021年全年公开信息9条,2021年没有收到申请。" },
      2021,
    ],
    [
      "is the year before the signature where nothing else states it",
      { tail: "青禾县教育局\n2022年1月13日" },
      2021,
    ],
    ["is unknown where only the page is dated", { head: "发布日期:2022-01-20" }, null],
    ["is unknown where two years are named alike", { overview: "比较2020年和2021年的工作。" }, null],
  ] as const)("%s", (_, parts, year) => {
    const { report, codes } = readParts(parts);
    expect(report.year).toBe(year);
    expect(codes.includes("year-missing")).toBe(year === null);
  });

  test("of title and period that differ is reported", () => {
    const { codes } = readParts({ head: `${TITLE}\n统计期限为2021年1月1日至12月31日。` });
    expect(codes).toContain("year-disagreement");
  });

  test("in folders of the address neither decides nor disagrees", () => {
    expect(readParts({}, "https://www.example.test/2021jdyc/t1.html").report.year).toBeNull();
    const { report, codes } = readParts({ head: TITLE }, "https://www.example.test/2020n92/t1.html");
    expect(report.year).toBe(2022);
    expect(codes).not.toContain("year-disagreement");
  });
});

describe("the date of publication is read", () => {
  test.each([
    ["发布日期:2023-01-24", "2023-01-24"],
    ["发布时间:2023-01-19 10:56", "2023-01-19"],
    ["时间:2023年01月25日", "2023-01-25"],
    ["日期:2023-01-22来源:青禾县教育局", "2023-01-22"],
    ["来源:青禾县教育局日期:2023-01-22浏览:3", "2023-01-22"],
    ["【编辑日期:2023-01-27】", "2023-01-27"],
    ["2023-01-23 16:24:38", "2023-01-23"],
    ["2023/1/23", "2023-01-23"],
    ["成文日期 | 2023-01-13 | 发布日期 | 2023-01-20 |", "2023-01-20"],
    ["成文日期:2023年1月13日", "2023-01-13"],
    ["发布日期:\n2023-01-24", "2023-01-24"],
    ["发布日期:20230124", "2023-01-24"],
    ["[发布时间: 2023.01.24 ]", "2023-01-24"],
    ["( 2023年02月16日 )", null],
    ["发表时间:", null],
    ["发布日期:2023-13-40", null],
    ["发布日期:2023-01-24\n发布日期:2022-01-20", null],
    ["统计时间:2023年01月25日", null],
    ["举办时间:2023年01月25日", null],
  ])("below the title from %s", (line, date) => {
    expect(readParts({ head: `${TITLE}\n${line}` }).report.publishedOn).toBe(date);
  });

  test("from brackets behind the title", () => {
    expect(readParts({ head: `${TITLE} ( 2023年02月16日 )` }).report).toMatchObject({
      title: TITLE,
      publishedOn: "2023-02-16",
    });
  });

  test("from the line of the title", () => {
    expect(readParts({ head: `${TITLE} 2023-02-16 10:20` }).report).toMatchObject({
      title: TITLE,
      publishedOn: "2023-02-16",
    });
  });

  test.each([
    ["with its hour", `首页 > 年报\n2023-01-15 16:24:38\n${TITLE}`, "2023-01-15"],
    ["with its hour on a line of its own", `2023-01-15\n16:24:38\n${TITLE}`, "2023-01-15"],
    ["without an hour", `首页 > 年报\n2023-01-15\n${TITLE}`, null],
    ["behind another title", `2021年财政决算报告\n2023-01-15 16:24\n${TITLE}`, null],
    ["of two", `2022-01-15 16:24\n2023-01-15 16:24\n${TITLE}`, null],
  ])("above the title, %s", (_, head, date) => {
    expect(readParts({ head }).report.publishedOn).toBe(date);
  });

  test("not from the signature below a label without a value", () => {
    expect(readParts({ head: `${TITLE}\n发表时间:`, tail: "2023年1月13日" }).report.publishedOn).toBeNull();
  });

  test("not from a list of other pages", () => {
    const { report } = readParts({ head: `2021-05-01\n通知\n2021-06-01\n公告\n${TITLE}` });
    expect(report.publishedOn).toBeNull();
  });
});

describe("the date of the signature is read", () => {
  test.each([
    ["青禾县教育局\n2023年1月13日", "2023-01-13"],
    ["青禾县教育局\n2023 年 1 月 13 日", "2023-01-13"],
    ["青禾县教育局 2023年1月13日", "2023-01-13"],
    ["2022年12月31日", "2022-12-31"],
    ["青禾县教育局\n(2023年2月23日)", "2023-02-23"],
    ["青禾县教育局\n2023年2月23日)", "2023-02-23"],
    ["青禾县教育局\n二○二三年一月十三日", "2023-01-13"],
    ["青禾县教育局\n二O二三年1月23日", "2023-01-23"],
    ["青禾县教育局\n20231月13日", "2023-01-13"],
    ["青禾县教育局\n20231230日", "2023-12-30"],
    ["青禾县教育局\n20231030", "2023-10-30"],
    ["青禾县教育局\n2023年1月13日\n3", "2023-01-13"],
    ["青禾县教育局\n2023119日)", null],
    ["青禾县教育局\n2023年3月", null],
    ["青禾县教育局", null],
  ])("from %j", (tail, date) => {
    const { report } = readParts({ tail });
    expect(report.signedOn).toBe(date);
  });

  test("above the body, under the title", () => {
    expect(readParts({ head: `${TITLE}\n青禾县教育局\n2023年1月13日` }).report.signedOn).toBe("2023-01-13");
    expect(readParts({ head: `${TITLE}\n(2023年1月13日)` }).report.signedOn).toBe("2023-01-13");
  });

  test("and not from a period that a line break cuts", () => {
    const period = "本报告所列数据的统计期限2022年1月1日至\n2022年12月31日。";
    expect(readParts({ head: `${TITLE}\n${period}` }).report.signedOn).toBeNull();
  });

  test("and not from a date within a sentence", () => {
    expect(readParts({ tail: "本报告于2023年1月13日经会议审定。" }).report.signedOn).toBeNull();
  });
});
