import { expect } from "vitest";
import { DOCUMENTS } from "./fixture.ts";
import { LABOUR_BUREAU, LAKE_BUREAU } from "./hand-written.ts";
import { ask, everyHit, expectFound, find, type Suite } from "./subject.ts";

/** Behaviours 8, 9, 27 and 28: names, years and sections in a query, and help with typing them. */
export function describeInterpretation({ subject, behaviour }: Suite): void {
  behaviour(8, "an agency is found by its short form and by its full name", async () => {
    for (const name of [LABOUR_BUREAU.name, "白杨县人社局", "白楊縣人社局"]) {
      const { hits, interpretation } = await ask(subject(), `${name} 陶俑`);
      expect(interpretation.filter.agencyIds, name).toEqual([LABOUR_BUREAU.id]);
      expect(
        hits.map(({ id }) => id),
        name,
      ).toEqual(["labour"]);
    }
  });

  behaviour(8, "a short form of several agencies finds the documents of each", async () => {
    await expectFound(subject(), "人社局 陶俑", ["labour"]);
    await expectFound(subject(), "人力资源和社会保障局 陶俑", ["labour"]);
    const bearers = new Set(
      DOCUMENTS.flatMap(({ agency }) => (agency?.aliases.includes("人社局") === true ? [agency.id] : [])),
    );
    expect(bearers.size).toBeGreaterThan(2);
    for (const hit of (await ask(subject(), "人社局")).hits) {
      const { agency, text } = DOCUMENTS.find((document) => document.id === hit.id) ?? {};
      expect(bearers.has(agency?.id ?? "") || text?.includes("人社局")).toBe(true);
    }
  });

  behaviour(9, "agency, year and section in a query narrow it down", async () => {
    const { hits, interpretation } = await ask(subject(), "白杨县蓝湖局 2020年");
    expect(interpretation.filter).toMatchObject({ agencyIds: [LAKE_BUREAU.id] });
    expect(interpretation.terms).toEqual([]);
    expect(hits.map(({ id }) => id).sort()).toEqual(["named", "named-overview"]);
    await expectFound(subject(), "白杨县蓝湖局2020年存在的主要问题及改进情况", ["named"]);
    await expectFound(subject(), "白杨县蓝湖局2021年 水位", ["named-later"]);
    await expectFound(subject(), "蓝湖局 水位 2020-2021年", ["named-later", "named-overview"]);
    await expectFound(subject(), "水位 白杨县", ["named-later", "named-overview"]);
  });

  behaviour(9, "what a query was taken for is told, with its place in the text", async () => {
    const text = "白杨县蓝湖局2020年的水位";
    const { interpretation } = await ask(subject(), text);
    const kinds = interpretation.recognised.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["agency", "year"]));
    let last = 0;
    for (const { span, text: piece } of interpretation.recognised) {
      expect(text.slice(span.start, span.end)).toBe(piece);
      expect(span.start).toBeGreaterThanOrEqual(last);
      last = span.end;
    }
    const agency = interpretation.recognised.find(({ kind }) => kind === "agency");
    expect(agency).toMatchObject({
      text: "白杨县蓝湖局",
      meaning: LAKE_BUREAU.name,
      filter: { agencyIds: [LAKE_BUREAU.id] },
    });
  });

  behaviour(9, "what was recognised can be undone, one piece or all of it", async () => {
    const words = await ask(subject(), "白杨县蓝湖局 水位 2020年", { interpret: false });
    expect(words.interpretation.filter).toEqual({});
    expect(words.hits.map(({ id }) => id)).toEqual(["named-overview"]);
    const [recognised] = (await ask(subject(), "灯塔 2020年")).interpretation.recognised;
    const undone = await ask(subject(), "灯塔 2020年", { asWords: [recognised?.text ?? ""] });
    expect(undone.interpretation.filter).toEqual({});
    expect(undone.interpretation.terms.map(({ text }) => text)).toContain("2020年");
  });

  behaviour(9, "the filter of the request and that of the text both hold", async () => {
    await expectFound(subject(), "白杨县蓝湖局", ["named-later"], { years: [2021] });
    await expectFound(subject(), "白杨县蓝湖局 2020年", [], { years: [2021] });
    const hits = await everyHit(subject(), { text: "2020年", filter: { levels: ["county"] }, first: 100 });
    const expected = DOCUMENTS.filter(({ year, agency }) => year === 2020 && agency?.level === "county");
    expect(hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  behaviour(27, "a word with a wrong character is corrected by sound or by one character", async () => {
    for (const [typed, meant, wrong] of [
      ["公开木录", "公开目录", "木"],
      ["停车伯位", "停车泊位", "伯"],
      ["档案移文", "档案移交", "文"],
    ] as const) {
      const { hits, omitted, suggestions } = await ask(subject(), typed);
      expect(omitted.length === 0 ? hits : []).toEqual([]);
      const suggestion = suggestions.slice(0, 3).find(({ text }) => text === meant);
      expect(suggestion, `${typed}: ${suggestions.map(({ text }) => text).join(", ")}`).toBeDefined();
      const { start, end } = suggestion?.replaced ?? { start: 0, end: 0 };
      expect(typed.slice(start, end)).toContain(wrong);
      expect(await find(subject(), meant)).not.toEqual([]);
    }
    expect((await ask(subject(), "公开目录")).suggestions).toEqual([]);
  });

  behaviour(28, "agencies are suggested by Han, pinyin and initials of any of their names", async () => {
    const namesFor = async (text: string) =>
      (await subject().search.suggestAgencies(text)).map(({ agencyId }) => agencyId);
    for (const text of ["白杨县蓝", "白楊縣藍", "baiyangxianlan", "BaiYangXian", "byxlhj"]) {
      expect(await namesFor(text), text).toContain(LAKE_BUREAU.id);
    }
    const suggestions = await subject().search.suggestAgencies("rsj");
    expect(suggestions.length).toBeGreaterThan(1);
    for (const suggestion of suggestions) {
      expect(suggestion).toMatchObject({ matched: "人社局", by: "initials" });
    }
    expect(await subject().search.suggestAgencies("rsj", { first: 2 })).toHaveLength(2);
    expect(await namesFor("龘龘")).toEqual([]);
    expect(await namesFor("")).toEqual([]);
  });
}
