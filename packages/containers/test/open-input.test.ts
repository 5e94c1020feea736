import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openInput } from "../src/index.ts";
import { REPORT, readAll } from "./support/read-all.ts";

test("a page is its own only document", async () => {
  const { input, items } = await readAll("page.html", Buffer.from(REPORT), {
    url: "https://www.example.org/",
  });
  expect(input).toMatchObject({ kind: "file", format: null });
  expect(items).toEqual([
    {
      kind: "document",
      document: {
        ordinal: 0,
        name: "page.html",
        url: "https://www.example.org/",
        seenAt: null,
        bytes: Buffer.from(REPORT),
      },
    },
  ]);
});

test.each([
  ["nothing at all", Buffer.alloc(0)],
  ["a PDF", Buffer.from("%PDF-1.7\n")],
  ["an old Word document", Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
  ["JSON that is no document", Buffer.from('{"a": 1}\n')],
  ["bytes of no kind", Buffer.from([0xff, 0x00, 0x81, 0x7b])],
])("%s is a document, whatever its name", async (_, bytes) => {
  const { input, documents } = await readAll("page.bin", bytes);
  expect(input.format).toBeNull();
  expect(documents.map((document) => Buffer.from(document.bytes))).toEqual([bytes]);
});

test("a document over the limit is a failure", async () => {
  const { failures } = await readAll("page.html", Buffer.from(REPORT), {}, { limits: { documentBytes: 10 } });
  expect(failures).toMatchObject([{ ordinal: 0, name: "page.html", error: { code: "DOCUMENT_TOO_LARGE" } }]);
});

test("a gzip file of several members is one document", async () => {
  const bytes = Buffer.concat([gzipSync(REPORT.slice(0, 9)), gzipSync(REPORT.slice(9)), Buffer.alloc(512)]);
  const { input, documents } = await readAll("page.html.gz", bytes);
  expect(input).toMatchObject({ kind: "container", format: "gzip" });
  expect(documents).toMatchObject([{ name: "page.html", bytes: Buffer.from(REPORT) }]);
  expect(input.bytesRead()).toBe(bytes.length);
});

test.each([
  ["cut off", gzipSync(REPORT.repeat(20)).subarray(0, -9)],
  ["followed by something else", Buffer.concat([gzipSync(REPORT), Buffer.from("something else")])],
  ["changed", gzipSync(REPORT).fill(0x55, 30, 40)],
])("a gzip file that is %s is a failure that says so", async (_, bytes) => {
  const { documents, failures } = await readAll("page.html.gz", bytes);
  expect(documents).toEqual([]);
  expect(failures).toMatchObject([{ ordinal: 0, error: { code: "DAMAGED_CONTAINER" } }]);
  expect(failures[0]?.error.message).toContain("page.html.gz");
});

test("a bomb is a failure, and is not expanded", async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(200_000_000)));
  const { input, failures } = await readAll("bomb.gz", bomb);
  expect(failures).toMatchObject([{ error: { code: "DOCUMENT_TOO_LARGE" } }]);
  expect(input.bytesRead()).toBe(bomb.length);
});

test("gzip in gzip in gzip in gzip is too deep", async () => {
  const { failures } = await readAll("deep.gz", gzipSync(gzipSync(gzipSync(gzipSync(REPORT)))));
  expect(failures).toMatchObject([{ error: { code: "UNSUPPORTED_DOCUMENT" } }]);
  const { documents } = await readAll("deep.gz", gzipSync(gzipSync(gzipSync(REPORT))));
  expect(documents).toHaveLength(1);
});

test("a file that is not there, a folder, and a stream that fails cannot be read", async () => {
  const code = "UNREADABLE_INPUT";
  await expect(openInput({ name: "none", path: "/none/such/file" })).rejects.toMatchObject({ code });
  await expect(openInput({ name: "folder", path: import.meta.dirname })).rejects.toMatchObject({ code });
  await expect(openInput({ name: "nothing" })).rejects.toMatchObject({ code });
  async function* failing() {
    yield Buffer.from('{"text":"a"}\n'.repeat(100_000));
    throw new Error("the connection is gone");
  }
  const input = await openInput({ name: "a.jsonl", stream: Readable.from(failing()) });
  await expect(drain(input.items)).rejects.toMatchObject({ code });
});

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

test("a reading that is ended throws the reason", async () => {
  const ending = new AbortController();
  const lines = Buffer.from('{"text":"a"}\n'.repeat(1000));
  async function* endless() {
    for (let count = 0; ; count += 1) {
      if (count === 100) ending.abort(new Error("enough"));
      yield lines;
    }
  }
  const input = await openInput(
    { name: "a.jsonl", stream: Readable.from(endless()) },
    { signal: ending.signal },
  );
  await expect(drain(input.items)).rejects.toThrow("enough");
});

test("documents that are known are counted and not handed out", async () => {
  const lines = Array.from({ length: 6 }, () => JSON.stringify({ text: REPORT })).join("\n");
  const { documents } = await readAll(
    "a.jsonl",
    Buffer.from(lines),
    {},
    { skip: (ordinal) => ordinal % 2 === 0 },
  );
  expect(documents.map(({ ordinal }) => ordinal)).toEqual([1, 3, 5]);
});
