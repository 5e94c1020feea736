import { createHash } from "node:crypto";
import { applyMigrations, type Database, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine, createSearch } from "@gongkai/search";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readEditors } from "../src/editors.ts";
import { createLogger } from "../src/logging/logger.ts";
import { createMetrics, type Metrics } from "../src/metrics/metrics.ts";
import { createMetricsServer } from "../src/metrics/serve-metrics.ts";
import { readToEnd, sendRaw } from "./support/raw-request.ts";
import { sendRequest } from "./support/send-request.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

const TOKEN = "0123456789abcdef0123";
const KNOWN = "query AgencyList { agencies { nodes { name } } }";

describe("what is told of requests", () => {
  let database: Database;
  let server: TestServer;
  let metrics: Metrics;
  let lines: string[] = [];
  beforeAll(async () => {
    database = await openMemoryDatabase();
    await applyMigrations(database);
    const search = createSearch({ engine: createPostgresEngine(database), pool: database.pool });
    await search.prepare();
    metrics = createMetrics({ database, search });
    server = await startTestServer({
      database,
      search,
      metrics,
      logger: createLogger({ level: "debug", isTerminal: false, write: (line) => lines.push(line) }),
      logsQueries: false,
      editors: readEditors(`office:${TOKEN}`),
      documents: {
        texts: new Map([[createHash("sha256").update(KNOWN).digest("hex"), KNOWN]]),
        isExclusive: false,
      },
    });
  });
  beforeEach(() => {
    metrics.registry.resetMetrics();
    lines = [];
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  /** The lines of the log, once there are so many: one is written when the connection knows that all was sent. */
  async function logged(count: number): Promise<readonly Record<string, unknown>[]> {
    await expect.poll(() => lines.length).toBe(count);
    return lines.map((line) => JSON.parse(line));
  }
  async function value(name: string, labels: Readonly<Record<string, string>>): Promise<number | undefined> {
    const metric = await metrics.registry.getSingleMetric(name)?.get();
    return metric?.values.find((each) =>
      Object.entries(labels).every(([label, text]) => Reflect.get(each.labels, label) === text),
    )?.value;
  }

  test("is one line in the log, under the id that the answer bears", async () => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query: KNOWN }),
    });
    await answer.text();
    const [line, ...others] = await logged(1);
    expect(others).toEqual([]);
    expect(line).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      requestId: answer.headers.get("x-request-id"),
      method: "POST",
      route: "/graphql",
      status: 200,
      milliseconds: expect.any(Number),
      cost: expect.any(Number),
      operation: "AgencyList",
      msg: "answered",
    });
  });

  test("has no text of queries, no token, and nothing of an address but its route", async () => {
    const secret = "张三身份证";
    await server.ask(
      `query Mine { agencies(filter: { nameContains: "${secret}" }) { nodes { name } } }`,
      {},
      {
        authorization: `Bearer ${TOKEN}`,
      },
    );
    await fetch(`${server.url}/v1/agencies.csv?nameContains=${encodeURIComponent(secret)}`).then((answer) =>
      answer.text(),
    );
    await fetch(`${server.url}/${encodeURIComponent(secret)}`).then((answer) => answer.text());
    const told = await logged(3);
    expect(told.map(({ route, operation, code }) => [route, operation, code])).toEqual([
      ["/graphql", "other", undefined],
      ["/v1/agencies.csv", undefined, undefined],
      [null, undefined, "NOT_FOUND"],
    ]);
    for (const text of [secret, encodeURIComponent(secret), TOKEN, "Mine"])
      expect(lines.join("")).not.toContain(text);
  });

  test("names the code of what was refused, of an operation and of any other request", async () => {
    const { errors } = await server.ask("{ agencies(first: 101) { nodes { name } } }");
    const { status } = await fetch(`${server.url}/elsewhere`);
    const told = await logged(2);
    expect(told).toMatchObject([
      { code: "BAD_USER_INPUT", status: 400, requestId: errors?.[0]?.extensions.requestId },
      { code: "NOT_FOUND", status },
    ]);
    expect(await value("gongkai_errors_total", { code: "BAD_USER_INPUT" })).toBe(1);
    expect(await value("gongkai_errors_total", { code: "NOT_FOUND" })).toBe(1);
  });

  test("is told of what was refused before it became a request", async () => {
    const badAddress = await sendRequest(server.url, { method: "GET", path: "/%zz" });
    const noHttp = await readToEnd(await sendRaw(server.url, "NONSENSE\r\n\r\n"));
    const [ofAddress, ofNoHttp] = await logged(2);
    const refused = { route: null, status: 400, code: "BAD_REQUEST", msg: "refused" };
    expect(ofAddress).toMatchObject({
      ...refused,
      method: "GET",
      requestId: badAddress.headers["x-request-id"],
    });
    expect(ofNoHttp).toMatchObject({ ...refused, method: null });
    expect(noHttp).toContain(`X-Request-Id: ${ofNoHttp?.requestId}\r\n`);
    expect(await value("gongkai_requests_total", { method: "GET", route: "none", status: "400" })).toBe(1);
    expect(await value("gongkai_requests_total", { method: "none", route: "none", status: "400" })).toBe(1);
    expect(await value("gongkai_errors_total", { code: "BAD_REQUEST" })).toBe(2);
  });

  test("counts operations by names that are known, and all others as one", async () => {
    await server.ask(KNOWN);
    for (let number = 0; number < 20; number += 1) await server.ask(`query Made${number} { __typename }`);
    await logged(21);
    const counts = await metrics.registry.getSingleMetricAsString("gongkai_operation_seconds");
    expect([...counts.matchAll(/_count\{operation="(\w+)"\} (\d+)/g)].map(([, ...pair]) => pair)).toEqual([
      ["AgencyList", "1"],
      ["other", "20"],
    ]);
    expect(await metrics.registry.getSingleMetricAsString("gongkai_requests_total")).toContain(
      'gongkai_requests_total{method="POST",route="/graphql",status="200"} 21',
    );
  });

  test("counts searches by engine, and measures the pool, the gates and what waits for search", async () => {
    await server.ask('{ search(query: "a") { totalCount { value } } }');
    expect(await value("gongkai_searches_total", { engine: "postgres", fallback: "false" })).toBe(1);
    expect(await value("gongkai_database_connections", { state: "waiting" })).toBe(0);
    expect(await value("gongkai_gate", { gate: "downloads", state: "running" })).toBe(0);
    expect(await value("gongkai_search_waiting_reports", {})).toBe(0);
    expect(await value("gongkai_search_stand_in", {})).toBe(0);
  });

  test("is served to Prometheus at an address of its own, and not to the public", async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    const metricsServer = createMetricsServer(metrics);
    const url = await metricsServer.listen({ host: "127.0.0.1", port: 0 });
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    const text = await answer.text();
    expect(text).toContain("# HELP gongkai_requests_total");
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    await metricsServer.close();
  });

  test("is readable on a terminal, and has queries where that is asked for", async () => {
    const written: string[] = [];
    const search = createSearch({ engine: createPostgresEngine(database), pool: database.pool });
    const logger = createLogger({ level: "info", isTerminal: true, write: (text) => written.push(text) });
    const talkative = await startTestServer({ database, search, logger, logsQueries: true });
    await talkative.ask("{ __typename }");
    logger.error({ err: new Error("a fault") }, "A request failed inside.");
    const failure = new Error("Failed query: select $1\nparams: 张三,\n李四");
    logger.error({ err: Object.assign(failure, { params: ["张三"] }) }, "Another one did.");
    await expect.poll(() => written.join("")).toContain("answered");
    await talkative.close();
    const text = written.join("");
    expect(text).toMatch(/^\d\d:\d\d:\d\d answered .*route=\/graphql status=200 .*query=\{ __typename \}$/m);
    expect(text).toMatch(/^\d\d:\d\d:\d\d ERROR A request failed inside\.\nError: a fault$/m);
    expect(text).toMatch(/^Error: Failed query: select \$1\n {4}at /m);
    expect(text).not.toMatch(/[张李]/);
  });
});
