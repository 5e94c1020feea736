import { describeDatabases } from "@gongkai/db/testing";
import { expect, it } from "vitest";
import { failWith, onRequest } from "./scripted-server.ts";
import { BROWSE, useScriptedSetting } from "./scripted-setting.ts";

describeDatabases("a Meilisearch server that fails at searches", (databases) => {
  const setting = useScriptedSetting(databases);

  it("is refused where it is older than 1.50, with the version to upgrade to", async () => {
    const { server, engine } = setting();
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
    const { server, engine } = setting();
    server.faults.push(onRequest("GET", /^\/keys/, failWith(404, "api_key_not_found"), 1));
    server.faults.push(onRequest("POST", /^\/keys/, failWith(403, "invalid_api_key")));
    await engine.prepare();
    expect(engine.describe()).toContain("the given key may not create keys");
    await engine.search(BROWSE);
    expect(server.requests.at(-1)).toMatchObject({ path: "/multi-search", key: "master" });
  });

  it("is searched with a key for searches only", async () => {
    const { server, engine } = setting();
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
    const { server, engine } = setting();
    await engine.prepare();
    server.faults.push(onRequest("POST", /multi-search/, failWith(status, code, { "retry-after": "7" })));
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
    const { server, engine } = setting();
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
    const { server, open } = setting();
    const hasty = open({ searchTime: 150 });
    await hasty.prepare();
    server.faults.push(onRequest("POST", /multi-search/, () => true, 1));
    await expect(hasty.search(BROWSE)).rejects.toMatchObject({ kind: "late" });
    server.faults.push(
      onRequest("POST", /multi-search/, (_, response) => response.writeHead(200).write('{"results":[')),
    );
    await expect(hasty.search(BROWSE)).rejects.toMatchObject({ kind: "late" });
  });

  it("is not late where it is PostgreSQL that is waited for", async () => {
    const { database, engine, open } = setting();
    await engine.prepare();
    let isSlow = false;
    const pool = {
      async connect() {
        if (isSlow) await new Promise((resolve) => setTimeout(resolve, 300));
        return database.pool.connect();
      },
    };
    const beside = open({ pool });
    await beside.prepare();
    isSlow = true;
    await expect(beside.search(BROWSE, { serverTime: 250 })).resolves.toMatchObject({ hits: [] });
  });

  it("is let go when the search is given up", async () => {
    const { server, engine } = setting();
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
    const { server, engine } = setting();
    await engine.prepare();
    await server.close();
    await expect(engine.search(BROWSE)).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      kind: "unreachable",
    });
    await expect(engine.prepare()).rejects.toMatchObject({ kind: "unreachable" });
    expect((await engine.progress()).behind).toBe(0);
  });
});
