import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { SearchDocument } from "@gongkai/schema";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createMeilisearchEngine,
  createPostgresEngine,
  type EngineRequest,
  type MeilisearchEngine,
} from "../src/index.ts";
import { documentOf, revisionOf } from "./fixture.ts";
import {
  answer,
  type Fault,
  fail,
  type ScriptedServer,
  startScriptedServer,
} from "./meilisearch-scripted-server.ts";

const BROWSE: EngineRequest = {
  terms: [],
  matching: "words",
  filter: {},
  order: "relevance",
  facets: [],
  first: 10,
};

const REPORTS = ["a", "b", "c", "d", "e", "f", "g"].map((id) => documentOf({ id, text: `第${id}份报告。` }));

/** Answers the next `times` requests that it fits. */
function onRequest(method: string, path: RegExp, respond: Fault, times = Number.POSITIVE_INFINITY): Fault {
  let left = times;
  return (request, response) => {
    if (left === 0 || request.method !== method || !path.test(request.path)) return false;
    left--;
    return respond(request, response);
  };
}

describeDatabases("a Meilisearch server that fails", (databases) => {
  let database: Database;
  let server: ScriptedServer;
  let engine: MeilisearchEngine;
  const open = (options: Partial<Parameters<typeof createMeilisearchEngine>[0]> = {}) =>
    createMeilisearchEngine({
      url: server.url,
      key: "master",
      pool: database.pool,
      absenceTime: 2_000,
      ...options,
    });

  beforeEach(async () => {
    database = await databases.open();
    server = await startScriptedServer();
    engine = open();
  });
  afterEach(async () => {
    await server.close();
    await database.close();
  });

  const fill = async (documents: readonly SearchDocument[] = REPORTS) => {
    await engine.prepare();
    await engine.put(documents);
  };
  const held = () => server.documentsOf("sections");
  const sent = (method: string, path: RegExp) =>
    server.requests.filter((request) => request.method === method && path.test(request.path));

  it("is refused where it is older than 1.50, with the version to upgrade to", async () => {
    server.version = "1.49.9";
    await expect(engine.prepare()).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      kind: "outdated",
      message: expect.stringMatching(/1\.49\.9.*1\.50\.0/),
    });
    server.version = "2.0.0";
    await engine.prepare();
    expect(engine.describe()).toContain("2.0.0");
  });

  it("is used with the given key where that may not make others, and says so", async () => {
    server.faults.push(onRequest("GET", /^\/keys/, (_, response) => fail404(response), 1));
    server.faults.push(onRequest("POST", /^\/keys/, (_, response) => forbid(response)));
    await engine.prepare();
    expect(engine.describe()).toContain("the given key may not create keys");
    await engine.search(BROWSE);
    expect(server.requests.at(-1)).toMatchObject({ path: "/multi-search", key: "master" });
  });

  it("is searched with a key for searches only", async () => {
    await engine.prepare();
    await engine.search(BROWSE);
    expect(server.requests.at(-1)).toMatchObject({ path: "/multi-search", key: "search-only" });
    expect(engine.describe()).toContain("a key that can do nothing else");
    expect(engine.describe()).not.toContain("master");
  });

  it.each([
    [401, "invalid_api_key", "forbidden"],
    [403, "invalid_api_key", "forbidden"],
    [404, "index_not_found", "missing"],
    [408, "request_timeout", "late"],
    [413, "payload_too_large", "tooLarge"],
    [429, "too_many_search_requests", "busy"],
    [500, "internal", "failed"],
    [503, "too_many_search_requests", "busy"],
    [400, "invalid_search_filter", "refused"],
    [400, "index_not_found", "missing"],
  ])("says what to do about status %i", async (status, code, kind) => {
    await engine.prepare();
    server.faults.push(
      onRequest("POST", /multi-search/, (_, response) => {
        fail(response, status, code, { "retry-after": "7" });
        return true;
      }),
    );
    const error: unknown = await engine.search(BROWSE).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "SEARCH_UNAVAILABLE", kind, retryAfter: 7 });
    expect(String(error)).toMatch(/^SearchError: Meilisearch at 127\.0\.0\.1:\d+ .+\. It says: It is /);
    expect(String(error)).not.toContain("master");
  });

  it.each([
    ["a page of another server", 200, "<html>Welcome</html>"],
    ["a page of a proxy", 502, "<html>Bad gateway</html>"],
    ["another program's answer", 200, "[1, 2, 3]"],
    ["hits of another kind", 200, '{"results":[{"hits":[{"title":1}],"estimatedTotalHits":1}]}'],
    ["nothing", 200, ""],
  ])("is told from %s", async (_, status, body) => {
    await engine.prepare();
    server.faults.push(
      onRequest("POST", /multi-search/, (_request, response) => {
        response.writeHead(status).end(body);
        return true;
      }),
    );
    await expect(engine.search(BROWSE)).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      kind: "garbled",
    });
  });

  it("is not waited for longer than a search may take, whether it says nothing or never ends", async () => {
    const hasty = open({ searchTime: 150 });
    await hasty.prepare();
    server.faults.push(onRequest("POST", /multi-search/, () => true, 1));
    await expect(hasty.search(BROWSE)).rejects.toMatchObject({ kind: "late" });
    server.faults.push(
      onRequest("POST", /multi-search/, (_, response) => response.writeHead(200).write('{"results":[')),
    );
    await expect(hasty.search(BROWSE)).rejects.toMatchObject({ kind: "late" });
  });

  it("is let go when the search is given up", async () => {
    await engine.prepare();
    const controller = new AbortController();
    const closed = new Promise((resolve) => {
      server.faults.push(
        onRequest("POST", /multi-search/, (_, response) => {
          response.on("close", resolve);
          controller.abort(new Error("given up"));
          return true;
        }),
      );
    });
    await expect(engine.search(BROWSE, { signal: controller.signal })).rejects.toThrow("given up");
    await closed;
    await expect(engine.search(BROWSE, { signal: controller.signal })).rejects.toThrow("given up");
  });

  it("is said to be unreachable where nobody listens", async () => {
    await engine.prepare();
    await server.close();
    await expect(engine.search(BROWSE)).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      kind: "unreachable",
    });
    await expect(engine.prepare()).rejects.toMatchObject({ kind: "unreachable" });
    expect((await engine.progress()).behind).toBe(0);
  });

  it("gets everything but the reports that it refuses, and those are told with the reason", async () => {
    server.refuse = ({ document }) =>
      document === "c" || document === "f" ? `Nothing like ${document}.` : null;
    await engine.prepare();
    await writeToPostgres(REPORTS);
    const { reports, refused } = await engine.synchronise();
    expect(held()).toEqual(["a", "b", "d", "e", "g"]);
    expect(reports).toBe(5);
    expect(refused).toEqual([
      { reportId: "report-c", reason: "Nothing like c." },
      { reportId: "report-f", reason: "Nothing like f." },
    ]);
    expect(await engine.progress()).toEqual({ behind: 0, refused });
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });

    server.refuse = ({ document }) => (document === "f" ? "Still nothing like f." : null);
    await writeToPostgres([documentOf({ id: "c", text: "改过。", revision: 2 })]);
    expect(await engine.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(held()).toEqual(["a", "b", "c", "d", "e", "g"]);
    expect((await engine.progress()).refused).toEqual([{ reportId: "report-f", reason: "Nothing like f." }]);
    await engine.remove([revisionOf("report-f")]);
    expect((await engine.progress()).refused).toEqual([]);
  });

  it("loses nothing of a report that it refuses but its former documents", async () => {
    await fill();
    server.refuse = ({ document }) => (document === "b" ? "No." : null);
    await engine.put([documentOf({ id: "b", text: "改过。", revision: 2 })]);
    expect(held()).toEqual(["a", "c", "d", "e", "f", "g"]);
    expect((await engine.progress()).refused).toEqual([{ reportId: "report-b", reason: "No." }]);
  });

  it("gets a batch that is too large in pieces, down to single sections", async () => {
    const sections = [0, 1, 2].map((position) =>
      documentOf({ id: `long-${position}`, reportId: "long", position, text: "长。".repeat(200) }),
    );
    server.faults.push(
      onRequest("POST", /\/documents\?/, ({ body }, response) => {
        if (body.length < 1500) return false;
        fail(response, 413, "payload_too_large");
        return true;
      }),
    );
    await fill([...REPORTS, ...sections]);
    expect(held()).toEqual(["a", "b", "c", "d", "e", "f", "g", "long-0", "long-1", "long-2"]);
    expect((await engine.progress()).refused).toEqual([]);
    await engine.put([documentOf({ id: "huge", text: "大。".repeat(2000) })]);
    expect((await engine.progress()).refused).toMatchObject([{ reportId: "report-huge" }]);
  });

  it("is tried again, and no report blamed, where a task fails for a reason of the server's own", async () => {
    await fill();
    server.faults.push(
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        (_, response) => {
          const error = {
            message: "No space left on device.",
            code: "no_space_left_on_device",
            type: "system",
            link: "",
          };
          answer(response, 200, { uid: 1, status: "failed", error });
          return true;
        },
        1,
      ),
    );
    await expect(engine.put([documentOf({ id: "h", text: "新。" })])).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringContaining("No space left on device."),
    });
    expect(await engine.progress()).toMatchObject({ behind: 1, refused: [] });
    await engine.synchronise();
    expect(held()).toContain("h");
  });

  it("repeats a task that somebody cancelled", async () => {
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    server.isHolding = true;
    server.faults.push(
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        () => {
          server.cancelWaiting();
          server.isHolding = false;
          return false;
        },
        1,
      ),
    );
    await expect(engine.synchronise()).rejects.toMatchObject({
      message: expect.stringContaining("cancelled"),
    });
    await engine.synchronise();
    expect(held()).toContain("h");
  });

  it("is waited for while it restarts in the middle of a task", async () => {
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    server.isHolding = true;
    server.faults.push(
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        (_, response) => {
          response.destroy();
          return true;
        },
        3,
      ),
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        (_, response) => {
          fail(response, 503, "starting");
          server.runWaiting();
          return true;
        },
        1,
      ),
    );
    expect(await engine.synchronise()).toEqual({ reports: 1, refused: [] });
    expect(held()).toContain("h");
  });

  it("is given nothing twice by a process that takes over from one that was stopped", async () => {
    await fill();
    await writeToPostgres([
      documentOf({ id: "h", text: "新。" }),
      documentOf({ id: "a", text: "改。", revision: 2 }),
    ]);
    server.isHolding = true;
    const controller = new AbortController();
    server.faults.push(
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        () => {
          controller.abort(new Error("stopped"));
          return false;
        },
        1,
      ),
    );
    await expect(engine.synchronise({ signal: controller.signal })).rejects.toThrow("stopped");
    const before = sent("POST", /\/documents\?/).length;
    server.isHolding = false;
    server.runWaiting();
    const next = open();
    await next.prepare();
    await next.synchronise();
    expect(sent("POST", /\/documents\?/)).toHaveLength(before);
    expect(held()).toEqual(["a", "b", "c", "d", "e", "f", "g", "h"]);
    expect(await next.progress()).toEqual({ behind: 0, refused: [] });
    expect(await next.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("is left alone with a task that takes too long, and asked for it the next time", async () => {
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    server.isHolding = true;
    await expect(open({ taskTime: 50 }).synchronise()).rejects.toMatchObject({ kind: "late" });
    const before = sent("POST", /\/documents\?/).length;
    server.runWaiting();
    await engine.synchronise();
    expect(sent("POST", /\/documents\?/)).toHaveLength(before);
    expect((await engine.progress()).behind).toBe(0);
  });

  it("gets a new index where it has lost the old one", async () => {
    await fill();
    server.dropIndex("sections");
    await expect(engine.search(BROWSE)).resolves.toMatchObject({ hits: [] });
    await engine.synchronise();
    expect(held()).toHaveLength(REPORTS.length);
    expect(server.indexNames()).toEqual(["sections"]);
  });

  it("gets a new index where it was set up anew while a task was waited for", async () => {
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    server.isHolding = true;
    server.faults.push(
      onRequest(
        "GET",
        /^\/tasks\/\d+/,
        () => {
          server.forgetEverything();
          server.isHolding = false;
          return false;
        },
        1,
      ),
    );
    await engine.synchronise();
    expect(held()).toHaveLength(REPORTS.length + 1);
  });

  it("gets a new index in place of one that was filled by another version of the program", async () => {
    await fill();
    await database.pool.query("update search.followers set normalizer = normalizer - 1");
    expect((await engine.progress()).behind).toBe(REPORTS.length);
    const { reports } = await engine.synchronise();
    expect(reports).toBe(REPORTS.length);
    expect(server.indexNames()).toEqual(["sections"]);
    expect(await engine.progress()).toEqual({ behind: 0, refused: [] });
  });

  it("keeps an index of the same name that somebody else made", async () => {
    await fill();
    await database.pool.query("delete from search.followers");
    server.searchableAttributes = ["*"];
    await expect(engine.synchronise()).rejects.toMatchObject({
      message: expect.stringContaining("somebody else's"),
    });
    expect(held()).toHaveLength(REPORTS.length);
    server.searchableAttributes = ["title_n", "body_n"];
    await engine.synchronise();
    expect(await engine.progress()).toEqual({ behind: 0, refused: [] });
  });

  it("keeps the index of another database where somebody only prepares to search an empty one", async () => {
    await fill();
    const empty = await databases.open();
    await open({ pool: empty.pool }).prepare();
    await empty.close();
    expect(held()).toHaveLength(REPORTS.length);
    expect(await engine.synchronise()).toEqual({ reports: 0, refused: [] });
  });

  it("goes on with a new index whose filling was broken off", async () => {
    await fill();
    server.faults.push(onRequest("POST", /\/documents\?/, (_, response) => fail500(response), 1));
    await expect(engine.rebuild()).rejects.toMatchObject({ kind: "failed" });
    expect((await engine.status()).isRebuilding).toBe(true);
    const [, begun] = server.indexNames();
    await engine.rebuild();
    expect(sent("DELETE", /^\/indexes/).map(({ path }) => path)).toEqual([`/indexes/${begun}`]);
    expect(server.indexNames()).toEqual(["sections"]);
    expect(held()).toHaveLength(REPORTS.length);
    expect((await engine.status()).isRebuilding).toBe(false);
  });

  it("has the new index in place where the work was broken off just then", async () => {
    await fill();
    server.faults.push(
      onRequest(
        "POST",
        /swap-indexes/,
        () => {
          server.faults.push(onRequest("GET", /^\/tasks\/\d+/, (_, response) => fail500(response), 1));
          return false;
        },
        1,
      ),
    );
    await expect(engine.rebuild()).rejects.toMatchObject({ kind: "failed" });
    const before = sent("POST", /\/documents\?/).length;
    await engine.put([documentOf({ id: "h", text: "新。" })]);
    expect(sent("POST", /\/documents\?/)).toHaveLength(before + 1);
    expect(held()).toHaveLength(REPORTS.length + 1);
    expect(await engine.progress()).toEqual({ behind: 0, refused: [] });
    await engine.rebuild();
    expect(server.indexNames()).toEqual(["sections"]);
  });

  it("is drained of waiting tasks before indexes change places", async () => {
    await fill();
    server.faults.push(
      onRequest("GET", /^\/tasks\?/, (request, response) => {
        expect(request.path).toContain("statuses=enqueued%2Cprocessing");
        answer(response, 200, { results: [{ uid: 0 }] });
        return true;
      }),
    );
    const before = sent("GET", /^\/tasks\/0$/).length;
    await engine.rebuild();
    expect(sent("GET", /^\/tasks\/0$/).length).toBe(before + 1);
  });

  it("is written to by one caller at a time", async () => {
    await fill();
    await writeToPostgres([documentOf({ id: "h", text: "新。" })]);
    const before = sent("POST", /\/documents\?/).length;
    await Promise.all([engine.synchronise(), open().synchronise(), open().reconcile()]);
    expect(sent("POST", /\/documents\?/)).toHaveLength(before + 1);
  });

  it("is brought back to what PostgreSQL holds", async () => {
    await fill();
    const index = server.documentOf("sections", "a");
    expect(index).toBeDefined();
    Object.assign(index ?? {}, { change: 0 });
    await database.pool.query(
      "update search.followers set change = (select max(change) from search.revisions)",
    );
    server.documentOf("sections", "b");
    const { reports } = await engine.reconcile();
    expect(reports).toBe(1);
    expect(server.documentOf("sections", "a")).not.toMatchObject({ change: 0 });
    expect(await engine.reconcile()).toEqual({ reports: 0, refused: [] });
  });

  async function writeToPostgres(documents: readonly SearchDocument[]): Promise<void> {
    await createPostgresEngine({ pool: database.pool }).put(documents);
  }
});

function fail404(response: Parameters<Fault>[1]): boolean {
  fail(response, 404, "api_key_not_found");
  return true;
}

function fail500(response: Parameters<Fault>[1]): boolean {
  fail(response, 500, "internal");
  return true;
}

function forbid(response: Parameters<Fault>[1]): boolean {
  fail(response, 403, "invalid_api_key");
  return true;
}
