import { type Database, openMemoryDatabase } from "@gongkai/db";
import type { Search } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerOptions } from "../src/index.ts";
import { holdStatements } from "./support/hold-statements.ts";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";
import { until } from "./support/until.ts";

const PAGE = /from "reports" inner join "report_versions"/;
const QUERY = "{ reports { nodes { title } } }";

describe("a server that stops", () => {
  let database: Database;
  let search: Search;
  let server: TestServer;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    search = await storeSample(database, 2);
  });
  afterAll(() => database?.close());

  async function start(limits: ServerOptions["limits"] = {}): Promise<void> {
    server = await startTestServer({ database, search, limits, downloads: { pageSize: 2 } });
  }
  const download = () => fetch(`${server.url}/v1/reports.jsonl`);

  test("finishes an operation and a download that it has in hand, and takes on nothing new", async () => {
    await start();
    const held = holdStatements(database, PAGE, 1);
    // What is held back is seen too, because this one looks first.
    const statements = recordStatements(database);
    const file = await download();
    statements.take();
    const operation = server.ask(QUERY);
    await until(() => statements.take().some((text) => text.includes('"reports"')));
    const closing = server.close();
    const refused = await fetch(`${server.url}/health/live`).then(
      ({ status, headers }) => [status, headers.get("connection")],
      () => "not listening",
    );
    expect([[503, "close"], "not listening"]).toContainEqual(refused);
    held.release();
    expect((await file.text()).split("\n")).toHaveLength(11);
    expect((await operation).data.reports.nodes).toHaveLength(10);
    await closing;
    await expect(download()).rejects.toThrow();
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });

  test("breaks off a download that takes too long, so that nobody takes a part for the whole", async () => {
    await start({ finishingTime: 100, closingTime: 0 });
    const held = holdStatements(database, PAGE, 1);
    const file = await download();
    expect(file.status).toBe(200);
    const whole = file.text();
    const closing = server.close();
    await expect(whole).rejects.toThrow();
    await closing;
    held.release();
  });
});
