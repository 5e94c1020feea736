import { randomInt } from "node:crypto";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMeilisearchEngine, createPostgresEngine, createSearch, type Search } from "../../src/index.ts";
import { agencyOf, documentOf } from "../fixture.ts";

const { MEILI_URL: url, MEILI_KEY: key } = process.env;
const reason = url ? "" : " (skipped: MEILI_URL names no server)";

const agency = agencyOf({
  id: "shuyang",
  name: "沭阳县司法局",
  level: "county",
  regions: [
    { code: "320000", name: "江苏省" },
    { code: "321322", name: "沭阳县" },
  ],
});

const DOCUMENTS = Array.from({ length: 25 }, (_, index) =>
  documentOf({
    id: `r${index}-0`,
    reportId: `r${index}`,
    agency,
    year: 2020 + (index % 4),
    text: `全年开展湿地修复${index}次，${index === 7 ? "记录候鸟迁徙。" : "未见异常。"}`,
  }),
);

describe.skipIf(!url)(`search on a Meilisearch server${reason}`, () => {
  describeDatabases("and", ({ open }) => {
    let database: Database;
    let search: Search;
    beforeAll(async () => {
      database = await open();
      const { pool } = database;
      const engine = createPostgresEngine({ pool });
      const index = `service_${randomInt(1e9)}`;
      const preferred = createMeilisearchEngine({ url: url ?? "", ...(key ? { key } : {}), pool, index });
      // A machine that is busy with other tests is no reason to ask another engine.
      search = createSearch({ engine, preferred, pool, patience: 30_000 });
      await search.prepare();
      await engine.put(DOCUMENTS);
      expect(await search.synchronise()).toEqual({ reports: 25, refused: [] });
    }, 120_000);
    afterAll(() => database?.close());

    test("is answered by Meilisearch, filters, marks and facets included", async () => {
      const answer = await search.search({ text: "沭阳县司法局 候鸟", first: 5, facets: ["year"] });
      expect(answer).toMatchObject({ engine: "meilisearch", fallback: null, total: { value: 1 } });
      const [hit] = answer.hits;
      expect(hit?.id).toBe("r7-0");
      expect(hit?.snippet.marks.map(({ start, end }) => hit.snippet.text.slice(start, end))).toEqual([
        "候鸟",
      ]);
      expect(answer.facets[0]?.values).toEqual([{ value: "2023", count: 1 }]);
    });

    test("pages through with its own cursors, and leaves words out", async () => {
      const request = { text: "湿地修复 火箭发射", first: 10 };
      const first = await search.search(request);
      expect(first).toMatchObject({ engine: "meilisearch", omitted: [{ text: "火箭发射" }] });
      const second = await search.search({ ...request, after: first.hits.at(-1)?.cursor ?? "" });
      const third = await search.search({ ...request, after: second.hits.at(-1)?.cursor ?? "" });
      const ids = [first, second, third].flatMap(({ hits }) => hits.map(({ id }) => id));
      expect(new Set(ids).size).toBe(25);
      expect(third.hasNextPage).toBe(false);
    });

    test("finds runs of characters by PostgreSQL", async () => {
      const answer = await search.search({ text: "展湿地修", matching: "exact", first: 1 });
      expect(answer).toMatchObject({ engine: "postgres", total: { value: 25 } });
    });

    test("finds what was replaced by PostgreSQL until Meilisearch has it as well", async () => {
      // As `gongkai reindex` does: everything once more, under later revisions.
      await search.index.put(DOCUMENTS.map((document) => ({ ...document, revision: 2 })));
      const outdated = await search.search({ text: "湿地修复", first: 10 });
      expect(outdated).toMatchObject({ engine: "postgres", total: { value: 25 } });
      expect(outdated.fallback).toBe("meilisearch has yet to take in what has changed here.");
      expect(search.engineInUse()).toBe("meilisearch");
      await search.synchronise();
      expect(await search.search({ text: "湿地修复", first: 10 })).toMatchObject({
        engine: "meilisearch",
        total: { value: 25 },
      });
    });

    test("finds what has moved to another section by PostgreSQL until Meilisearch has it as well", async () => {
      const parts = (revision: number, texts: readonly string[]) =>
        texts.map((text, position) =>
          documentOf({ id: `moved-${position}`, reportId: "moved", revision, position, text }),
        );
      await search.index.put(parts(1, ["无。", "种植红树。"]));
      await search.synchronise();
      expect((await search.search({ text: "红树", first: 5 })).hits.map(({ id }) => id)).toEqual(["moved-1"]);
      await search.index.put(parts(2, ["种植红树。"]));
      const { hits, engine } = await search.search({ text: "红树", first: 5 });
      expect(hits.map(({ id }) => id)).toEqual(["moved-0"]);
      expect(engine).toBe("postgres");
      await search.index.remove([{ reportId: "moved", revision: 3 }]);
      await search.synchronise();
    });

    test("is gone from the index once it is removed", async () => {
      await search.index.remove([{ reportId: "r7", revision: 3 }]);
      expect((await search.status()).following).toMatchObject({ behind: 1, refused: [] });
      await search.synchronise();
      expect((await search.search({ text: "候鸟", first: 1 })).hits).toEqual([]);
      expect((await search.status()).following).toMatchObject({ behind: 0, documents: 24 });
    });
  });
});
