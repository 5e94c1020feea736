import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { createPostgresEngine, createSearch, type Search } from "../../src/index.ts";
import { agencyOf, documentOf } from "../fixture.ts";

const SUQIAN = [
  { code: "320000", name: "江苏省" },
  { code: "321300", name: "宿迁市" },
];
const SHUYANG = [...SUQIAN, { code: "321322", name: "沭阳县" }];
const SIYANG = [...SUQIAN, { code: "321323", name: "泗阳县" }];

const suqian = agencyOf({ id: "suqian", name: "宿迁市司法局", level: "prefectural", regions: SUQIAN });
const shuyang = agencyOf({ id: "shuyang", name: "沭阳县司法局", level: "county", regions: SHUYANG });
const siyang = agencyOf({ id: "siyang", name: "泗阳县司法局", level: "county", regions: SIYANG });

/** Characters that stand beside words, so that their borders can be told. */
const NEIGHBOURS = "春夏秋冬江河湖海山川";
const neighbour = (index: number) => NEIGHBOURS.charAt(index % NEIGHBOURS.length);

const DOCUMENTS = [
  documentOf({
    id: "a-0",
    reportId: "a",
    agency: suqian,
    year: 2022,
    text: "全年办理珊瑚礁保护申请3646件。",
  }),
  documentOf({
    id: "b-0",
    reportId: "b",
    agency: shuyang,
    year: 2022,
    text: "珊瑚礁保护与湿地修复同步推进。",
  }),
  documentOf({
    id: "c-0",
    reportId: "c",
    agency: shuyang,
    year: 2023,
    text: "湿地修复。候鸟栖息地调查完成。",
  }),
  ...["e", "f"].map((reportId) =>
    documentOf({
      id: `${reportId}-0`,
      reportId,
      agency: siyang,
      year: 2020,
      section: "requests",
      text: "办理结果见下表。",
    }),
  ),
  ...Array.from({ length: 30 }, (_, index) =>
    documentOf({
      id: `d${index}-0`,
      reportId: `d${index}`,
      agency: suqian,
      year: 2021,
      text: `${neighbour(index)}湿地修复${neighbour(index + 3)}第${index}批，${neighbour(index + 5)}珊瑚礁${neighbour(index + 7)}无。`,
    }),
  ),
];

