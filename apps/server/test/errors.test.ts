import { connect } from "node:net";
import { applyMigrations, type Database, openMemoryDatabase } from "@gongkai/db";
import { createPostgresEngine } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./support/test-server.ts";

describe("errors", () => {
  let database: Database;
  let server: TestServer;
  const internal: { readonly requestId: string; readonly error: unknown }[] = [];

  beforeAll(async () => {
    database = await openMemoryDatabase();
    await applyMigrations(database);
    const engine = createPostgresEngine({ pool: database.pool });
    await engine.prepare();
    const onInternalError = (requestId: string, error: unknown) => void internal.push({ requestId, error });
    server = await startTestServer({ database, engine, onInternalError });
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
    `{ agencies { nodes { ${"reports { nodes { agency { ".repeat(times)} name ${"} } } ".repeat(times)} } } }`;

  const cases: readonly (readonly [
    name: string,
    status: number,
    code: string,
    send: () => Promise<Response>,
  ])[] = [
    ["a query that does not parse", 400, "GRAPHQL_PARSE_FAILED", () => send(json({ query: "{" }))],
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

  test("a Host header that is none is the client's error", async () => {
    const { hostname, port } = new URL(server.url);
    const body = '{"query":"{ __typename }"}';
    const socket = connect(Number(port), hostname);
    const head = [
      "POST /graphql HTTP/1.1",
      "Host: a b",
      "Content-Type: application/json",
      "Connection: close",
    ];
    socket.write([...head, `Content-Length: ${body.length}`, "", body].join("\r\n"));
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  test("what a NUL or a quote in the input asks for is looked for and not found", async () => {
    for (const text of ["\0", "'; drop table agencies; --", "\uD800", "%"]) {
      const { data, errors } = await server.ask(
        `query ($text: String!) {
          agencies(filter: { nameContains: $text }) { nodes { id } }
          agency(name: $text) { id }
          search(query: $text) { nodes { snippet { text } } }
        }`,
        { text },
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({ agencies: { nodes: [] }, agency: null, search: { nodes: [] } });
    }
  });

  test("a query of 871 bytes that doubles fragments is refused at once, and others are answered meanwhile", async () => {
    const fragments = Array.from(
      { length: 23 },
      (_, index) =>
        `fragment f${index} on Agency { ${index === 22 ? "id" : `...f${index + 1} ...f${index + 1}`} }`,
    );
    const query = `{ agencies { nodes { ...f0 } } } ${fragments.join(" ")}`;
    const [refused, answered] = await Promise.all([server.ask(query), server.ask("{ __typename }")]);
    expect(refused).toMatchObject({ status: 400, errors: [{ extensions: { code: "TOO_COMPLEX" } }] });
    expect(answered.data).toEqual({ __typename: "Query" });
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
    const gone = await openMemoryDatabase();
    const engine = createPostgresEngine({ pool: gone.pool });
    const lonely = await startTestServer({ database: gone, engine });
    await gone.close();
    const { status, errors } = await lonely.ask("{ reports { nodes { id } } }");
    const health = await fetch(`${lonely.url}/health`);
    await lonely.close();
    expect(status).toBeGreaterThanOrEqual(500);
    expect(errors?.[0]?.message).toContain("Try again later");
    expect(health.status).toBe(503);
  });
});
