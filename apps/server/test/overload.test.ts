import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { Search } from "@gongkai/search";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { ServerOptions } from "../src/index.ts";
import { createMetrics } from "../src/metrics/metrics.ts";
import { holdDatabase } from "./support/hold-database.ts";
import { rawQuery, readToEnd, sendRaw } from "./support/raw-request.ts";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";
import { until } from "./support/until.ts";

const QUERY = "{ reports { nodes { agency { name } sections { heading } } } }";

/** Backends that wait for a lock. Not to be asked in a transaction, which sees the activity of the time when it first asked. */
const WAITING_FOR_LOCK =
  "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

describeDatabases("a server with much to do", ({ name, open }) => {
  let database: Database;
  let search: Search;
  let statements: ReturnType<typeof recordStatements>;
  let server: TestServer | undefined;
  beforeAll(async () => {
    database = await open();
    statements = recordStatements(database);
    search = await storeSample(database, 2);
  });
  const held = new Set<Awaited<ReturnType<typeof holdDatabase>>>();
  afterEach(async () => {
    for (const hold of held) await hold.release();
    held.clear();
    await server?.close();
  });

  /** Keeps everyone from reading until it is released, by the end of the test at the latest. */
  async function hold(): Promise<{ readonly release: () => Promise<void> }> {
    const holding = await holdDatabase(database);
    held.add(holding);
    statements.take();
    return {
      async release() {
        held.delete(holding);
        await holding.release();
      },
    };
  }

  async function start(
    limits: ServerOptions["limits"],
    options: Partial<ServerOptions> = {},
  ): Promise<TestServer> {
    server = await startTestServer({ database, search, limits, ...options });
    return server;
  }

  const post = (url: string, query = QUERY, address = "203.0.113.1") =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address },
      body: JSON.stringify({ query }),
    });

  test("lets some run and some wait, and sends the next one away for a second", async () => {
    const { url } = await start({ running: 1, waiting: 1 });
    const holding = await hold();
    const answers = [post(url), post(url), post(url)];
    const refused = await Promise.race(answers);
    const health = await fetch(`${url}/health`);
    await holding.release();
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "OVERLOADED" } }] });
    expect(await health.json()).toMatchObject({ status: "ok" });
    const statuses = (await Promise.all(answers)).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 200, 503]);
  });

  test("answers a bystander at once while one client asks for 200 slow queries", async () => {
    // As long as it takes a busy machine: what is held here ends by being released.
    const { url } = await start({ operationTime: 120_000, statementTime: 120_000 }, { trustedProxies: 1 });
    const holding = await hold();
    let refused = 0;
    const searches = Array.from({ length: 200 }, async () => {
      const answer = await post(url);
      if (answer.status === 503) refused += 1;
      await answer.body?.cancel();
      return answer;
    });
    // Half of all places and seats are for others.
    await until(() => refused === 200 - 4 - 50);
    expect((await post(url, "{ __typename }", "203.0.113.2")).status).toBe(200);
    await holding.release();
    const answers = await Promise.all(searches);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(54);
    const sentAway = answers.filter(({ status }) => status === 503);
    expect(sentAway.map(({ headers }) => headers.get("retry-after"))).toEqual(sentAway.map(() => "1"));
  });

  test.skipIf(name === "PGlite")(
    "leaves nothing running for 200 clients that left in the middle (PGlite cannot end a statement)",
    async () => {
      const atOnce = 8;
      const { url } = await start({ running: 2 * atOnce });
      const holding = await hold();
      const waiting = async () => (await database.pool.query(WAITING_FOR_LOCK)).rows.length;
      for (let gone = 0; gone < 200; gone += atOnce) {
        const sockets = await Promise.all(
          Array.from({ length: atOnce }, () => sendRaw(url, rawQuery(QUERY))),
        );
        await until(async () => (await waiting()) === atOnce);
        for (const socket of sockets) socket.destroy();
        // What they wait for is still held: nothing but being cancelled ends their statements.
        await until(async () => (await waiting()) === 0);
      }
      const { rows } = await database.pool.query(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()",
      );
      expect(rows).toEqual([{ count: 0 }]);
      await holding.release();
      const { pool } = database;
      await until(() => pool.idleCount === pool.totalCount);
      expect(pool.waitingCount).toBe(0);
    },
  );

  test.skipIf(name === "PGlite")("ends a statement that takes too long (PGlite cannot end one)", async () => {
    const { ask } = await start({ statementTime: 50 });
    const holding = await hold();
    const { status, errors } = await ask(QUERY);
    expect([status, errors?.[0]?.extensions.code]).toEqual([503, "TIMEOUT"]);
    expect((await database.pool.query(WAITING_FOR_LOCK)).rows).toEqual([]);
    await holding.release();
    expect((await ask(QUERY)).status).toBe(200);
  });

  test("does not begin what nobody waits for any more", async () => {
    const metrics = createMetrics({ database, search });
    const { url, ask, connections } = await start({ running: 1 }, { metrics });
    const waiting = async () => {
      const text = await metrics.registry.getSingleMetricAsString("gongkai_gate");
      return Number(/gate="operations",state="waiting"\} (\d+)/.exec(text)?.[1]);
    };
    const holding = await hold();
    const first = ask("{ agencies { nodes { id } } }");
    await until(() => statements.take().some((text) => text.includes('"agencies"')));
    const before = await connections();
    const sockets = await Promise.all(Array.from({ length: 30 }, () => sendRaw(url, rawQuery(QUERY))));
    await until(async () => (await waiting()) === 30);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await connections()) <= before);
    statements.take();
    await holding.release();
    await first;
    await ask("{ __typename }");
    expect(statements.take().filter((text) => text.includes('"report_versions"."title"'))).toEqual([]);
  });

  test("asks nothing more for a client that left meanwhile", async () => {
    const { url, ask, connections } = await start({ running: 1 });
    const holding = await hold();
    statements.take();
    const before = await connections();
    const socket = await sendRaw(url, rawQuery(QUERY));
    let asked: readonly string[] = [];
    await until(() => {
      asked = [...asked, ...statements.take()];
      return asked.some((text) => text.includes('"reports"'));
    });
    socket.destroy();
    await until(async () => (await connections()) <= before);
    await holding.release();
    await ask("{ __typename }");
    expect(statements.take().filter((text) => /from "(sections|agencies)"/.test(text))).toEqual([]);
  });

  test("answers with one error what takes too long, and goes on with the next", async () => {
    const { ask } = await start({ running: 1, operationTime: 300 });
    const holding = await hold();
    const [running, waiting] = await Promise.all([
      ask(`{ a: agency(name: "x") { id } b: agency(name: "y") { id } }`),
      ask(QUERY),
    ]);
    await holding.release();
    for (const { status, data, errors } of [running, waiting]) {
      expect(status).toBe(503);
      expect(data).toBeUndefined();
      expect(errors).toEqual([
        {
          message: expect.stringContaining("0.3 s"),
          extensions: { code: "TIMEOUT", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        },
      ]);
    }
    expect((await ask("{ __typename }")).status).toBe(200);
  });

  test("does not wait for the rest of a request for ever", async () => {
    const { url } = await start({ requestTime: 300 });
    for (const half of [rawQuery(QUERY).slice(0, -5), "POST /graphql HTTP/1.1\r\nHos"]) {
      const answer = await readToEnd(await sendRaw(url, half));
      expect(answer).toMatch(/^HTTP\/1.1 408 /);
      expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
    }
  });

  test("closes although a client never finishes its request", async () => {
    const { url, ask, close } = await start({ closingTime: 100, finishingTime: 100 });
    const socket = await sendRaw(url, rawQuery(QUERY).slice(0, -5));
    // By the time that another request is answered, the server knows of the one that hangs.
    await ask("{ __typename }");
    const ended = readToEnd(socket);
    await close();
    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
