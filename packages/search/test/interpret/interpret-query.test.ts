import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, describe, expect, it } from "vitest";
import type { Gazetteer } from "../../src/interpret/gazetteer.ts";
import { type InterpretOptions, interpretQuery } from "../../src/interpret/interpret-query.ts";
import { AGENCIES } from "./agencies.ts";
import { QUERIES } from "./interpreted-queries.ts";
import { openGazetteer } from "./open-gazetteer.ts";
import { writeTerm } from "./write-term.ts";

describeDatabases("interpretQuery", (source) => {
  let gazetteer: Gazetteer;
  beforeAll(async () => {
    gazetteer = await openGazetteer(source, AGENCIES);
  });
  const interpret = (text: string, options: Partial<InterpretOptions> = {}) =>
    interpretQuery(text, { gazetteer, today: new Date("2024-06-01"), ...options });

  describe.each(Object.entries(QUERIES))("understands %s", (_, queries) => {
    it.each(queries)("in %j", async (text, recognised, terms) => {
      const interpretation = await interpret(text);
      expect(interpretation.recognised.map(({ kind, meaning }) => `${kind} ${meaning}`)).toEqual(recognised);
      expect(interpretation.terms.map(writeTerm)).toEqual(terms);
    });
  });

  it.each([
    ["沭阳县司法局", { agencyIds: ["shuyang-justice"] }],
    ["宿迁", { regionCodes: ["321300"] }],
    ["2022年", { years: [2022] }],
    ["2019-2021年", { yearRange: { from: 2019, to: 2021 } }],
    ["2020年以来", { yearRange: { from: 2020, to: null } }],
    ["总体情况", { sections: ["overview"] }],
    ["3646件 “三公” -预算 国办函〔2021〕30号", {}],
    [
      "宿迁 2022 存在的问题",
      { regionCodes: ["321300"], years: [2022], sections: ["problemsAndImprovements"] },
    ],
    ["2019年和2021年", { years: [2019, 2021] }],
    ["2019-2020年和2022年", { years: [2019, 2020, 2022] }],
    ["2022年以来 2020", { years: [2020, 2022, 2023, 2024] }],
    ["江苏 宿迁", { regionCodes: ["321300"] }],
    ["江苏 宿迁 浙江", { regionCodes: ["321300", "330000"] }],
    ["南京 鼓楼区", { regionCodes: ["320106"] }],
    ["沭阳县司法局 泗阳县司法局", { agencyIds: ["shuyang-justice", "siyang-justice"] }],
    ["沭阳县司法局 沭阳县司法局", { agencyIds: ["shuyang-justice"] }],
    ["沭阳 人社局", { agencyIds: ["shuyang-labour"] }],
    ["宿迁 2023 人社局", { agencyIds: ["suqian-labour"], regionCodes: ["321300"], years: [2023] }],
  ])("narrows %j down", async (text, filter) => {
    expect((await interpret(text)).filter).toEqual(filter);
  });

  it.each([
    ["2022年沭阳县司法局无法提供多少件", ["requests"], []],
    ["2022年沭阳县 不掌握相关信息的理由", ["requests"], ["理由"]],
    ["宿迁去年不予公開和行政處罰", ["requests", "proactiveDisclosure"], []],
    ["宿迁 行政复议 存在的问题", ["problemsAndImprovements"], ["行政复议"]],
    ["无法提供", undefined, ["无法提供"]],
    ["宿迁 总计", undefined, ["总计"]],
  ])("takes lines of the form in %j for their sections when told to", async (text, sections, terms) => {
    const { filter, terms: words } = await interpret(text, { areLinesSections: true });
    expect(filter.sections).toEqual(sections);
    expect(words.map(writeTerm)).toEqual(terms);
    if (text.includes("存在的问题")) return;
    expect((await interpret(text)).filter).not.toHaveProperty("sections");
  });

  it("tells where each piece stands in the text as typed", async () => {
    const text = "　公(gōng)開 宿(sù)遷(qiān)　２０２２年 「三公」－預算";
    const { recognised } = await interpret(text);
    expect(recognised.map(({ text: piece }) => piece)).toEqual([
      "宿(sù)遷(qiān)",
      "２０２２年",
      "「三公」",
      "－預算",
    ]);
    for (const { span, text: piece } of recognised) expect(text.slice(span.start, span.end)).toBe(piece);
  });

  it("takes pieces for words when it is told to", async () => {
    const words = async (text: string, asWords: readonly string[]) => {
      const { recognised, terms } = await interpret(text, { asWords });
      return [recognised.map(({ text: piece }) => piece), terms.map(writeTerm)];
    };
    expect(await words("去年宿迁不予公开多少件", ["宿迁"])).toEqual([["去年", "多少件"], ["宿迁不予公开"]]);
    expect(await words("去年宿迁不予公开多少件", ["多少件"])).toEqual([["去年", "宿迁"], ["不予公开多少件"]]);
    expect(await words("沭阳县司法局 2022年", ["沭阳县司法局"])).toEqual([["2022年"], ["沭阳县司法局"]]);
    // What decided another piece decides it no longer.
    expect(await words("宿迁 2023 人社局", ["宿迁"])).toEqual([["2023"], ["宿迁", "人社局"]]);
    expect(await words("2022年报", ["2022"])).toEqual([[], ["2022年报"]]);
    expect(await words("“三公” -预算", ["“三公”", "-预算"])).toEqual([
      ["“三公”", "-预算"],
      ["“三公”", "-预算"],
    ]);
  });

  it("keeps quotation marks and hyphens when nothing else is to be interpreted", async () => {
    const { recognised, filter, terms } = await interpret("去年 宿迁 “三公” -预算", { isInterpreted: false });
    expect(recognised.map(({ kind }) => kind)).toEqual(["phrase", "exclusion"]);
    expect(filter).toEqual({});
    expect(terms.map(writeTerm)).toEqual(["去年", "宿迁", "“三公”", "-预算"]);
  });

  it("counts years from the day in China", async () => {
    const today = new Date("2023-12-31T16:00:00Z");
    expect((await interpret("今年", { today })).filter).toEqual({ years: [2024] });
    expect((await interpret("今年", { today: new Date(today.getTime() - 1) })).filter).toEqual({
      years: [2023],
    });
    expect((await interpret("今年 2023", { today: new Date(Number.NaN) })).filter).toEqual({});
  });

  it("finds names in the first part of a long query", async () => {
    const far = `${"公开".repeat(300)} 沭阳县司法局 2022年`;
    expect((await interpret(far)).recognised.map(({ kind }) => kind)).toEqual(["year"]);
    expect((await interpret(`沭阳县司法局 ${far}`)).recognised.map(({ kind }) => kind)).toEqual([
      "agency",
      "year",
    ]);
  });
});
