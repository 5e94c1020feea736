import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { type Database, openDatabase, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine, createSearch } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawQuery, readToEnd, sendRaw } from "./support/raw-request.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

describe("errors", () => {
  let database: Database;
  let server: TestServer;
  const internal: { readonly requestId: string; readonly error: unknown }[] = [];

  beforeAll(async () => {
    database = await openMemoryDatabase();
    const search = await storeSample(database, 2);
    const onInternalError = (requestId: string, error: unknown) => void internal.push({ requestId, error });
    server = await startTestServer({ database, search, onInternalError });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const send = (init: RequestInit, path = "/graphql") =>
    fetch(`${server.url}${path}`, { method: "POST", ...init });
  const json = (body: unknown): RequestInit => ({
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const form = {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "query={__typename}",
  };

  const nested = (times: number) =>
    `{ agencies { nodes { ${"reports(first: 1) { nodes { agency { ".repeat(times)} name ${"} } } ".repeat(times)} } } }`;

  const cases: readonly (readonly [
    name: string,
    status: number,
    code: string,
    send: () => Promise<Response>,
  ])[] = [
    ["a query that does not parse", 400, "GRAPHQL_PARSE_FAILED", () => send(json({ query: "{" }))],
    [
      "a subscription",
      400,
      "GRAPHQL_VALIDATION_FAILED",
      () => send(json({ query: "subscription { about }" })),
    ],
    ["a subscription", 400, "GRAPHQL_VALIDATION_FAILED", () => send(json({ query: "subscription { any }" }))],
    ["an unknown field", 400, "GRAPHQL_VALIDATION_FAILED", () => send(json({ query: "{ nothing }" }))],
    [
      "a variable of the wrong type",
      400,
      "BAD_USER_INPUT",
      () =>
        send(
          json({ query: "query ($n: Int) { reports(first: $n) { nodes { id } } }", variables: { n: "x" } }),
        ),
    ],
    [
      "a variable with more faults than are told",
      400,
      "BAD_USER_INPUT",
      () =>
        send(
          json({
            query: "query ($years: [Int!]) { reports(filter: { years: $years }) { nodes { id } } }",
            variables: { years: Array.from({ length: 5_000 }, () => "x") },
          }),
        ),
    ],
    [
      "an argument that is refused",
      400,
      "BAD_USER_INPUT",
      () => send(json({ query: "{ reports(first: 101) { nodes { id } } }" })),
    ],
    [
      "a bad cursor",
      400,
      "BAD_CURSOR",
      () => send(json({ query: '{ reports(after: "x") { nodes { id } } }' })),
    ],
    [
      "a search cursor that is none",
      400,
      "BAD_CURSOR",
      () => send(json({ query: '{ search(query: "a", after: "x") { nodes { snippet { text } } } }' })),
    ],
    ["a query that is missing", 400, "BAD_REQUEST", () => send(json({}))],
    [
      "an operation that is missing",
      400,
      "OPERATION_RESOLUTION_FAILURE",
      () => send(json({ query: "query a { __typename } query b { __typename }" })),
    ],
    ["a batch", 400, "BAD_REQUEST", () => send(json([{ query: "{ __typename }" }]))],
    [
      "JSON that is none",
      400,
      "BAD_REQUEST",
      () => send({ headers: { "content-type": "application/json" }, body: "{" }),
    ],
    ["an empty body", 400, "BAD_REQUEST", () => send({ headers: { "content-type": "application/json" } })],
    ["a form", 415, "UNSUPPORTED_MEDIA_TYPE", () => send(form)],
    [
      "plain text",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      () => send({ headers: { "content-type": "text/plain" }, body: "{ __typename }" }),
    ],
    [
      "a body that is too large",
      413,
      "PAYLOAD_TOO_LARGE",
      () => send(json({ query: `# ${"x".repeat(200_000)}\n{ __typename }` })),
    ],
    [
      "a charset other than UTF-8",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      () => send({ headers: { "content-type": "application/json; charset=utf-7" }, body: "{}" }),
    ],
    [
      "a compressed body",
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      () =>
        send({
          headers: { "content-type": "application/json", "content-encoding": "gzip" },
          body: gzipSync('{"query":"{ __typename }"}'),
        }),
    ],
    ["another method", 405, "METHOD_NOT_ALLOWED", () => send({ ...json({}), method: "PUT" })],
    ["an address that is no text", 400, "BAD_REQUEST", () => fetch(`${server.url}/%E0%A4%A`)],
    ["another address", 404, "NOT_FOUND", () => send(json({}), "/elsewhere")],
    [
      "a GET that a page of another origin could send",
      400,
      "BAD_REQUEST",
      () => fetch(`${server.url}/graphql?query={__typename}`),
    ],
    ["nesting too deep", 400, "TOO_COMPLEX", () => send(json({ query: nested(4) }))],
    ["too many tokens", 400, "TOO_COMPLEX", () => send(json({ query: `{ ${"a ".repeat(2_000)} }` }))],
  ];

  test.each(cases)("%s: one shape, status %i, code %s", async (_, status, code, request) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("json");
    const { errors } = (await response.json()) as { errors: Record<string, unknown>[] };
    expect(errors.length).toBeLessThanOrEqual(6);
    for (const error of errors) {
      expect(error).toMatchObject({
        message: expect.stringMatching(/./),
        extensions: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
      expect(Object.keys(error.extensions as object)).toEqual(["code", "requestId"]);
      expect(["extensions", "locations", "message", "path"]).toEqual(
        expect.arrayContaining(Object.keys(error)),
      );
    }
  });

  test("what is no HTTP has the same shape", async () => {
    const headers = ["Connection: close"];
    const requests = [
      rawQuery("{ __typename }", headers).replace("localhost", "a b"),
      "NONSENSE\r\n\r\n",
      rawQuery("{ __typename }", [...headers, "Transfer-Encoding: chunked"]),
    ];
    for (const request of requests) {
      const answer = await readToEnd(await sendRaw(server.url, request));
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toEqual({
        errors: [
          {
            message: expect.stringMatching(/./),
            extensions: { code: "BAD_REQUEST", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          },
        ],
      });
    }
  });

  test("another method is told which ones there are", async () => {
    const response = await send({ method: "DELETE" });
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    const ofFiles = await fetch(`${server.url}/graphql/files`);
    expect([ofFiles.status, ofFiles.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  test("a NUL, a quote or a wildcard in the input stands for itself", async () => {
    for (const text of ["\0", "'; drop table agencies; --", "\uD800", "%", "_", "\\", "' or '1'='1"]) {
      const { data, errors } = await server.ask(
        `query ($text: String!) {
          agencies(filter: { nameContains: $text }) { nodes { name } }
          agency(name: $text) { id }
          search(query: $text) { nodes { section { text } } }
        }`,
        { text },
      );
      expect(errors).toBeUndefined();
      expect(data.agency).toBeNull();
      expect(data.agencies.nodes.filter(({ name }: { name: string }) => !name.includes(text))).toEqual([]);
      // A NUL can stand in no text, so it is no word.
      const words = text.split(/[ \0]/);
      const texts: string[] = data.search.nodes.map((hit: { section: { text: string } }) => hit.section.text);
      expect(texts.filter((found) => !words.every((word) => found.includes(word)))).toEqual([]);
    }
    const { data } = await server.ask("{ agencies { totalCount { value } } }");
    expect(data.agencies.totalCount.value).toBe(2);
  });

  test("fields may nest as deep as the data does", async () => {
    expect((await server.ask(nested(3))).status).toBe(200);
  });

  test("introspection tools are served", async () => {
    const { getIntrospectionQuery } = await import("graphql");
    const { status, data } = await server.ask(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(data.__schema.types.find((type: { name: string }) => type.name === "Count").description).toContain(
      "2^53",
    );
  });

  test("what goes wrong inside is told to the operator, under the id that the caller gets", async () => {
    await database.pool.query("alter table agencies rename to hidden_agencies");
    const { status, data, errors } = await server.ask("{ agencies { nodes { id } } }");
    await database.pool.query("alter table hidden_agencies rename to agencies");
    expect(status).toBe(500);
    expect(data ?? null).toBeNull();
    const [error] = errors ?? [];
    expect(error?.extensions.code).toBe("INTERNAL");
    expect(error?.message).not.toContain("agencies");
    expect(error?.message).toContain(error?.extensions.requestId);
    expect(internal.map((entry) => entry.requestId)).toContain(error?.extensions.requestId);
  });

  test("a database that is gone is told as such, without its path", async () => {
    const directory = await mkdtemp(join(tmpdir(), "gongkai-gone-"));
    const owner = await openDatabase({ directory, role: "server" });
    const guest = await openDatabase({ directory, role: "command" });
    const { pool } = guest;
    const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
    const reasons: unknown[] = [];
    const onInternalError = (_: string, error: unknown) => void reasons.push(error);
    const lonely = await startTestServer({ database: guest, search, onInternalError });
    const about = await lonely.ask("{ about { database searchEngine } }");
    await owner.close();
    const answer = await lonely.ask("{ reports { nodes { id } } }");
    const health = await fetch(`${lonely.url}/health`);
    await lonely.close();
    await guest.close();
    await rm(directory, { recursive: true });
    expect(answer.status).toBe(503);
    expect(answer.errors?.[0]?.message).toContain("Try again later");
    expect(about.data.about.database).toBe("guest");
    expect(inspect(reasons)).toContain(directory);
    expect(JSON.stringify([about, answer])).not.toContain(directory);
    expect(health.status).toBe(200);
  });
});
