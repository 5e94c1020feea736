// Longer than other files on purpose: what is promised of a real server is read in one place.
import { randomUUID } from "node:crypto";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { SearchDocument, SectionId } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createMeilisearchEngine,
  createPostgresEngine,
  type EngineRequest,
  type FacetName,
  type MeilisearchEngine,
  type SearchEngine,
  type SearchFilter,
  type SearchHit,
} from "../src/index.ts";
import { agencyOf, documentOf, revisionOf } from "./fixture.ts";

const { MEILI_URL: url, MEILI_KEY: key } = process.env;

/** A request for words, `-` before those that are excluded. */
function requestFor(words: string, fields: Partial<EngineRequest> = {}): EngineRequest {
  const terms = words.split("|").filter((word) => word !== "");
  return {
    terms: terms.map((word) => ({
      text: searchable(word.replace(/^-/, "")).text,
      isPhrase: false,
      isExcluded: word.startsWith("-"),
    })),
    matching: "words",
    filter: {},
    order: "relevance",
    facets: [],
    first: 50,
    ...fields,
  };
}

const idsOf = (hits: readonly SearchHit[]) => hits.map(({ id }) => id);

const SECTIONS: readonly SectionId[] = ["overview", "requests", "problemsAndImprovements"];
const REGIONS = ["320000", "321300", "321322", "110101"];

/** Sections that differ in whatever they can be filtered and counted by. */
const MANY: readonly SearchDocument[] = Array.from({ length: 420 }, (_, index) =>
  documentOf({
    id: `many-${index}-0`,
    reportId: `many-${index}`,
    year: index % 9 === 0 ? null : 2017 + (index % 7),
    section: SECTIONS[index % 3] ?? "overview",
    synthetic: index % 5 === 0,
    agency: agencyOf({
      id: `agency-${index % 6}`,
      name: `白杨县第${index % 6}局`,
      level: index % 2 === 0 ? "county" : "prefectural",
      kind: index % 4 === 0 ? "humanResources" : null,
      regions: [{ code: REGIONS[index % 4] ?? "", name: "某地" }],
    }),
    text: `第${index}号灯塔。${index % 3 === 0 ? "建立府院联动机制。" : "未建立机制。"}`,
  }),
);

if (url === undefined || url === "") {
  it.skip("the Meilisearch engine (skipped: MEILI_URL names no server)");
} else {
  describeDatabases("the Meilisearch engine", (databases) => describeEngine(databases, url));
}

