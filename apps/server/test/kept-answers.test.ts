import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordStatements } from "./support/record-statements.ts";
import { getGraphql, openSampleServers, postGraphql, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

const QUERY = "{ reports { nodes { id title year agency { name } } } }";
const FAULTY = "{ agency(name: 1) { id } }";
const PARTIAL = '{ __typename report(id: "x") { id } agency { id } }';

describe("what clients and caches keep", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(4);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  describe("answers by GET", () => {
    test("are not made again while the data stays the same", async () => {
      const statements = recordStatements(servers.database);
      const first = await getGraphql(server, { query: QUERY });
      const tag = first.headers.get("etag") ?? "";
      expect(first.headers.get("cache-control")).toBe("public, max-age=60");
      expect(first.headers.get("vary")).toContain("accept");
      statements.take();
      const second = await getGraphql(server, { query: QUERY }, { "if-none-match": `"other", ${tag}` });
      expect([second.status, await second.text(), second.headers.get("etag")]).toEqual([304, "", tag]);
      expect(statements.take()).toHaveLength(1);

      await servers.database.pool.query("update sources set name = name");
      const third = await getGraphql(server, { query: QUERY }, { "if-none-match": tag });
      expect(third.status).toBe(200);
      expect(third.headers.get("etag")).not.toBe(tag);
    });

    test("have tags of their own by query, variables and media type", async () => {
      const sized = "query ($n: Int) { reports(first: $n) { nodes { id } } }";
      const answers = [
        await getGraphql(server, { query: QUERY }),
        await getGraphql(server, { query: sized, variables: '{"n":1}' }),
        await getGraphql(server, { query: sized, variables: '{"n":2}' }),
        await getGraphql(server, { query: QUERY }, { accept: "application/graphql-response+json" }),
      ];
      expect(new Set(answers.map(({ headers }) => headers.get("etag"))).size).toBe(answers.length);
    });

    test.each([
      ["of a search", { query: '{ search(query: "公开") { nodes { snippet { text } } } }' }, {}],
      ["that are partial", { query: PARTIAL }, {}],
      ["that are errors", { query: FAULTY }, {}],
      ["to somebody in particular", { query: QUERY }, { authorization: "Bearer token" }],
    ] as const)("%s are not to be kept", async (_, parameters, headers) => {
      const answer = await getGraphql(server, parameters, headers);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("etag")).toBeNull();
    });

    test("are the only ones that may be kept", async () => {
      expect((await postGraphql(server, { query: QUERY })).headers.get("cache-control")).toBe("no-store");
    });
  });

  describe("queries by their hash", () => {
    const hashOf = (query: string) => createHash("sha256").update(query).digest("hex");
    const persisted = (sha256Hash: string, version = 1) => ({ persistedQuery: { version, sha256Hash } });

    test("are answered once they were sent, by GET as well, and may be kept", async () => {
      const query = "{ reports(first: 1) { nodes { id } } }";
      const extensions = JSON.stringify(persisted(hashOf(query)));
      const unknown = await getGraphql(server, { extensions });
      expect(unknown.status).toBe(200);
      expect(await unknown.json()).toMatchObject({
        errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
      });
      expect(unknown.headers.get("cache-control")).toBe("no-store");
      await postGraphql(server, { query, extensions: persisted(hashOf(query)) });
      const known = await getGraphql(server, { extensions });
      expect(await known.json()).toMatchObject({ data: { reports: { nodes: [{}] } } });
      const again = await getGraphql(
        server,
        { extensions },
        { "if-none-match": known.headers.get("etag") ?? "" },
      );
      expect(again.status).toBe(304);
    });

    test("are kept only under their own hash, and only when they are valid", async () => {
      const wrong = await postGraphql(server, {
        query: "{ __typename }",
        extensions: persisted(hashOf("{ about }")),
      });
      expect(wrong.status).toBe(400);
      expect(await wrong.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
      const future = await postGraphql(server, { query: "{ a }", extensions: persisted(hashOf("{ a }"), 2) });
      expect(await future.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
      await postGraphql(server, { query: FAULTY, extensions: persisted(hashOf(FAULTY)) });
      for (const query of ["{ about }", FAULTY]) {
        const answer = await postGraphql(server, { extensions: persisted(hashOf(query)) });
        expect(await answer.json()).toMatchObject({
          errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
        });
      }
    });

    test("take no more memory than allowed: the ones not asked for longest go", async () => {
      const small = await servers.start({ limits: { persistedQueryBytes: 2_000 } });
      const queries = Array.from({ length: 40 }, (_, index) => `{ a${index}: __typename }`);
      for (const query of queries) await postGraphql(small, { query, extensions: persisted(hashOf(query)) });
      const answers = [];
      for (const query of queries) {
        const answer = await postGraphql(small, { extensions: persisted(hashOf(query)) });
        const { data }: { data?: unknown } = JSON.parse(await answer.text());
        answers.push(data !== undefined);
      }
      expect(answers[0]).toBe(false);
      expect(answers.at(-1)).toBe(true);
      expect(answers.filter((isKept) => isKept).length).toBeLessThan(2_000 / 64);
    });
  });
});
