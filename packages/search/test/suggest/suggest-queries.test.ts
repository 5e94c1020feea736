import { generateAgencies, generateReport } from "@gongkai/corpus";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { SearchDocument } from "@gongkai/schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SearchEngine, SearchTerm } from "../../src/index.ts";
import { loadPinyin } from "../../src/suggest/pinyin.ts";
import { refreshVocabulary } from "../../src/suggest/refresh-vocabulary.ts";
import { suggestQueries } from "../../src/suggest/suggest-queries.ts";
import { agencyOf, documentOf } from "../fixture.ts";
import { openPreparedEngine } from "../prepared-engine.ts";
import { makeTypos } from "./typos.ts";

const REPORTS = 60;

/** What people look for in such reports; each stands in several of them. */
const WORDS =
  "行政复议 行政诉讼 主动公开 依申请公开 政府信息 政务公开 规范性文件 政务新媒体 门户网站 政策解读 不予公开 组织领导 监督保障 业务培训 平台建设 保密审查 信息公开申请 公开指南 监督检查 公开目录 存在的主要问题 改进措施 申请人 国家秘密 信息处理费 工作机制 重点领域 公开内容 队伍建设 责任追究 社会评议 答复 培训 政府网站 考核 法定期限".split(
    " ",
  );

function sectionsOf(seed: number): readonly SearchDocument[] {
  const [agency] = generateAgencies({ seed, count: 1 });
  const { truth } = generateReport({ seed, wording: "varied", ...(agency === undefined ? {} : { agency }) });
  return truth.sections.map(({ id, heading, paragraphs }, position) =>
    documentOf({
      id: `${seed}-${position}`,
      reportId: `${seed}`,
      position,
      section: id,
      heading,
      text: paragraphs.join("\n"),
      synthetic: true,
    }),
  );
}

const termOf = (text: string): SearchTerm => ({ text, isPhrase: false, isExcluded: false });

