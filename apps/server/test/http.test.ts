import { get } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSampleServers, postGraphql, type SampleServers } from "./support/sample-servers.ts";
import type { TestServer } from "./support/test-server.ts";

const QUERY = "{ reports { nodes { id title year agency { name } } } }";
const FAULTY = "{ agency(name: 1) { id } }";
const PARTIAL = '{ __typename report(id: "x") { id } node(id: "x") { id } agency { id } }';

describe("GraphQL over HTTP", () => {
  let servers: SampleServers;
  let server: TestServer;
  beforeAll(async () => {
    servers = await openSampleServers(4);
    server = await servers.start();
  });
  afterAll(() => servers?.close());

  describe("media types", () => {
    test.each([
      ["application/json", "application/json"],
      ["*/*", "application/json"],
      ["application/graphql-response+json", "application/graphql-response+json"],
      ["application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json"],
      ["application/graphql-response+json;q=0.2, application/json;q=0.9", "application/json"],
      ["application/json;q=0, application/*", "application/graphql-response+json"],
    ])("an answer to `Accept: %s` is %s in UTF-8, an error too", async (accept, type) => {
      for (const query of ["{ __typename }", "{", `{${" ".repeat(20_000)}}`]) {
        const answer = await postGraphql(server, { query }, { accept });
        expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      }
    });

    test("whoever accepts neither is refused before anything is done", async () => {
      const answer = await postGraphql(server, { query: "{ __typename }" }, { accept: "image/png" });
      expect(answer.status).toBe(406);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_ACCEPTABLE" } }] });
    });
  });

  describe("statuses", () => {
    test.each([
      ["usual", 400, 400, 200],
      ["draft", 422, 422, 294],
    ] as const)(
      "%s: %i for an invalid document, %i for a bad variable, %i for partial data",
      async (statuses, ...expected) => {
        const { ask } = await servers.start({ statuses });
        const answers = [
          await ask(FAULTY),
          await ask("query ($n: Int) { reports(first: $n) { nodes { id } } }", { n: "x" }),
          await ask(PARTIAL),
        ];
        expect(answers.map(({ status }) => status)).toEqual(expected);
        expect((await ask("{")).status).toBe(400);
      },
    );
  });

  describe("compression", () => {
    /** The answer as it comes: `fetch` would decompress it. */
    const receive = (encoding: string) =>
      new Promise<{ readonly encoding: string | undefined; readonly body: Buffer }>((resolve, reject) => {
        const url = `${server.url}/graphql?${new URLSearchParams({ query: QUERY })}`;
        const headers = { "accept-encoding": encoding, "apollo-require-preflight": "true" };
        const request = get(url, { headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ encoding: response.headers["content-encoding"], body: Buffer.concat(chunks) }),
          );
        });
        request.on("error", reject);
      });

    test("is by brotli or gzip as the client prefers, and not at all for one that cannot", async () => {
      const plain = (await receive("identity")).body;
      const answers = [await receive("br, gzip"), await receive("gzip"), await receive("compress")];
      expect(answers.map(({ encoding }) => encoding)).toEqual(["br", "gzip", undefined]);
      const [brotli, gzip, other] = answers.map(({ body }) => body);
      expect(brotliDecompressSync(brotli ?? "")).toEqual(plain);
      expect(gunzipSync(gzip ?? "")).toEqual(plain);
      expect(other).toEqual(plain);
    });
  });

  test("an answer that is larger than allowed is refused", async () => {
    const { ask } = await servers.start({ limits: { answerBytes: 1_000 } });
    const { status, data, errors } = await ask(QUERY);
    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
    expect((await ask("{ __typename }")).status).toBe(200);
  });

  describe("the cost of an operation", () => {
    interface Costed {
      readonly data: { readonly reports: { readonly nodes: readonly unknown[] } };
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
      readonly extensions: { readonly cost: Readonly<Record<string, number>> };
    }

    test("is told with its limit, by what was asked for and by what came", async () => {
      const answer = await postGraphql(server, { query: "{ reports(first: 100) { nodes { id title } } }" });
      const { extensions, data }: Costed = JSON.parse(await answer.text());
      const reports = data.reports.nodes.length;
      expect(extensions.cost).toEqual({
        // The connection (20), a hundred nodes, and two fields of each; in points of 20 values.
        requested: Math.ceil((20 + 100 + 200) / 20),
        actual: Math.ceil((20 + 3 * reports) / 20),
        limit: 5_000,
        nodes: 100,
        values: 320,
        fields: 4,
      });
    });

    test("is told of what is refused for it", async () => {
      const query = "{ reports(first: 100) { nodes { requests { rows { cells { raw } } } } } }";
      const answer = await postGraphql(server, { query });
      const { extensions, errors }: Costed = JSON.parse(await answer.text());
      expect(errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
      expect(extensions.cost.nodes).toBeGreaterThan(10_000);
      expect(extensions.cost.actual).toBeUndefined();
    });
  });
});
