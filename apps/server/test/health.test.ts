import { applyMigrations, type Database, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine, createSearch } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdStatements } from "./support/hold-statements.ts";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

describe("the probes of a server", () => {
  let database: Database;
  let server: TestServer;
  const stopping = new AbortController();
  beforeAll(async () => {
    database = await openMemoryDatabase();
    const search = createSearch({ engine: createPostgresEngine(database), pool: database.pool });
    server = await startTestServer({
      database,
      search,
      stopping: stopping.signal,
      limits: { lateness: 20 },
    });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const probe = (name: string) => fetch(`${server.url}/health${name}`);
  /** Asks until it says so: an answer is good for a second. */
  async function untilReady(status: number, tables: string | null): Promise<unknown> {
    for (;;) {
      const answer = await probe("/ready");
      // What the probe answers, whatever its status.
      const readiness = (await answer.json()) as { readonly database: { readonly tables: string | null } };
      if (answer.status === status && readiness.database.tables === tables) return readiness;
    }
  }

  test("say that it lives, and is not ready while the tables are not there", async () => {
    const answer = await probe("/ready");
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([503, "no-store"]);
    expect(await answer.json()).toEqual({
      status: "notReady",
      isStopping: false,
      database: { answers: true, tables: "behind" },
      search: { engine: "postgres", isStandIn: false },
    });
    expect(await (await probe("/live")).json()).toEqual({ status: "alive" });
    expect(await (await probe("")).json()).toMatchObject({ status: "ok" });
  });

  test("say that it is ready once they are", async () => {
    await applyMigrations(database);
    expect(await untilReady(200, "current")).toMatchObject({ status: "ready" });
  });

  test("call it ready where a newer version has changed the tables, as it is while servers are replaced one by one", async () => {
    await database.pool.query("update drizzle.__drizzle_migrations set created_at = created_at + 1");
    expect(await untilReady(200, "ahead")).toMatchObject({ status: "ready" });
  });

  test("ask the database once a second, however many ask them", async () => {
    const statements = recordStatements(database);
    const answers = await Promise.all(Array.from({ length: 200 }, () => probe("/ready")));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 200));
    const asked = statements.take().filter((text) => text.includes("max(created_at)"));
    expect(asked.length).toBeLessThan(20);
  });

  test("say that it is not ready where the database does not answer, and that it lives", async () => {
    const held = holdStatements(database, /__drizzle_migrations/, 0);
    expect(await untilReady(503, null)).toMatchObject({ status: "notReady", database: { answers: false } });
    expect((await probe("/live")).status).toBe(200);
    held.release();
    expect(await untilReady(200, "ahead")).toMatchObject({ status: "ready" });
  });

  test("are answered while it cannot keep up, and sends other requests away", async () => {
    let isBusy = true;
    function work(): void {
      const until = performance.now() + 150;
      while (performance.now() < until);
      if (isBusy) setImmediate(work);
    }
    work();
    let answer = await server.ask("{ __typename }");
    while (answer.status === 200) answer = await server.ask("{ __typename }");
    const live = await probe("/live");
    isBusy = false;
    expect([answer.status, answer.errors?.[0]?.extensions.code, live.status]).toEqual([
      503,
      "OVERLOADED",
      200,
    ]);
    while ((await server.ask("{ __typename }")).status === 503);
  });

  test("say that it is not ready once it is about to stop, while it still answers", async () => {
    stopping.abort();
    expect(await (await probe("/ready")).json()).toMatchObject({ status: "notReady", isStopping: true });
    expect((await probe("/live")).status).toBe(200);
    expect((await server.ask("{ __typename }")).status).toBe(200);
  });
});