describeDatabases("did you mean", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  const documents = Array.from({ length: REPORTS }, (_, seed) => sectionsOf(seed + 1)).flat();

  beforeAll(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    await engine.put(documents);
    await refreshVocabulary(opened.pool);
  });
  afterAll(() => opened.close());

  const suggest = (text: string, terms: readonly SearchTerm[] = [termOf(text)]) =>
    suggestQueries({ pool: opened.pool, engine }, { text, terms, filter: {} });

  it("suggests what was meant for 95 of 100 misspelt words, mostly in the first place", async () => {
    const reader = await loadPinyin();
    const characters = [...new Set(documents.flatMap(({ text }) => text.match(/\p{Script=Han}/gu) ?? []))];
    const known = WORDS.filter((word) => documents.some(({ text }) => text.includes(word)));
    const words = Array.from({ length: 150 }, (_, index) => known[index % known.length] ?? "");
    const typos = makeTypos(words, { reader, characters, seed: 5 })
      .filter(({ typed }) => !documents.some(({ text }) => text.includes(typed)))
      .slice(0, 100);
    expect(typos).toHaveLength(100);
    const missed: string[] = [];
    let firsts = 0;
    for (const { word, typed, kind } of typos) {
      const texts = (await suggest(typed)).map(({ text }) => text);
      if (texts[0] === word) firsts++;
      if (!texts.includes(word)) {
        missed.push(`${kind}: ${typed} for ${word}, suggested ${texts.join(" ") || "nothing"}`);
      }
    }
    expect(1 - missed.length / typos.length, missed.join("\n")).toBeGreaterThanOrEqual(0.95);
    expect(firsts / typos.length).toBeGreaterThanOrEqual(0.9);
  });

  it("finds something for whatever it suggests", async () => {
    for (const text of ["行政复义", "政务公凯", "主懂公开"]) {
      const suggestions = await suggest(text);
      expect(suggestions.length).toBeGreaterThan(0);
      for (const suggestion of suggestions) {
        const { total } = await engine.search({
          terms: [termOf(suggestion.text)],
          matching: "words",
          filter: {},
          order: "relevance",
          facets: [],
          first: 10,
        });
        expect(total.value).toBeGreaterThan(0);
      }
    }
  });

  it("corrects a word inside a longer run, and says where it stands in the text as typed", async () => {
    const text = "“信息　公開　申清”数量";
    const [suggestion] = await suggest(text, [termOf("信息公开申清")]);
    expect(suggestion?.reason).toBe("homophone");
    const { start, end } = suggestion?.replaced ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/申清$/);
    expect(suggestion?.text).toMatch(/申请”数量$/);
  });

  it("tells homophones from other errors", async () => {
    expect((await suggest("行政诉颂"))[0]).toEqual({
      text: "行政诉讼",
      replaced: { start: 0, end: 4 },
      reason: "homophone",
    });
    expect((await suggest("行政讼诉"))[0]).toMatchObject({ text: "行政诉讼", reason: "character" });
    expect((await suggest("行政大诉讼"))[0]).toMatchObject({ text: "行政诉讼", reason: "character" });
  });

  it.each([
    ["公开信患", "公开信息"],
    ["堆进公开", "改进公开"],
  ])("corrects the word of two characters that %s begins or ends with", async (text, corrected) => {
    expect((await suggest(text))[0]).toMatchObject({ text: corrected, reason: "character" });
  });

  it("suggests names of agencies that sound the same", async () => {
    const agency = agencyOf({ id: "a", name: "白杨县人力资源和社会保障局", aliases: ["白杨县人社局"] });
    await engine.put([documentOf({ id: "named", text: "无", agency })]);
    expect((await suggest("白杨县人设局"))[0]).toEqual({
      text: "白杨县人社局",
      replaced: { start: 0, end: 6 },
      reason: "homophone",
    });
    expect((await suggest("白洋县人力资源和社会保障局"))[0]?.text).toBe("白杨县人力资源和社会保障局");
  });

  it("suggests only what is found with the rest of the query", async () => {
    const [word, other] = [termOf("行政复义"), termOf("龘龘")];
    expect(await suggest("行政复义 龘龘", [word, other])).toEqual([]);
    expect(await suggest("行政复义 -行政诉讼", [word, { ...termOf("行政诉讼"), isExcluded: true }])).toEqual(
      [],
    );
    const filter = { years: [1990] };
    expect(
      await suggestQueries({ pool: opened.pool, engine }, { text: "行政复义", terms: [word], filter }),
    ).toEqual([]);
  });

  it("corrects neither what is left out, nor what was taken for a name", async () => {
    const excluded = { ...termOf("行政复义"), isExcluded: true };
    expect(await suggest("申请 -行政复义", [termOf("申请"), excluded])).toEqual([]);
    const recognised = [
      {
        kind: "agency",
        span: { start: 0, end: 4 },
        text: "行政复义",
        meaning: "行政复义",
        filter: { agencyIds: ["a"] },
      },
    ] as const;
    expect(
      await suggestQueries(
        { pool: opened.pool, engine },
        { text: "行政复义", terms: [termOf("行政复义")], filter: {}, recognised },
      ),
    ).toEqual([]);
  });

  it("replaces the word that is looked for, and not the same characters inside another one", async () => {
    const excluded = { ...termOf("行政复义法"), isExcluded: true };
    const [suggestion] = await suggest("-行政复义法 行政复义", [excluded, termOf("行政复义")]);
    expect(suggestion).toMatchObject({ text: "-行政复义法 行政复议", replaced: { start: 7, end: 11 } });
    const asked = {
      text: "-行政复义 行政复义",
      terms: [termOf("行政复义")],
      filter: {},
      recognised: [
        {
          kind: "exclusion",
          span: { start: 0, end: 5 },
          text: "-行政复义",
          meaning: "行政复义",
          filter: null,
        },
      ],
    } as const;
    const [other] = await suggestQueries({ pool: opened.pool, engine }, asked);
    expect(other).toMatchObject({ text: "-行政复义 行政复议", replaced: { start: 6, end: 10 } });
  });

  it("corrects the first runs of characters only where there are very many", async () => {
    const typed = (before: number) => `${"龘靐1".repeat(before)}行政复义`;
    const statements: string[] = [];
    const pool = {
      async connect() {
        const client = await opened.pool.connect();
        return {
          query: (text: string, values?: unknown[]) => {
            statements.push(text);
            return client.query(text, values);
          },
          release: (destroy?: boolean) => client.release(destroy),
        };
      },
    };
    const counts: number[] = [];
    for (const before of [100, 400]) {
      statements.length = 0;
      const text = typed(before);
      await suggestQueries({ pool, engine }, { text, terms: [termOf(text)], filter: {} });
      counts.push(statements.length);
    }
    expect(counts[0]).toBeGreaterThan(2);
    expect(counts[1]).toBe(counts[0]);
  });

  it("suggests nothing for what is no Chinese, for nonsense, and once given up", async () => {
    for (const text of ["abc", "123", "龘", "龘靐齉爩"]) expect(await suggest(text)).toEqual([]);
    const signal = AbortSignal.abort(new Error("given up"));
    await expect(
      suggestQueries(
        { pool: opened.pool, engine },
        { text: "行政复义", terms: [termOf("行政复义")], filter: {} },
        { signal },
      ),
    ).rejects.toThrow("given up");
  });
});
