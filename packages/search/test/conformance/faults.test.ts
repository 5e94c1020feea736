import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { SearchError } from "@gongkai/schema";
import { afterEach, beforeAll, expect, it } from "vitest";
import { documentOf } from "../fixture.ts";
import { findMeilisearch, openMeilisearchSubject } from "./open-subject.ts";
import { type Script, type ScriptedServer, startScriptedServer } from "./scripted-server.ts";
import { ask, type Subject } from "./subject.ts";

const refusal = (code: string): string =>
  JSON.stringify({ message: "Scripted.", code, type: "invalid_request", link: "" });

/** Every way in which a server fails. */
const FAULTS: readonly (readonly [string, Script])[] = [
  ["is not there", { does: "hangUp" }],
  ["never answers", { does: "hang" }],
  ["has no such index (404)", { does: "answer", status: 404, body: refusal("index_not_found") }],
  ["is overloaded (503)", { does: "answer", status: 503, body: refusal("too_many_search_requests") }],
  ["breaks down (500)", { does: "answer", status: 500, body: refusal("internal") }],
  ["refuses the key (403)", { does: "answer", status: 403, body: refusal("invalid_api_key") }],
  ["answers with something else", { does: "answer", status: 200, body: "<html>" }],
];

const REQUEST = {
  terms: [{ text: "灯塔", isPhrase: false, isExcluded: false }],
  matching: "words",
  filter: {},
  order: "relevance",
  facets: [],
  first: 5,
} as const;

const real = findMeilisearch();

describeDatabases("faults of a Meilisearch server", (source) => {
  let database: Database;
  beforeAll(async () => {
    database = await source.open();
  });
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  async function openOver(script: Script, now?: () => number): Promise<Subject & { server: ScriptedServer }> {
    const server = await startScriptedServer(script);
    opened.push(server);
    const subject = openMeilisearchSubject(database, { url: server.url, key: real?.key ?? "key" }, now);
    opened.push({
      close() {
        if (real === null) return subject.search.close();
        server.follow({ does: "pass", to: real.url });
        return subject.close();
      },
    });
    return { ...subject, server };
  }

  it.each(FAULTS)(
    "25 a server that %s from the beginning does not keep anybody waiting",
    async (_, fault) => {
      const { search, server, ...subject } = await openOver(fault);
      await search.prepare();
      await search.index.put([documentOf({ id: "found", text: "远处有灯塔。" })]);
      const answer = await ask({ search, ...subject }, "灯塔");
      expect(answer).toMatchObject({ engine: "postgres", total: { value: 1 }, fallback: expect.any(String) });
      expect(search.describe()).toContain("postgres");
      const asked = server.requests();
      await ask({ search, ...subject }, "灯塔");
      // While the circuit is open the server is left alone.
      expect(server.requests()).toBe(asked);
    },
  );

  it.each(FAULTS)("26 a server that %s is an error with a code", async (_, fault) => {
    const { engine, search } = await openOver(fault);
    await search.index.prepare();
    const failure = await engine.search(REQUEST).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SearchError);
    expect(failure).toMatchObject({ code: "SEARCH_UNAVAILABLE", message: expect.stringMatching(/\.$/) });
  });

  it("26 a search that is given up rejects with the reason", async () => {
    const { engine, search } = await openOver({ does: "hang" });
    await search.index.prepare();
    const controller = new AbortController();
    const searching = engine.search(REQUEST, { signal: controller.signal });
    controller.abort(new Error("given up"));
    await expect(searching).rejects.toThrow("given up");
    await expect(search.search({ text: "灯塔", first: 1 }, { signal: controller.signal })).rejects.toThrow(
      "given up",
    );
  });

  const title =
    "25 a server that fails is replaced by PostgreSQL within the search, and used again once it works";
  if (real === null) it.skip(`${title} (skipped: MEILI_URL names no server to test with)`, () => {});
  else {
    it.each(FAULTS)(`${title}: one that %s`, async (_, fault) => {
      let clock = 0;
      const pass: Script = { does: "pass", to: real.url };
      const { search, server, ...subject } = await openOver(pass, () => clock);
      await search.prepare();
      await search.index.put([documentOf({ id: "found", text: "远处有灯塔。" })]);
      await search.synchronise();
      const asked = () => ask({ search, ...subject }, "灯塔");
      expect(await asked()).toMatchObject({ engine: "meilisearch", fallback: null });

      server.follow(fault);
      expect(await asked()).toMatchObject({
        engine: "postgres",
        total: { value: 1 },
        fallback: expect.stringContaining("meilisearch"),
      });

      server.follow(pass);
      // The circuit tries again after a pause, beside a search that does not wait for it.
      let engine = "postgres";
      for (let tries = 0; engine === "postgres" && tries < 200; tries += 1) {
        clock += 60_000;
        engine = (await asked()).engine;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(engine).toBe("meilisearch");
    });
  }
});
