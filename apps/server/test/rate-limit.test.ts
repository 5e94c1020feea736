import { applyMigrations, type Database, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine, createSearch, type Search } from "@gongkai/search";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readEditors } from "../src/editors.ts";
import type { ServerOptions } from "../src/index.ts";
import { clientOfAddress } from "../src/rate-limit/client-address.ts";
import { createTokenBuckets } from "../src/rate-limit/token-buckets.ts";
import { readRunningSettings } from "../src/running-settings.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

const TOKEN = "0123456789abcdef0123";
const EDITORS = readEditors(`office:${TOKEN}`);
/** Enough for one file of rows, which takes 500; it fills by ten points a second. */
const LIMITS = { address: 600, editor: 100_000 };
/** What would come to hundreds of points if there were as many agencies as it asks for. */
const WIDE = "{ agencies(first: 100) { nodes { name reports(first: 20) { nodes { title } } } } }";

/** An answer with what it cost. */
interface Costed {
  readonly extensions: { readonly cost: { readonly requested: number; readonly actual: number } };
}

describe("a server that limits what clients may use", () => {
  let database: Database;
  let search: Search;
  let server: TestServer;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    await applyMigrations(database);
    search = createSearch({ engine: createPostgresEngine(database), pool: database.pool });
    await search.prepare();
  });
  afterEach(() => server.close());
  afterAll(() => database?.close());

  async function start(options: Partial<ServerOptions> = {}): Promise<void> {
    const given = { database, search, editors: EDITORS, rateLimits: LIMITS, ...options };
    server = await startTestServer(given);
  }
  const download = (headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}/v1/agencies.csv`, { headers });
  const ask = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  const remaining = ({ headers }: Response) => Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);

  test("tells every client what it may use and what is left", async () => {
    await start();
    const answer = await download();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit-policy")).toBe('"points";q=600;w=60');
    expect(answer.headers.get("ratelimit")).toMatch(/^"points";r=\d+;t=\d+$/);
    expect(remaining(answer)).toBeLessThan(600);
    const { data } = await server.ask("{ rateLimit { limit remaining used resetAt cost } }");
    const { limit, used, resetAt, cost } = data.rateLimit;
    expect([limit, used + data.rateLimit.remaining, cost]).toEqual([600, 600, 1]);
    expect(new Date(resetAt).toISOString()).toBe(resetAt);
  });

  test("answers 429 to whoever has used it up, in the shape of every error, and says when to come again", async () => {
    await start();
    await download();
    for (const refused of [await download(), await ask(WIDE)]) {
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(remaining(refused)).toBeGreaterThanOrEqual(0);
      expect(await refused.json()).toMatchObject({
        errors: [{ message: expect.stringContaining("Try again in"), extensions: { code: "RATE_LIMITED" } }],
      });
    }
    expect((await ask("{ __typename }")).status).toBe(200);
  });

  test("gives back what an operation did not use", async () => {
    await start();
    const answer = await ask(WIDE);
    // Every answer to an operation tells it.
    const { extensions } = (await answer.json()) as Costed;
    const { requested, actual } = extensions.cost;
    expect(requested).toBeGreaterThan(100 * actual);
    expect(remaining(answer)).toBeGreaterThan(600 - requested / 2);
  });

  test("keeps of a request for files what it takes at least", async () => {
    await start();
    const answer = await fetch(`${server.url}/graphql/files`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ __typename rateLimit { used cost } }" }),
    });
    expect(await answer.json()).toMatchObject({ data: { rateLimit: { cost: 100 } } });
    expect(remaining(answer)).toBeLessThan(599);
    const { data } = await server.ask("{ rateLimit { cost } }");
    expect(data.rateLimit.cost).toBe(1);
  });

  test("gives each editor a limit of their own, and whoever guesses a token none", async () => {
    await start();
    await download();
    const editor = { authorization: `Bearer ${TOKEN}` };
    expect(remaining(await download(editor))).toBeGreaterThan(90_000);
    expect((await download({ authorization: "Bearer 0123456789abcdef0124" })).status).toBe(429);
  });

  test("answers probes whoever has used up what", async () => {
    await start({ rateLimits: { ...LIMITS, address: 1 } });
    expect((await ask("{ __typename }")).status).toBe(200);
    expect((await ask("{ __typename }")).status).toBe(429);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  test("limits nobody where it is told so", async () => {
    await start({ rateLimits: null });
    const { data } = await server.ask("{ rateLimit { limit } }");
    expect(data).toEqual({ rateLimit: null });
    expect((await download()).headers.get("ratelimit")).toBeNull();
  });

  test("is not dodged by an address that a client makes up", async () => {
    await start();
    await download();
    for (const address of ["203.0.113.1", "203.0.113.2, 203.0.113.3", "127.0.0.2", "x"]) {
      const headers = { "x-forwarded-for": address, forwarded: `for=${address}`, "x-real-ip": address };
      expect((await download(headers)).status, address).toBe(429);
    }
  });

  test.each([
    ["a number of proxies", 1],
    ["their addresses", ["loopback"]],
  ])("tells the clients of a trusted proxy apart by what it adds, known by %s", async (_, trustedProxies) => {
    await start({ trustedProxies });
    const statuses = [];
    // A proxy writes behind what it was sent.
    for (const address of [
      "203.0.113.1",
      "made up, 203.0.113.1",
      "203.0.113.2, 203.0.113.1",
      "203.0.113.2",
    ]) {
      statuses.push((await download({ "x-forwarded-for": address })).status);
    }
    expect(statuses).toEqual([200, 429, 429, 200]);
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::9", "2001:db8:1:3::/64"],
  ["nonsense", "unknown"],
  [undefined, "unknown"],
])("the client at %s is %s", (address, client) => {
  expect(clientOfAddress(address)).toBe(client);
});

describe("buckets of points", () => {
  test("fill over a minute and never over the brim", () => {
    let now = 0;
    const buckets = createTokenBuckets({ capacity: 60, now: () => now });
    expect([buckets.take("a", 60), buckets.take("a", 1), buckets.take("b", 61)]).toEqual([
      true,
      false,
      false,
    ]);
    now = 10_000;
    expect([buckets.level("a"), buckets.take("a", 10), buckets.take("a", 1)]).toEqual([10, true, false]);
    now = 1_000_000;
    expect(buckets.level("a")).toBe(60);
    buckets.take("a", 5);
    buckets.give("a", 50);
    expect(buckets.level("a")).toBe(60);
  });

  test("take no more memory than they may, whoever comes", () => {
    const buckets = createTokenBuckets({ capacity: 60, most: 100, now: () => 0 });
    for (let client = 0; client < 10_000; client += 1) buckets.take(String(client), 1);
    expect(buckets.size).toBe(100);
    expect([buckets.level("9999"), buckets.level("0")]).toEqual([59, 60]);
  });
});

describe("settings of a server that runs", () => {
  test("are safe where nothing is set", () => {
    expect(readRunningSettings({ TRUST_PROXY: "", LOG_LEVEL: "" })).toMatchObject({
      rateLimits: { address: 10_000, editor: 100_000 },
      trustedProxies: null,
      logLevel: "info",
      logsQueries: false,
      metrics: null,
      stopDelay: 0,
    });
  });

  test("are read from the environment", () => {
    const settings = readRunningSettings({
      DATABASE_CONNECTIONS: "20",
      RATE_LIMIT: "6000",
      TRUST_PROXY: "loopback, 10.0.0.0/8,2001:db8::1",
      LOG_LEVEL: "warn",
      LOG_QUERIES: "true",
      METRICS_PORT: "9400",
      STOP_DELAY: "5",
      STOP_TIMEOUT: "30",
    });
    expect(settings).toEqual({
      connections: 20,
      rateLimits: { address: 6_000, editor: 100_000 },
      trustedProxies: ["loopback", "10.0.0.0/8", "2001:db8::1"],
      logLevel: "warn",
      logsQueries: true,
      metrics: { host: "127.0.0.1", port: 9_400 },
      stopDelay: 5_000,
      finishingTime: 30_000,
      limits: {},
      statuses: "usual",
    });
    expect(readRunningSettings({ RATE_LIMIT: "off", TRUST_PROXY: "2" })).toMatchObject({
      rateLimits: null,
      trustedProxies: 2,
    });
  });

  test.each([
    ["RATE_LIMIT", "100"],
    ["RATE_LIMIT", "many"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "99"],
    ["TRUST_PROXY", "10.0.0.0/8,proxy.example"],
    ["LOG_LEVEL", "loud"],
    ["METRICS_PORT", "65536"],
    ["STOP_DELAY", "-1"],
    ["DATABASE_CONNECTIONS", "1.5"],
  ])("refuse %s=%s in a sentence that names it", (name, value) => {
    expect(() => readRunningSettings({ [name]: value })).toThrow(new RegExp(`^${name} is ${value}\\. Give `));
  });
});
