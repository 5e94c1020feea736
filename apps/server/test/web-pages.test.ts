import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Database, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine, createSearch } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWebPages } from "../src/index.ts";
import { readToEnd, sendRaw } from "./support/raw-request.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

const SCRIPT = "console.log('a script of the app');";
const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("a server with a built web app", () => {
  let folder: string;
  let database: Database;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gongkai-pages-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), '<!doctype html><div id="root"></div>');
    await writeFile(join(folder, "assets/index-1a2b.js"), SCRIPT);
    await writeFile(join(folder, "assets/index-1a2b.js.br"), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, "assets/index-1a2b.js.gz"), gzipSync(SCRIPT));
    await writeFile(join(folder, ".built-from"), "a hash");
    database = await openMemoryDatabase();
    const { pool } = database;
    const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
    server = await startTestServer({ database, search, pages: readWebPages(folder) });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
    await rm(folder, { recursive: true });
  });

  test.each(["/", "/search?q=1", "/agencies/QWdlbmN5", "/no/such/page"])(
    "sends a browser the app at %s, with a policy that lets nothing in from elsewhere",
    async (path) => {
      const response = await fetch(server.url + path, { headers: BROWSER });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<div id="root">');
      expect(response.headers.get("cache-control")).toBe("no-cache");
      const policy = response.headers.get("content-security-policy");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:/);
    },
  );

  test("tells a program that there is nothing where there is nothing, and a browser too of a file", async () => {
    for (const path of ["/search", "/assets/index-0000.js", "/.built-from", "/assets/index-1a2b.js.br"]) {
      const response = await fetch(server.url + path, { headers: { accept: "*/*" } });
      expect(response.status, path).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
    }
  });

  test("leaves the API where it is", async () => {
    expect((await server.ask("{ __typename }")).data).toEqual({ __typename: "Query" });
    const health = await fetch(`${server.url}/health`, { headers: BROWSER });
    expect(health.headers.get("content-type")).toContain("application/json");
  });

  test.each([
    ["br", "br"],
    ["gzip, br;q=0", "gzip"],
    ["deflate", null],
  ])("sends files that never change to who takes %s", async (accepted, encoding) => {
    const response = await fetch(`${server.url}/assets/index-1a2b.js`, {
      headers: { "accept-encoding": accepted },
    });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(await response.text()).toBe(SCRIPT);
  });

  test("sends nothing again that has not changed", async () => {
    const { headers } = await fetch(server.url, { headers: BROWSER });
    const again = await fetch(server.url, {
      headers: { ...BROWSER, "if-none-match": headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  test.each(["/../package.json", "/assets/../../secret", "/%2e%2e/package.json", "/assets%2findex-1a2b.js"])(
    "gives away no file by the path %s",
    async (path) => {
      const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
      expect(await readToEnd(await sendRaw(server.url, request))).toMatch(/^HTTP\/1\.1 40[04] /);
    },
  );
});

test("there is no web app in a folder without its page", () => {
  expect(readWebPages(tmpdir())).toBeNull();
});
