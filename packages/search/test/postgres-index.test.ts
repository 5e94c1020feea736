import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, expect, it } from "vitest";
import { createPostgresEngine, type SearchEngine } from "../src/index.ts";
import { documentOf, revisionOf } from "./fixture.ts";

describeDatabases("the index of the Postgres search engine", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeAll(async () => {
    opened = await database.open();
    engine = createPostgresEngine({ pool: opened.pool });
    await engine.prepare();
  });

  const idsFor = async (text: string) => (await engine.search({ text, first: 10 })).hits.map((hit) => hit.id);

  it("says that it is not prepared, and that the database is closed", async () => {
    const other = await database.open();
    const unprepared = createPostgresEngine({ pool: other.pool });
    await expect(unprepared.search({ text: "公开", first: 1 })).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringContaining("prepare()"),
    });
    await other.close();
    await expect(unprepared.count()).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE" });
  });

  it("is prepared by several processes at once", async () => {
    const other = await database.open();
    const engines = [1, 2, 3].map(() => createPostgresEngine({ pool: other.pool }));
    await Promise.all(engines.map((each) => each.prepare()));
    expect(await engines[0]?.count()).toBe(0);
  });

  it("normalises again what another version of the normaliser wrote", async () => {
    await engine.put([
      documentOf({ id: "old", text: "舊檔案" }),
      documentOf({ id: "older", text: "舊賬簿" }),
    ]);
    await opened.pool.query(
      "update search.documents set normalizer = 0, content = '', head = '', grams = ''",
    );
    expect(await idsFor("旧档案")).toEqual([]);
    await engine.prepare();
    expect(await idsFor("旧档案")).toEqual(["old"]);
    expect(await idsFor("舊賬簿")).toEqual(["older"]);
    await engine.remove([revisionOf("report-old"), revisionOf("report-older")]);
  });

  it("refuses a cursor of another version of itself", async () => {
    await engine.put([documentOf({ id: "dated", text: "年轮" })]);
    const [hit] = (await engine.search({ text: "年轮", first: 1 })).hits;
    const [version, ...fields] = JSON.parse(Buffer.from(hit?.cursor ?? "", "base64url").toString());
    const after = Buffer.from(JSON.stringify([version + 1, ...fields])).toString("base64url");
    await expect(engine.search({ text: "年轮", first: 1, after })).rejects.toMatchObject({
      code: "BAD_CURSOR",
    });
    await engine.remove([revisionOf("report-dated")]);
  });

  it("searches texts with more pairs of characters than an index entry holds", async () => {
    // Every character stands beside others than before, so that nearly every pair is a new one.
    const characters = Array.from({ length: 70_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * at + 7 * at) % 20_000)),
    );
    await engine.put([documentOf({ id: "huge", text: `${characters.join("")}玻璃球` })]);
    expect(await idsFor("玻璃球")).toEqual(["huge"]);
    expect(await idsFor("璃球")).toEqual(["huge"]);
    expect(await idsFor("球")).toEqual(["huge"]);
    expect(await idsFor("球璃")).toEqual([]);
    await engine.remove([revisionOf("report-huge")]);
  });

  it("reaches every match of a very common word, in one order and without repeating", async () => {
    const count = 10_050;
    const documents = Array.from({ length: count }, (_, index) =>
      documentOf({
        id: `common-${index}`,
        reportId: `common-${index % 500}`,
        year: 2015 + (index % 10),
        text: `常见${"常见".repeat(index % 3)}${index % 100 === 0 ? "少见" : ""}`,
      }),
    );
    await engine.put(documents);

    for (const [text, expected] of [
      ["常见", count],
      ["", count],
      ["常见常见", (count / 3) * 2],
    ] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      let hasNextPage = true;
      while (hasNextPage) {
        const request = { text, first: 1000 };
        const page = await engine.search(after === undefined ? request : { ...request, after });
        expect(page.hits.length).toBeGreaterThan(0);
        seen.push(...page.hits.map((hit) => hit.id));
        after = page.hits.at(-1)?.cursor;
        hasNextPage = page.hasNextPage;
      }
      expect(seen).toHaveLength(expected);
      expect(new Set(seen).size).toBe(expected);
    }
    const common = await engine.search({ text: "常见", first: 1 });
    expect(common.total).toEqual({ value: 10_000, relation: "atLeast" });
    expect((await engine.search({ text: "少见", first: 1 })).total).toEqual({
      value: 101,
      relation: "exact",
    });
  });
});
