import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateReport } from "@gongkai/corpus";
import { applyMigrations, contentDigest, type Database, openMemoryDatabase, verifyStore } from "@gongkai/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ALL_RULES, createReadersInThisThread, type DocumentToIngest, ingestDocument } from "../src/index.ts";

const readers = createReadersInThisThread(ALL_RULES);
let database: Database;

beforeAll(async () => {
  database = await openMemoryDatabase();
  await applyMigrations(database);
});
afterAll(() => database.close());

function ingest(document: DocumentToIngest, allowPrivate: readonly string[] = []) {
  return ingestDocument({ database, rules: ALL_RULES }, document, { readers, fetch: { allowPrivate } });
}

function upload(text: string, origin: string): DocumentToIngest {
  return { kind: "bytes", bytes: new TextEncoder().encode(text), origin };
}

test("bytes from a place are stored once, and other bytes from there are read", async () => {
  const [first, second] = [1, 2].map((seed) => generateReport({ seed }).text);
  const stored = await ingest(upload(first ?? "", "desk"));
  expect(stored).toMatchObject({ origin: "upload desk", documents: [{ outcome: "stored" }] });
  const { digest } = await contentDigest(database);
  expect(await ingest(upload(first ?? "", "desk"))).toEqual({ ...stored, documents: [] });
  expect((await contentDigest(database)).digest).toBe(digest);
  const other = await ingest(upload(second ?? "", "desk"));
  expect(other).toMatchObject({ inputId: stored.inputId, documents: [{ outcome: "stored" }] });
});

test("many who hand over the same at once store it once, and break nothing", async () => {
  const { text } = generateReport({ seed: 3 });
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => ingest(upload(text, "door"))));
  const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
  expect(new Set([...reasons, "LEASE_LOST"])).toEqual(new Set(["LEASE_LOST"]));
  const { rows } = await database.pool.query("select state from inputs where origin = 'upload door'");
  expect(rows).toEqual([{ state: "done" }]);
  const { invariants } = await verifyStore(database);
  expect(invariants.filter(({ holds }) => holds === false)).toEqual([]);
});

test("an address is fetched, and its report has it as its place", async () => {
  const { text } = generateReport({ seed: 4, layout: "H" });
  const site = createServer((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.setHeader("content-type", "text/html; charset=utf-8").end(text);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with it.
  const { port } = site.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/report.html`;
  const fetched = await ingest({ kind: "url", url }, [`127.0.0.1:${port}`]);
  expect(fetched.documents).toMatchObject([{ origin: url, outcome: "stored" }]);
  site.close();
});

test("what is broken off is said to be, and goes on when it is handed over again", async () => {
  const { text } = generateReport({ seed: 5 });
  const document = upload(text, "hurry");
  const store = { database, rules: ALL_RULES };
  const broken = await ingestDocument(store, document, { readers, signal: AbortSignal.abort() });
  expect(broken).toMatchObject({ documents: [], isEnded: false });
  expect(await ingest(document)).toMatchObject({ documents: [{ outcome: "stored" }], isEnded: true });
});

test("a place that cannot be kept is refused before anything is noted", async () => {
  for (const origin of ["", "  ", "x".repeat(3_000)]) {
    await expect(ingest(upload("x", origin))).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  }
});
