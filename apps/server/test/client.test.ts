import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Database, openMemoryDatabase } from "@gongkai/db";
import type { Search } from "@gongkai/search";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

let database: Database;
let search: Search;
let server: TestServer;
beforeAll(async () => {
  database = await openMemoryDatabase();
  search = await storeSample(database, 1);
  server = await startTestServer({ database, search });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

/** Runs the example client of the documentation. */
async function runExample(...operands: readonly string[]): Promise<string> {
  const file = fileURLToPath(new URL("../../../docs/client/example.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", file, ...operands], {
    cwd: ROOT,
  });
  return stdout;
}

test("the client of the documentation prints an agency's years and passages with what was found in them", async () => {
  const { data } = await server.ask("{ agencies(first: 1) { nodes { name } } }");
  const [{ name }] = data.agencies.nodes;
  const printed = await runExample(`${server.url}/graphql`, name, "公开");
  expect(printed).toContain(`${name} (`);
  expect(printed).toMatch(/ {2}2023: \d+ received, \d+ processed/);
  expect(printed).toMatch(/[1-9]\d* passages about 公开\n/);
  expect(printed).toContain("…公开…");
});

test("the client of the documentation tells errors by their codes", async () => {
  await expect(runExample(`${server.url}/nowhere`)).rejects.toThrow(/code: 'NOT_FOUND'/);
});
