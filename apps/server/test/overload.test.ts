import { setTimeout } from "node:timers/promises";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { Search } from "@gongkai/search";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { ServerOptions } from "../src/index.ts";
import { holdDatabase } from "./support/hold-database.ts";
import { rawQuery, readToEnd, sendRaw } from "./support/raw-request.ts";
import { recordStatements } from "./support/record-statements.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const QUERY = "{ reports { nodes { agency { name } sections { heading } } } }";

describeDatabases("a server with much to do", ({ open }) => {
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

  async function start(limits: ServerOptions["limits"]): Promise<TestServer> {
    server = await startTestServer({ database, search, limits });
    return server;
  }

  /** Waits until something is so; the test's own time limit ends what never comes. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await setTimeout(5);
  }

  const post = (url: string) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: QUERY }),
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

  test("does not begin what nobody waits for any more", async () => {
    const { url, ask, connections } = await start({ running: 1 });
    const holding = await hold();
    const first = ask("{ agencies { nodes { id } } }");
    await until(() => statements.take().some((text) => text.includes('"agencies"')));
    const before = await connections();
    const sockets = await Promise.all(Array.from({ length: 30 }, () => sendRaw(url, rawQuery(QUERY))));
    await until(async () => (await connections()) >= before + 30);
    await setTimeout(50);
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
    const { url, connections, close } = await start({ closingTime: 100 });
    const socket = await sendRaw(url, rawQuery(QUERY).slice(0, -5));
    await until(async () => (await connections()) > 0);
    await setTimeout(50);
    const ended = readToEnd(socket);
    await close();
    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
