import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openMemoryDatabase } from "@gongkai/db";
import type { Search } from "@gongkai/search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../src/settings.ts";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const identify = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

const COUNT = "query Count($year:Int!){reports(filter:{years:[$year]}){totalCount{value}}}";
const FAULTY = "query Faulty{reports{nodes{noSuchField}}}";
const CHANGE = 'mutation Change{judgeFinding(finding:"x",judgement:NOTED){hasChanged}}';
const UNKNOWN = identify("query Unknown{about{softwareVersion}}");
const KNOWN = identify(COUNT);
const COUNTED = { data: { reports: { totalCount: { value: 1 } } } };

const folder = mkdtempSync(join(tmpdir(), "gongkai-documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

function writeManifest(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const manifest = writeManifest(
  "manifest.json",
  JSON.stringify(Object.fromEntries([COUNT, FAULTY, CHANGE].map((text) => [identify(text).slice(7), text]))),
);

describe("documents that the server knows", () => {
  let database: Database;
  let search: Search;
  let open: TestServer;
  let closed: TestServer;
  beforeAll(async () => {
    database = await openMemoryDatabase();
    search = await storeSample(database, 1);
    const start = (mode: string) => {
      const { documents } = readSettings({ GONGKAI_DOCUMENTS: mode, GONGKAI_DOCUMENT_MANIFEST: manifest });
      return startTestServer({ database, search, documents });
    };
    [open, closed] = [await start("any"), await start("trusted")];
  });
  afterAll(async () => {
    await open?.close();
    await closed?.close();
    await database?.close();
  });

  function get(server: TestServer, parameters: Readonly<Record<string, string>>, headers = {}) {
    return fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers });
  }

  function post(server: TestServer, body: unknown) {
    const headers = { "content-type": "application/json" };
    return fetch(`${server.url}/graphql`, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async function codeOf(response: Response) {
    // The endpoint answers every request with a GraphQL response.
    const { errors } = (await response.json()) as { errors: readonly { extensions: { code: string } }[] };
    return [response.status, ...errors.map(({ extensions }) => extensions.code)];
  }

  const VARIABLES = '{"year":2021}';

  test("are answered by POST, again and again", async () => {
    for (let time = 0; time < 3; time++) {
      const response = await post(open, { documentId: KNOWN, variables: { year: 2021 } });
      expect([response.status, await response.json()]).toMatchObject([200, COUNTED]);
    }
  });

  test("are answered by GET to any page, with an entity tag, and only once to who has the answer", async () => {
    const first = await get(open, { documentId: KNOWN, variables: VARIABLES });
    expect([first.status, await first.json()]).toMatchObject([200, COUNTED]);
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const tag = first.headers.get("etag") ?? "";
    const again = await get(open, { documentId: KNOWN, variables: VARIABLES }, { "if-none-match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const other = await get(
      open,
      { documentId: KNOWN, variables: '{"year":1999}' },
      { "if-none-match": tag },
    );
    expect([other.status, await other.json()]).toMatchObject([
      200,
      { data: { reports: { totalCount: { value: 0 } } } },
    ]);
  });

  test("are checked like others: what does not fit the schema, its variables or GET is told, and not kept", async () => {
    for (const [parameters, status, code] of [
      [{ documentId: identify(FAULTY) }, 400, "GRAPHQL_VALIDATION_FAILED"],
      [{ documentId: KNOWN }, 400, "BAD_USER_INPUT"],
      [{ documentId: identify(CHANGE) }, 405, "BAD_REQUEST"],
    ] as const) {
      const response = await get(open, parameters);
      expect(response.headers.get("cache-control") ?? "no-store").toContain("no-store");
      expect(await codeOf(response)).toEqual([status, code]);
    }
  });

  test("are told apart from unknown ones and from names that cannot be understood", async () => {
    for (const server of [open, closed]) {
      for (const documentId of [UNKNOWN, KNOWN.toUpperCase(), "x-other:1", ""]) {
        expect(await codeOf(await get(server, { documentId }))).toEqual([
          404,
          "PERSISTED_DOCUMENT_NOT_FOUND",
        ]);
        expect(await codeOf(await post(server, { documentId }))).toEqual([
          404,
          "PERSISTED_DOCUMENT_NOT_FOUND",
        ]);
      }
      expect(await codeOf(await post(server, { documentId: 7 }))).toEqual([400, "BAD_REQUEST"]);
      expect(await codeOf(await post(server, { documentId: KNOWN, query: COUNT }))).toEqual([
        400,
        "BAD_REQUEST",
      ]);
      const twice = await fetch(`${server.url}/graphql?documentId=${KNOWN}&documentId=${KNOWN}`);
      expect(await codeOf(twice)).toEqual([400, "BAD_REQUEST"]);
    }
  });

  test("are all that a server in trusted mode answers", async () => {
    const refused = [403, "PERSISTED_DOCUMENT_REQUIRED"];
    expect(await codeOf(await post(closed, { query: COUNT, variables: { year: 2021 } }))).toEqual(refused);
    expect(await codeOf(await post(closed, { query: "{" }))).toEqual(refused);
    expect(await codeOf(await get(closed, { query: "{__typename}" }))).toEqual(refused);
    const hash = { extensions: { persistedQuery: { version: 1, sha256Hash: UNKNOWN.slice(7) } } };
    expect((await post(closed, hash)).status).toBe(400);
    expect((await post(closed, {})).status).toBe(400);
    const response = await post(closed, { documentId: KNOWN, variables: { year: 2021 } });
    expect(await response.json()).toMatchObject(COUNTED);
  });

  test("leave other queries as they are", async () => {
    const { status, data } = await open.ask(COUNT, { year: 2021 });
    expect([status, data]).toEqual([200, COUNTED.data]);
    expect(await codeOf(await get(open, { query: "{__typename}" }))).toEqual([400, "BAD_REQUEST"]);
  });
});

test("settings of documents that cannot hold are refused, each with a sentence", () => {
  const read = (mode: string, path?: string) => () =>
    readSettings({
      GONGKAI_DOCUMENTS: mode,
      ...(path === undefined ? {} : { GONGKAI_DOCUMENT_MANIFEST: path }),
    });
  expect(read("all")).toThrow("GONGKAI_DOCUMENTS is all");
  expect(read("trusted")).toThrow("no documents are known");
  expect(read("any", join(folder, "absent.json"))).toThrow("cannot be read");
  expect(read("any", writeManifest("broken.json", "{"))).toThrow("is no JSON");
  expect(read("any", writeManifest("list.json", "[]"))).toThrow("is no object");
  expect(read("any", writeManifest("names.json", '{"a":"{about}"}'))).toThrow("which is no SHA-256");
  expect(read("any", writeManifest("hashes.json", JSON.stringify({ [KNOWN]: CHANGE })))).toThrow(
    "another hash",
  );
  expect(read("any", writeManifest("large.json", `{"${KNOWN}":"${"x".repeat(1024 * 1024)}"}`))).toThrow(
    "more than",
  );
});
