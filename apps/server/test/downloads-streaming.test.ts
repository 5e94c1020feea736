import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { Search } from "@gongkai/search";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdStatements } from "./support/hold-statements.ts";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";
import { until } from "./support/until.ts";

const PAGE = /from "reports" inner join "report_versions"/;

describeDatabases("a download", ({ name, open }) => {
  let database: Database;
  let search: Search;
  let server: TestServer | undefined;
  beforeEach(async () => {
    database = await open();
    search = await storeSample(database, 2);
  });
  afterEach(() => server?.close());

  test("begins before its last page is read", async () => {
    const held = holdStatements(database, PAGE, 2);
    server = await startTestServer({ database, search, downloads: { pageSize: 2 } });
    const response = await fetch(`${server.url}/v1/reports.jsonl`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const lines = () => text.split("\n").length - 1;
    while (lines() < 4) text += (await reader?.read())?.value ?? "";
    expect(lines()).toBe(4);
    held.release();
    for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read())
      text += read.value;
    expect(lines()).toBe(10);
  });

  test("that its client gives up sends no more statements, and gives its place to the next", async () => {
    const statements = recordStatements(database);
    const held = holdStatements(database, PAGE, 1);
    server = await startTestServer({ database, search, downloads: { pageSize: 1, running: 1 } });
    // `fetch` would open another connection at once and keep it for what may come.
    const request = get(`${server.url}/v1/reports.csv`, { agent: false });
    const [response]: IncomingMessage[] = await once(request, "response");
    if (response !== undefined) await once(response, "data");
    request.destroy();
    await until(async () => (await server?.connections()) === 0);
    statements.take();
    held.release();
    const next = await fetch(`${server.url}/v1/agencies.csv`);
    expect((await next.text()).split("\r\n")).toHaveLength(4);
    // The one that was held back when the client left, and none after it.
    expect(statements.take().filter((each) => PAGE.test(each)).length).toBeLessThanOrEqual(1);
  });

  test("tells whoever comes when too many wait to come again", async () => {
    const held = holdStatements(database, PAGE, 0);
    server = await startTestServer({ database, search, downloads: { running: 1, waiting: 0 } });
    const first = fetch(`${server.url}/v1/reports.csv`);
    let refused = await fetch(`${server.url}/v1/agencies.csv`);
    while (refused.status === 200) refused = await fetch(`${server.url}/v1/agencies.csv`);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    held.release();
    expect((await first).status).toBe(200);
  });

  test("that takes too long breaks off, so that nobody takes a part for the whole", async () => {
    const held = holdStatements(database, PAGE, 1);
    server = await startTestServer({ database, search, downloads: { pageSize: 1, time: 300 } });
    const response = await fetch(`${server.url}/v1/reports.csv`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    held.release();
  });

  test.skipIf(name === "PGlite")(
    "that its client gives up ends the statement that runs (PGlite cannot end one)",
    async () => {
      server = await startTestServer({ database, search });
      const client = await database.pool.connect();
      await client.query("begin");
      await client.query("lock table reports in access exclusive mode");
      // Not on the same connection: a transaction sees the activity of the time when it first asked.
      const waiting = async () => {
        const { rows } = await database.pool.query<{ count: number }>(
          "select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        );
        return rows[0]?.count ?? 0;
      };
      try {
        const controller = new AbortController();
        const answer = fetch(`${server.url}/v1/figures.csv`, { signal: controller.signal });
        await until(async () => (await waiting()) === 1);
        controller.abort();
        await expect(answer).rejects.toThrow();
        // The lock is still held: nothing but being cancelled ends the statement.
        await until(async () => (await waiting()) === 0);
      } finally {
        await client.query("rollback");
        client.release();
      }
    },
  );
});
