import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSampleServers, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

describe("what a browser sees", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(0);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  test("at the root and at /graphql is a page that says what this is and loads nothing from elsewhere", async () => {
    for (const path of ["/", "/graphql"]) {
      const response = await fetch(`${server.url}${path}`, { headers: { accept: "text/html" } });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      const page = await response.text();
      expect(page).toContain('href="/graphql"');
      expect(page).toMatch(/Send a POST request[\s\S]*lang="zh-CN"[\s\S]*Run · 运行/);
      expect(page).not.toMatch(/https?:\/\//);
    }
  });

  test("on that page is a query that works", async () => {
    const page = await (await fetch(server.url)).text();
    const query = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(page)?.[1] ?? "";
    const { data, errors } = await server.ask(query);
    expect(errors).toBeUndefined();
    expect(data.reports.totalCount).toEqual({ value: 0 });
  });

  test("may come from a page of any origin", async () => {
    const preflight = await fetch(`${server.url}/graphql`, {
      method: "OPTIONS",
      headers: { origin: "https://example.org", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("content-type");
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("is a query by GET when a program asks for it with the preflight header", async () => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent("{ __typename }")}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect(await response.json()).toMatchObject({ data: { __typename: "Query" } });
  });

  test("at /health is that the server lives and when the database last answered", async () => {
    await server.ask("{ about { counts { reports } } }");
    const response = await fetch(`${server.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", databaseAnsweredSecondsAgo: expect.any(Number) });
  });
});
