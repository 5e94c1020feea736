import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_DOCUMENTS } from "../src/documents/known-documents.ts";
import { readExamples } from "../src/graphiql/examples.ts";
import { openSampleServers, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

describe("the page for trying queries", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(1);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  test("loads what it needs from the same server, under a policy that allows nothing else", async () => {
    const page = await fetch(`${server.url}/graphiql`);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(addresses).toHaveLength(2);
    for (const address of addresses) {
      const file = await fetch(new URL(address, server.url));
      expect(file.status).toBe(200);
      expect(file.headers.get("cache-control")).toContain("immutable");
      const text = await file.text();
      expect(text.length).toBeGreaterThan(100_000);
      expect(text).not.toMatch(/(?:@import|url\()\s*["']?https?:/);
    }
  });

  test("is given the examples", async () => {
    const response = await fetch(`${server.url}/graphiql/examples.json`);
    expect(await response.json()).toEqual(readExamples());
  });

  test("has no other files, and is not there where known documents alone are answered", async () => {
    expect((await fetch(`${server.url}/graphiql/..%2fpackage.json`)).status).toBe(404);
    const closed = await servers.start({ documents: { ...NO_DOCUMENTS, isExclusive: true } });
    expect((await fetch(`${closed.url}/graphiql`)).status).toBe(404);
  });

  test("has the schema beside it as a file", async () => {
    const response = await fetch(`${server.url}/schema.graphql`);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toContain("type Query {");
  });
});