function describeEngine(
  databases: Parameters<Parameters<typeof describeDatabases>[1]>[0],
  server: string,
): void {
  const index = `engine-${randomUUID()}`;
  const headers = { authorization: `Bearer ${key ?? ""}`, "content-type": "application/json" };
  let database: Database;
  let engine: MeilisearchEngine;
  const postgres = () => createPostgresEngine({ pool: database.pool });

  beforeAll(async () => {
    database = await databases.open();
    engine = createMeilisearchEngine({ url: server, pool: database.pool, index, ...(key ? { key } : {}) });
    await engine.prepare();
    await engine.put(MANY);
  });
  afterAll(async () => {
    for (const { uid } of await ourIndexes()) await call("DELETE", `/indexes/${uid}`);
    for (const { uid } of await ourKeys()) await call("DELETE", `/keys/${uid}`);
    await database.close();
  });

  async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${server}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === "" ? {} : JSON.parse(text);
  }
  async function callAndWait(method: string, path: string, body?: unknown): Promise<void> {
    const { taskUid } = await call(method, path, body);
    for (;;) {
      const { status } = await call("GET", `/tasks/${taskUid}`);
      if (status === "succeeded") return;
      if (status !== "enqueued" && status !== "processing") throw new Error(`Task ${taskUid} is ${status}.`);
    }
  }
  async function ourIndexes(): Promise<readonly { readonly uid: string }[]> {
    const { results } = await call("GET", "/indexes?limit=1000");
    return (results as { uid: string }[]).filter(({ uid }) => uid.startsWith(index));
  }
  async function ourKeys(): Promise<
    readonly { readonly uid: string; readonly actions: string[]; readonly indexes: string[] }[]
  > {
    const { results } = await call("GET", "/keys?limit=1000");
    return (results as { uid: string; actions: string[]; indexes: string[] }[]).filter(({ indexes }) =>
      indexes.includes(index),
    );
  }
  const search = (words: string, fields: Partial<EngineRequest> = {}) =>
    engine.search(requestFor(words, fields));
  const find = async (words: string, fields: Partial<EngineRequest> = {}) =>
    idsOf((await search(words, fields)).hits).sort();
  /** Puts documents, runs, and removes them again. */
  async function having(documents: readonly SearchDocument[], run: () => Promise<void>): Promise<void> {
    await engine.put(documents);
    try {
      await run();
    } finally {
      const reports = [...new Set(documents.map(({ reportId }) => reportId))];
      await engine.remove(reports.map((reportId) => revisionOf(reportId, 1_000)));
    }
  }
  async function everyPage(request: EngineRequest): Promise<readonly SearchHit[]> {
    const hits: SearchHit[] = [];
    for (let after: string | undefined; ; after = hits.at(-1)?.cursor) {
      const page = await engine.search(after === undefined ? request : { ...request, after });
      hits.push(...page.hits);
      if (!page.hasNextPage || page.hits.length === 0) return hits;
    }
  }

  it("says which server it is and searches with a key that can only search", async () => {
    expect(engine.describe()).toMatch(
      /^Meilisearch \d+\.\d+\.\d+ at .*, searched with a key that can do nothing else$/,
    );
    const keys = await ourKeys();
    expect(keys.map(({ actions, indexes }) => ({ actions, indexes }))).toEqual([
      { actions: ["search"], indexes: [index] },
    ]);
    await Promise.all([engine.prepare(), engine.prepare()]);
    expect(await ourKeys()).toHaveLength(1);
  });

  it("has one index, with one document for each section", async () => {
    expect((await ourIndexes()).map(({ uid }) => uid)).toEqual([index]);
    expect(await engine.count()).toBe(MANY.length);
    expect(await engine.status()).toMatchObject({
      documents: MANY.length,
      behind: 0,
      refused: [],
      isRebuilding: false,
    });
  });

  it("finds words that stand side by side, and not the same words elsewhere", async () => {
    const documents = [
      documentOf({ id: "side", text: "全年开展政策简明问答十二期。" }),
      documentOf({ id: "turned", text: "问答政策的简明版本另行公布。" }),
      documentOf({ id: "apart", text: "政策简明，问答另行公布。" }),
    ];
    await having(documents, async () => {
      expect(await find("政策简明问答")).toEqual(["side"]);
      expect(await find("政策|问答")).toEqual(["apart", "side", "turned"]);
      expect(await find("政策|-简明问答")).toEqual(["apart", "turned"]);
      expect(await find("政策|-问答")).toEqual([]);
    });
  });

  it("finds numbers whole, however they are printed", async () => {
    const documents = [
      documentOf({ id: "numbers", text: "受理3646件，增长1.05%，依据国办函〔2023〕12号，收费１,２３４元。" }),
      documentOf({
        id: "others",
        text: "受理13646件，增长11.05%，1.5%，05%，依据国办函〔2024〕112号，收费51,234元。",
      }),
    ];
    await having(documents, async () => {
      const among = { filter: { reportIds: ["report-numbers", "report-others"] } };
      for (const number of ["3646件", "1.05%", "国办函〔2023〕12号", "1234元", "1,234", "2023", "3646"]) {
        expect(await find(number, among), number).toEqual(["numbers"]);
      }
      for (const number of ["2024", "1.5%", "51234元"])
        expect(await find(number, among), number).toEqual(["others"]);
      for (const number of ["646件", "234元", "20"]) expect(await find(number, among), number).toEqual([]);
    });
  });

  it("leaves out what holds the words of a long phrase and not the phrase, and counts what is left", async () => {
    const documents = [
      documentOf({ id: "false", text: "政府信息公开工作有序开展，答复信息公开申请。" }),
      documentOf({ id: "true", text: "受理政府信息公开申请若干件。" }),
    ];
    await having(documents, async () => {
      const page = await search("政府信息公开申请", { facets: ["year"] });
      expect(idsOf(page.hits)).toEqual(["true"]);
      expect(page.total).toEqual({ value: 1, relation: "exact" });
      expect(page.facets).toEqual([
        { name: "year", values: [{ value: "2022", count: 1 }], relation: "exact" },
      ]);
    });
  });

  it("looks for ten words and not for nine of eleven", async () => {
    const words = ["苹果", "香蕉", "葡萄", "西瓜", "草莓", "樱桃", "菠萝", "石榴", "柠檬", "芒果", "荔枝"];
    const documents = words.map((_, missing) =>
      documentOf({ id: `no-${missing}`, text: words.filter((_word, at) => at !== missing).join("，") }),
    );
    await having(documents, async () => {
      expect(await find(words.slice(0, 10).join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(0, 9), "-荔枝"].join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(0, 10), "-荔枝"].join("|"))).toEqual(["no-10"]);
      expect(await find([...words.slice(1, 11), "-苹果"].join("|"))).toEqual(["no-0"]);
      const eleven = requestFor(words.join("|"));
      expect(engine.unsuitable(eleven)).not.toBeNull();
      await expect(engine.search(eleven)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    });
  });

  it("reads long sections to their end, and counts each once", async () => {
    const filler = "这是一个很长的部分，讲述各项工作。".repeat(2_000);
    const documents = [
      documentOf({ id: "long", text: `开头提到玫瑰。${filler}中间提到牡丹。${filler}末尾提到月季。` }),
      documentOf({ id: "dense", text: `${"甲。".repeat(30_000)}末尾提到月季。` }),
    ];
    await having(documents, async () => {
      expect(await find("玫瑰|牡丹|月季")).toEqual(["long"]);
      const page = await search("月季");
      expect(idsOf(page.hits).sort()).toEqual(["dense", "long"]);
      expect(page.total).toEqual({ value: 2, relation: "exact" });
      expect(await engine.count()).toBe(MANY.length + 2);
    });
  });

  describe("with filters and facets", () => {
    const filters: readonly SearchFilter[] = [
      {},
      { years: [2018, 2020] },
      { years: [] },
      { yearRange: { from: 2019, to: 2021 } },
      { yearRange: { from: null, to: null } },
      { yearRange: { from: null, to: 2019 }, sections: ["overview", "requests"] },
      { regionCodes: ["320000"] },
      { regionCodes: ["321300"], levels: ["county"] },
      { regionCodes: ["32"], kinds: ["humanResources"] },
      { kinds: ["humanResources"], synthetic: true },
      { agencyIds: ["agency-1", "agency-2"], sections: ["problemsAndImprovements"] },
      { reportIds: ["many-1", "many-2", "nowhere"] },
      { synthetic: false, years: [2019], levels: ["prefectural"], regionCodes: ["110000", "321322"] },
    ];
    const facets: readonly FacetName[] = ["year", "section", "level", "kind", "province"];

    it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
      "counts as PostgreSQL does: %s",
      async (_, filter) => {
        for (const words of ["", "灯塔", "府院联动机制", "灯塔|-府院"]) {
          const request = requestFor(words, { filter, facets });
          const ours = await engine.search(request);
          const theirs = await postgres().search(request);
          expect(idsOf(await everyPage({ ...request, facets: [] })).sort(), words).toEqual(
            idsOf(await everyPageOf(postgres(), { ...request, facets: [] })).sort(),
          );
          if (ours.total.relation === "exact") expect(ours.total, words).toEqual(theirs.total);
          else expect(ours.total.value).toBeLessThanOrEqual(theirs.total.value);
          for (const [at, facet] of ours.facets.entries()) {
            if (facet.relation === "exact")
              expect(facet, `${words} by ${facet.name}`).toEqual(theirs.facets[at]);
          }
        }
      },
    );

    it("counts exactly whatever is certain or little", async () => {
      const common = await search("灯塔", { facets });
      expect(common.total).toEqual({ value: MANY.length, relation: "exact" });
      expect(common.facets.map(({ relation }) => relation)).toEqual(facets.map(() => "exact"));
      const filter = { agencyIds: ["agency-0"] };
      const little = await search("府院联动机制", { facets, filter });
      expect(little.total).toEqual({ value: MANY.length / 6, relation: "exact" });
      expect(little.facets.map(({ relation }) => relation)).toEqual(facets.map(() => "exact"));
      const much = await search("号灯塔");
      expect(much.total).toEqual({ value: 100, relation: "atLeast" });
    });

    it("takes every value for a value", async () => {
      const odd = [
        'x" OR year > 0 OR agencyId = "',
        "x\\",
        'a" \\',
        "'",
        "] OR year EXISTS",
        "县",
        "A",
        "\u0000",
      ];
      const documents = odd.map((id, at) =>
        documentOf({
          id: `odd-${at}`,
          reportId: `odd ${id}`,
          text: "奇怪。",
          agency: agencyOf({ id, name: "乙局" }),
        }),
      );
      await having(documents.slice(0, -1), async () => {
        for (const [at, id] of odd.slice(0, -1).entries()) {
          expect(await find("", { filter: { agencyIds: [id] } })).toEqual([`odd-${at}`]);
          expect(await find("", { filter: { reportIds: [`odd ${id}`] } })).toEqual([`odd-${at}`]);
        }
        expect(await find("", { filter: { agencyIds: ["a", "\u0000"] } })).toEqual([]);
      });
    });
  });

  it("orders by year, and by id among equals", async () => {
    for (const [order, direction] of [
      ["newest", -1],
      ["oldest", 1],
    ] as const) {
      for (const words of ["", "灯塔", "府院联动机制"]) {
        const ids = idsOf(await everyPage(requestFor(words, { order, first: 100 })));
        const rank = ({ year }: SearchDocument) => (year === null ? 9_999 : direction * year);
        const expected = MANY.filter(({ id }) => ids.includes(id)).sort(
          (a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
        );
        expect(ids, `${words} ${order}`).toEqual(expected.map(({ id }) => id));
      }
    }
    expect(idsOf(await everyPage(requestFor("", { first: 100 })))).toEqual(
      idsOf(await everyPage(requestFor("", { first: 100, order: "newest" }))),
    );
  });

  it("pages without repeating or skipping, and refuses other requests' cursors", async () => {
    for (const words of ["灯塔", "府院联动机制", "号灯塔"]) {
      const ids = idsOf(await everyPage(requestFor(words, { first: 17 })));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(idsOf(await everyPage(requestFor(words, { first: 100 }))));
    }
    const [hit] = (await search("灯塔")).hits;
    const after = hit?.cursor ?? "";
    for (const [words, fields] of [
      ["机制", {}],
      ["灯塔", { order: "newest" }],
      ["灯塔", { filter: { years: [2020] } }],
    ] as const) {
      await expect(search(words, { ...fields, after })).rejects.toMatchObject({ code: "BAD_CURSOR" });
    }
    await expect(search("灯塔", { after: "nonsense" })).rejects.toMatchObject({ code: "BAD_CURSOR" });
    await expect(search("灯塔", { first: 0 })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await expect(search("灯塔", { matching: "exact" })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it("reaches a thousand hits and then says what to do", async () => {
    const documents = Array.from({ length: 1_030 }, (_, at) =>
      documentOf({ id: `deep-${at}`, reportId: `deep-${at % 10}`, text: "深海。" }),
    );
    await having(documents, async () => {
      const request = requestFor("深海", { first: 100 });
      const hits: SearchHit[] = [];
      for (let after: string | undefined; hits.length < 1_000; after = hits.at(-1)?.cursor) {
        const page = await engine.search(after === undefined ? request : { ...request, after });
        expect(page.total).toEqual({ value: 1_030, relation: "exact" });
        expect(page.hasNextPage).toBe(true);
        hits.push(...page.hits);
      }
      expect(new Set(idsOf(hits)).size).toBe(1_000);
      await expect(engine.search({ ...request, after: hits.at(-1)?.cursor ?? "" })).rejects.toMatchObject({
        code: "SEARCH_TOO_DEEP",
      });
    });
  });

  it("never shows what PostgreSQL no longer holds, and fills the page with what it does", async () => {
    const documents = Array.from({ length: 40 }, (_, at) =>
      documentOf({ id: `stale-${at}`, text: "山茶。" }),
    );
    await having(documents, async () => {
      const before = idsOf((await search("山茶", { first: 10 })).hits);
      const gone = before.slice(0, 4);
      const changed = before.slice(4, 8);
      await postgres().remove(gone.map((id) => revisionOf(`report-${id}`, 2)));
      await postgres().put(changed.map((id) => documentOf({ id, text: "杜鹃。", revision: 2 })));
      const page = await search("山茶", { first: 10 });
      expect(page.hits).toHaveLength(10);
      expect(idsOf(page.hits).filter((id) => gone.includes(id) || changed.includes(id))).toEqual([]);
      const rest = await everyPage(requestFor("山茶", { first: 10 }));
      expect(rest).toHaveLength(32);
      expect(await engine.progress()).toMatchObject({ behind: 8 });
      expect(await engine.synchronise()).toEqual({ reports: 8, refused: [] });
      expect((await search("山茶")).total).toEqual({ value: 32, relation: "exact" });
      expect(await find("杜鹃")).toEqual([...changed].sort());
    });
  });

  it("replaces all sections of a report that is revised, and no others", async () => {
    const section = (id: string, position: number, revision: number, text: string) =>
      documentOf({ id, reportId: "revised", position, revision, text });
    await having(
      [0, 1, 2].map((at) => section(`revised-${at}`, at, 1, "百合。")),
      async () => {
        await engine.put([section("revised-1", 1, 2, "兰花。")]);
        expect(await find("百合")).toEqual([]);
        expect(await find("兰花")).toEqual(["revised-1"]);
        expect(await engine.count()).toBe(MANY.length + 1);
      },
    );
  });

  it("answers from the old index until the new one is whole", async () => {
    let isBuilding = true;
    const rebuilding = engine.rebuild().finally(() => {
      isBuilding = false;
    });
    let searches = 0;
    while (isBuilding || searches === 0) {
      const page = await search("灯塔", { first: 5 });
      expect(page.total).toEqual({ value: MANY.length, relation: "exact" });
      searches++;
    }
    expect(await rebuilding).toEqual({ reports: expect.any(Number), refused: [] });
    expect((await ourIndexes()).map(({ uid }) => uid)).toEqual([index]);
    expect(await engine.progress()).toEqual({ behind: 0, refused: [] });
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("is brought back to what PostgreSQL holds", async () => {
    await callAndWait("POST", `/indexes/${index}/documents/delete-batch`, ["many-1-0", "many-2-0"]);
    const stranger = {
      id: "stranger",
      document: "stranger",
      reportId: "stranger",
      revision: 1,
      change: 1,
      body_n: "灯塔",
    };
    await callAndWait("POST", `/indexes/${index}/documents`, [stranger]);
    await callAndWait("PATCH", `/indexes/${index}/settings`, { rankingRules: ["words"] });
    const { reports } = await engine.reconcile();
    expect(reports).toBe(3);
    expect(await engine.count()).toBe(MANY.length);
    const { rankingRules } = await call("GET", `/indexes/${index}/settings`);
    expect(rankingRules).toContain("year:desc");
    expect(await engine.reconcile()).toEqual({ reports: 0, refused: [] });
  });

  it("says that the index is missing, and gets a new one", async () => {
    await callAndWait("DELETE", `/indexes/${index}`);
    await expect(search("灯塔")).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE", kind: "missing" });
    expect(await engine.status()).toMatchObject({ documents: null });
    await engine.synchronise();
    expect((await search("灯塔")).total).toEqual({ value: MANY.length, relation: "exact" });
  });

  it("forgets everything when it is cleared", async () => {
    await engine.clear();
    expect(await engine.count()).toBe(0);
    expect((await search("灯塔")).hits).toEqual([]);
  });
}

async function everyPageOf(
  engine: { search: SearchEngine["search"] },
  request: EngineRequest,
): Promise<readonly SearchHit[]> {
  const hits: SearchHit[] = [];
  for (let after: string | undefined; ; after = hits.at(-1)?.cursor) {
    const page = await engine.search(after === undefined ? request : { ...request, after });
    hits.push(...page.hits);
    if (!page.hasNextPage || page.hits.length === 0) return hits;
  }
}
