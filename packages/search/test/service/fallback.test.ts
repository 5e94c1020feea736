import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMeilisearchEngine, createPostgresEngine, createSearch, type Search } from "../../src/index.ts";
import { encodePosition } from "../../src/service/cursor.ts";
import { documentOf } from "../fixture.ts";
import {
  type Fault,
  fail,
  failWith,
  onRequest,
  type ScriptedServer,
  startScriptedServer,
} from "../meilisearch/scripted-server.ts";

const DOCUMENTS = ["a", "b", "c"].map((id) =>
  documentOf({ id: `${id}-0`, reportId: id, text: `湿地修复${id}。` }),
);

const isSearch = (path: string) => path.startsWith("/multi-search");

/** Searches get no answer, ever. */
const hanging: Fault = ({ path }) => isSearch(path);

const breakingDown: Fault = ({ path }, response) => {
  if (!isSearch(path)) return false;
  fail(response, 500, "internal");
  return true;
};

const refusing: Fault = ({ path, body }, response) => {
  if (!isSearch(path) || !body.includes("湿地")) return false;
  fail(response, 400, "invalid_search_q");
  return true;
};

describeDatabases("search on a Meilisearch server and PostgreSQL", (databases) => {
  let database: Database;
  let server: ScriptedServer;
  let search: Search;
  let time: number;
  let notices: string[];

  function openSearch(url: string): Search {
    const { pool } = database;
    const preferred = createMeilisearchEngine({ url, key: "master", pool, absenceTime: 500 });
    return createSearch({
      engine: createPostgresEngine({ pool }),
      preferred,
      pool,
      onNotice: (sentence) => notices.push(sentence),
      now: () => time,
    });
  }
  beforeAll(async () => {
    database = await databases.open();
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.pool.query("drop schema if exists search cascade");
    server = await startScriptedServer();
    [time, notices] = [0, []];
    search = openSearch(server.url);
    await search.prepare();
    return () => server.close();
  });
  const fill = async () => {
    await search.index.put(DOCUMENTS);
    await search.synchronise();
  };
  const ask = (text = "湿地") => search.search({ text, first: 10 });
  const searchesSent = () => server.requests.filter(({ path }) => isSearch(path)).length;

  /** Searches until the preferred engine answers again; every search is answered meanwhile. */
  async function untilTakenUp(): Promise<void> {
    for (let attempt = 0; attempt < 1_000; attempt++) {
      const { engine, fallback } = await ask();
      if (engine === "meilisearch") return;
      expect(fallback).toBe("meilisearch cannot answer this at the moment.");
    }
    throw new Error("Meilisearch was not taken up again.");
  }

  test("asks Meilisearch, and says so", async () => {
    await fill();
    expect(await ask()).toMatchObject({ engine: "meilisearch", fallback: null });
    expect(search.engineInUse()).toBe("meilisearch");
    expect(search.describe()).toContain("1.50.0");
    expect(await search.status()).toMatchObject({
      engine: "meilisearch",
      documents: 3,
      following: { name: "meilisearch", behind: 0, refused: [] },
    });
  });

  test("asks PostgreSQL while the index of Meilisearch lacks what is in PostgreSQL", async () => {
    await search.index.put(DOCUMENTS);
    const late = openSearch(server.url);
    await late.prepare();
    const page = await late.search({ text: "湿地", first: 10 });
    expect(page).toMatchObject({ engine: "postgres", total: { value: 3 } });
    expect(late.describe()).toBe(
      "Searches are answered by postgres until meilisearch can be used: meilisearch has yet to take in 3 reports.",
    );
    expect((await late.status()).following).toMatchObject({ behind: 3 });
    expect(await late.synchronise()).toEqual({ reports: 3, refused: [] });
    expect(late.engineInUse()).toBe("meilisearch");
  });

  describe.each([
    ["does not answer", hanging, "did not answer within 300 ms"],
    ["breaks down", breakingDown, "failed at the request"],
  ])("when Meilisearch %s", (_, fault, reason) => {
    beforeEach(async () => {
      await fill();
      await ask();
      server.faults.push(fault);
    });

    test("answers from PostgreSQL at once, and leaves Meilisearch alone from then on", async () => {
      const first = await ask();
      expect(first).toMatchObject({ engine: "postgres", total: { value: 3 } });
      expect(first.fallback).toBe("meilisearch cannot answer this at the moment.");
      const sent = searchesSent();
      expect(await ask()).toMatchObject({ engine: "postgres", total: { value: 3 } });
      expect(searchesSent()).toBe(sent);
      expect(notices).toHaveLength(1);
      expect(notices[0]).toContain(reason);
      expect(search.engineInUse()).toBe("postgres");
    });

    test("asks Meilisearch again when it answers, without being told", async () => {
      await ask();
      server.faults.length = 0;
      expect((await ask()).engine).toBe("postgres");
      time += 1_000;
      await untilTakenUp();
      expect(notices.at(-1)).toContain("answered by meilisearch");
    });
  });

  test("leaves Meilisearch alone for as long as it asks to be", async () => {
    await fill();
    server.faults.push(onRequest("POST", /multi-search/, failWith(503, "busy", { "retry-after": "7" })));
    await ask();
    const sent = searchesSent();
    time = 6_999;
    await ask();
    await new Promise(setImmediate);
    expect(searchesSent()).toBe(sent);
    server.faults.length = 0;
    time = 7_000;
    await untilTakenUp();
  });

  test("starts without Meilisearch, and takes it up when it comes", async () => {
    await fill();
    await server.close();
    const alone = openSearch(server.url);
    await alone.prepare();
    expect(alone.describe()).toContain("until meilisearch can be used");
    expect(await alone.search({ text: "湿地", first: 10 })).toMatchObject({
      engine: "postgres",
      total: { value: 3 },
    });
    await expect(alone.synchronise()).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE" });
    expect((await alone.status()).following).toMatchObject({ documents: null, behind: 0 });

    server = await startScriptedServer(Number(new URL(server.url).port));
    await alone.synchronise();
    expect(await alone.search({ text: "湿地", first: 10 })).toMatchObject({ engine: "meilisearch" });
    await server.close();
  });

  test("keeps asking Meilisearch when it only refuses one query", async () => {
    await fill();
    server.faults.push(refusing);
    expect(await ask()).toMatchObject({ engine: "postgres", total: { value: 3 } });
    expect(await ask("海岸")).toMatchObject({ engine: "meilisearch", fallback: null });
  });

  test("keeps asking Meilisearch where it is PostgreSQL that failed at a search", async () => {
    await fill();
    const { pool } = database;
    let isLost = false;
    const preferred = createMeilisearchEngine({
      url: server.url,
      key: "master",
      pool: { connect: async () => (isLost ? Promise.reject(new Error("lost")) : pool.connect()) },
    });
    const shaky = createSearch({ engine: createPostgresEngine({ pool }), preferred, pool });
    await shaky.prepare();
    isLost = true;
    expect(await shaky.search({ text: "湿地", first: 10 })).toMatchObject({
      engine: "postgres",
      total: { value: 3 },
    });
    isLost = false;
    expect(await shaky.search({ text: "湿地", first: 10 })).toMatchObject({ engine: "meilisearch" });
  });

  test("takes a search that was given up for no failure", async () => {
    await fill();
    server.faults.push(hanging);
    const controller = new AbortController();
    const asked = search.search({ text: "湿地", first: 10 }, { signal: controller.signal });
    const sent = searchesSent();
    while (searchesSent() === sent) await new Promise(setImmediate);
    controller.abort(new Error("Nobody waits."));
    await expect(asked).rejects.toThrow("Nobody waits.");
    expect(search.engineInUse()).toBe("meilisearch");
  });

  test("asks PostgreSQL for runs of characters and for what Meilisearch cannot look for, and says why", async () => {
    await fill();
    const exact = await search.search({ text: "地修", matching: "exact", first: 10 });
    expect(exact).toMatchObject({ engine: "postgres", total: { value: 3 } });
    expect(exact.fallback).toContain("runs of characters");
    const many = await ask(Array.from({ length: 40 }, (_, index) => `"第${index}份"`).join(" "));
    expect(many.engine).toBe("postgres");
    expect(many.fallback).not.toBeNull();
  });

  test("goes on with the engine that the hits before are of", async () => {
    await fill();
    server.faults.push(hanging);
    const first = await search.search({ text: "湿地", first: 1 });
    server.faults.length = 0;
    time += 1_000;
    await untilTakenUp();
    const rest = await search.search({ text: "湿地", first: 10, after: first.hits[0]?.cursor ?? "" });
    expect(rest.engine).toBe("postgres");
    expect(rest.hits).toHaveLength(2);
    expect(rest.fallback).toBe("The hits before are of postgres.");

    server.faults.push(hanging);
    await ask();
    const after = encodePosition({
      engine: "meilisearch",
      relaxed: null,
      areLinesSections: false,
      cursor: "opaque",
    });
    await expect(search.search({ text: "湿地", first: 10, after })).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringContaining("begin again without a cursor"),
    });
    const nowhere = encodePosition({
      engine: "elsewhere",
      relaxed: null,
      areLinesSections: false,
      cursor: "opaque",
    });
    await expect(search.search({ text: "湿地", first: 10, after: nowhere })).rejects.toMatchObject({
      code: "BAD_CURSOR",
    });
  });
});