describeDatabases("search as applications use it", ({ open }) => {
  let search: Search;
  beforeAll(async () => {
    const { pool } = await open();
    search = createSearch({
      engine: createPostgresEngine({ pool }),
      pool,
      today: () => new Date("2024-03-01"),
    });
    await search.prepare();
    for (const document of DOCUMENTS) await search.index.put([document]);
    await search.synchronise();
  });

  const idsFor = async (text: string) =>
    (await search.search({ text, first: 100 })).hits.map(({ id }) => id).sort();

  test("takes names and years for filters, and says so", async () => {
    const { hits, interpretation } = await search.search({ text: "沭阳县司法局 2022年 珊瑚礁", first: 10 });
    expect(hits.map(({ id }) => id)).toEqual(["b-0"]);
    expect(interpretation.recognised.map(({ kind, text }) => [kind, text])).toEqual([
      ["agency", "沭阳县司法局"],
      ["year", "2022年"],
    ]);
    expect(interpretation.filter).toEqual({ years: [2022], agencyIds: ["shuyang"] });
    expect(interpretation.terms.map(({ text }) => text)).toEqual(["珊瑚礁"]);
  });

  test("looks for what it took for a filter when told to", async () => {
    const all = await search.search({ text: "沭阳县司法局 候鸟", first: 10, interpret: false });
    expect(all.interpretation.recognised).toEqual([]);
    expect(all.interpretation.terms.map(({ text }) => text)).toEqual(["沭阳县司法局", "候鸟"]);
    const one = await search.search({ text: "2023年 候鸟", first: 10, asWords: ["2023年"] });
    expect(one.interpretation.filter).toEqual({});
  });

  test("lets only through what both the text and the request do", async () => {
    const within = await search.search({ text: "沭阳县", first: 10, filter: { regionCodes: ["320000"] } });
    expect(within.hits.map(({ id }) => id)).toEqual(["c-0", "b-0"]);
    const apart = await search.search({ text: "沭阳县", first: 10, filter: { regionCodes: ["330000"] } });
    expect(apart.hits).toEqual([]);
    const years = await search.search({ text: "2022年", first: 10, filter: { years: [2023] } });
    expect(years.hits).toEqual([]);
    const range = await search.search({
      text: "2022年",
      first: 10,
      filter: { yearRange: { from: 2022, to: null } },
    });
    expect(range.hits.map(({ id }) => id)).toEqual(["a-0", "b-0"]);
  });

  test("finds any run of characters in the exact mode, which takes nothing for a filter", async () => {
    const { hits, interpretation } = await search.search({ text: "地修", matching: "exact", first: 50 });
    expect(hits).toHaveLength(32);
    expect(interpretation).toMatchObject({ recognised: [], terms: [{ text: "地修", isPhrase: true }] });
    expect(
      (await search.search({ text: "2022年", matching: "exact", first: 5 })).interpretation.filter,
    ).toEqual({});
  });

  describe("where nothing holds every word", () => {
    test("leaves out the word that nothing holds, and says which", async () => {
      const { hits, omitted, total, interpretation } = await search.search({
        text: "候鸟 火箭发射",
        first: 10,
      });
      expect(hits.map(({ id }) => id)).toEqual(["c-0"]);
      expect(total).toEqual({ value: 1, relation: "exact" });
      expect(omitted.map(({ text }) => text)).toEqual(["火箭发射"]);
      expect(interpretation.terms.map(({ text }) => text)).toEqual(["候鸟", "火箭发射"]);
    });

    test("leaves out the most frequent of words that never occur together", async () => {
      const { hits, omitted } = await search.search({ text: "候鸟 珊瑚礁 -批", first: 10 });
      expect(omitted.map(({ text }) => text)).toEqual(["珊瑚礁"]);
      expect(hits.map(({ id }) => id)).toEqual(["c-0"]);
    });

    test("goes on behind a hit with the same words left out", async () => {
      const request = { text: "湿地修复 火箭发射", first: 20 };
      const first = await search.search(request);
      const second = await search.search({ ...request, after: first.hits.at(-1)?.cursor ?? "" });
      expect(first.hits).toHaveLength(20);
      expect(second.hits).toHaveLength(12);
      expect(second.omitted).toEqual(first.omitted);
      expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(32);
    });

    test("finds nothing for words that nothing holds, and for one word alone", async () => {
      expect(await idsFor("火箭发射 量子纠缠")).toEqual([]);
      expect(await idsFor("火箭发射")).toEqual([]);
      expect((await search.search({ text: "火箭发射", first: 10 })).omitted).toEqual([]);
    });

    test("looks for a run of characters that nothing holds as the words it is made of", async () => {
      const { hits, interpretation, omitted } = await search.search({ text: "湿地修复珊瑚礁", first: 10 });
      expect(hits).toHaveLength(10);
      expect(interpretation.terms.map(({ text }) => text)).toEqual(["湿地修复", "珊瑚礁"]);
      expect(omitted).toEqual([]);
      expect(await idsFor('"湿地修复珊瑚礁"')).toEqual([]);
    });

    test("suggests a query that finds something", async () => {
      const { suggestions } = await search.search({ text: "2021年 湿地修富", first: 10 });
      expect(suggestions[0]).toMatchObject({ text: "2021年 湿地修复", reason: "homophone" });
    });

    test("suggests a query that finds something as the words it is made of", async () => {
      const { suggestions } = await search.search({ text: "湿地修富珊瑚礁", first: 10 });
      expect(suggestions.map(({ text }) => text)).toContain("湿地修复珊瑚礁");
    });

    test("suggests nothing where enough is found", async () => {
      expect((await search.search({ text: "湿地修复", first: 1 })).suggestions).toEqual([]);
    });

    test("never brings back what was excluded", async () => {
      expect(await idsFor("候鸟 -湿地")).toEqual([]);
    });
  });

  describe("where the words are a line of the form that no text says", () => {
    const text = "泗阳县司法局2020年无法提供多少件";

    test("finds the section with its table, and says so", async () => {
      const { hits, interpretation, omitted, suggestions } = await search.search({ text, first: 10 });
      expect(hits.map(({ id }) => id).sort()).toEqual(["e-0", "f-0"]);
      expect(interpretation.recognised.map(({ kind, text: piece }) => [kind, piece])).toEqual([
        ["agency", "泗阳县司法局"],
        ["year", "2020年"],
        ["section", "无法提供"],
        ["question", "多少件"],
      ]);
      expect(interpretation.filter.sections).toEqual(["requests"]);
      expect([omitted, suggestions]).toEqual([[], []]);
    });

    test("goes on behind a hit of that section", async () => {
      const first = await search.search({ text, first: 1 });
      const second = await search.search({ text, first: 1, after: first.hits[0]?.cursor ?? "" });
      expect([...first.hits, ...second.hits].map(({ id }) => id).sort()).toEqual(["e-0", "f-0"]);
      expect(second.interpretation.recognised).toEqual(first.interpretation.recognised);
    });

    test("does so beside words that the section holds, and nowhere that has no such section", async () => {
      expect(await idsFor("2020年 无法提供 办理结果")).toEqual(["e-0", "f-0"]);
      expect(await idsFor("2020年 无法提供 珊瑚礁")).toEqual([]);
      expect(await idsFor("宿迁市司法局 无法提供")).toEqual([]);
      expect(await idsFor("无法提供")).toEqual([]);
    });

    test("looks for the words when told to", async () => {
      expect((await search.search({ text, asWords: ["无法提供"], first: 10 })).hits).toEqual([]);
    });
  });

  test("counts by what is asked for", async () => {
    const { facets } = await search.search({ text: "珊瑚礁", first: 1, facets: ["year", "province"] });
    expect(facets).toEqual([
      {
        name: "year",
        values: [
          { value: "2021", count: 30 },
          { value: "2022", count: 2 },
        ],
        relation: "exact",
      },
      { name: "province", values: [{ value: "320000", count: 32 }], relation: "exact" },
    ]);
  });

  test("suggests agencies for what is typed", async () => {
    const found = await search.suggestAgencies("沭阳", { first: 5 });
    expect(found.map(({ agencyId, name }) => [agencyId, name])).toEqual([["shuyang", "沭阳县司法局"]]);
  });

  test.each([
    ["no hits", { text: "珊瑚礁", first: 0 }],
    ["more hits than a page holds", { text: "珊瑚礁", first: 101 }],
    ["half a hit", { text: "珊瑚礁", first: 1.5 }],
    ["a text that is too long", { text: "珊".repeat(2001), first: 1 }],
  ])("refuses to be asked for %s", async (_, request) => {
    await expect(search.search(request)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("refuses cursors of nothing and of another request", async () => {
    const { hits } = await search.search({ text: "湿地修复", first: 1 });
    const after = hits[0]?.cursor ?? "";
    for (const request of [
      { text: "湿地修复", first: 1, after: "无" },
      { text: "湿地修复", first: 1, after: Buffer.from("[1,2]").toString("base64url") },
      { text: "珊瑚礁", first: 1, after },
      { text: "湿地修复", first: 1, after, filter: { years: [2021] } },
    ]) {
      await expect(search.search(request)).rejects.toMatchObject({ code: "BAD_CURSOR" });
    }
  });

  test("answers without suggestions where those cannot be looked for", async () => {
    const { pool } = await open();
    const alone = createSearch({ engine: createPostgresEngine({ pool }), pool });
    await alone.prepare();
    const client = await pool.connect();
    await client.query("drop table search.vocabulary cascade");
    client.release();
    expect(await alone.search({ text: "候鸟", first: 10 })).toMatchObject({ hits: [], suggestions: [] });
  });

  test("gives a search up that nobody waits for", async () => {
    const signal = AbortSignal.abort(new Error("Nobody waits."));
    await expect(search.search({ text: "珊瑚礁", first: 1 }, { signal })).rejects.toThrow("Nobody waits.");
  });

  test("says which engine is in use and how far it is", async () => {
    expect(search.describe()).toBe("Searches are answered by postgres: no other engine is named.");
    expect(search.engineInUse()).toBe("postgres");
    expect(await search.status()).toEqual({
      engine: "postgres",
      description: search.describe(),
      documents: DOCUMENTS.length,
      following: null,
    });
    expect(await search.synchronise()).toEqual({ reports: 0, refused: [] });
    expect(await search.rebuild()).toEqual({ reports: 0, refused: [] });
  });
});
