import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Everything, REPORT, readAll, readFile } from "./support/read-all.ts";
import { type RecordToWrite, writeRecord } from "./support/write-warc.ts";

const address = (at: number): string => `https://www.example.org/${at}`;
const GOOD: RecordToWrite = { address: address(9), body: REPORT };

function read(...records: readonly (RecordToWrite | Buffer)[]): Promise<Everything> {
  const bytes = records.map((record) => (Buffer.isBuffer(record) ? record : writeRecord(record)));
  return readAll("a.warc", Buffer.concat(bytes), {}, { limits: { documentBytes: 100_000 } });
}

const texts = ({ documents }: Everything) => documents.map(({ bytes }) => Buffer.from(bytes).toString());
const codes = ({ failures }: Everything) => failures.map(({ error }) => error.code);

describe("WARC", () => {
  const records: readonly RecordToWrite[] = [
    { type: "warcinfo", body: "software: x\r\n", mediaType: "application/warc-fields" },
    {
      type: "request",
      body: `GET / HTTP/1.1\r\n\r\n${REPORT}`,
      mediaType: "application/http; msgtype=request",
    },
    { address: address(1), body: REPORT },
    { type: "metadata", body: REPORT, mediaType: "application/warc-fields" },
    { address: address(2), body: "天气预报，某某公司" },
    { type: "conversion", address: address(3), body: REPORT, mediaType: "text/plain" },
    { type: "revisit", body: "" },
    { type: "resource", address: address(4), body: REPORT, mediaType: "text/html" },
    { address: address(5), body: REPORT, http: "Content-Type: image/png" },
    { address: address(6), body: "%PDF-1.7", http: "Content-Type: application/pdf" },
    { address: address(7), body: "PK\u0003\u0004", http: "Content-Type: application/octet-stream" },
  ];
  const bytes = Buffer.concat(records.map(writeRecord));

  test.each([
    ["a.warc", bytes],
    ["a.warc.gz", gzipSync(bytes)],
    ["a.warc.gz", Buffer.concat(records.map((record) => gzipSync(writeRecord(record))))],
  ])("in %s gives what may hold a report, and counts the other documents", async (name, written) => {
    const all = await readAll(name, written);
    expect(all.input).toMatchObject({ kind: "container", format: "warc" });
    expect(all.documents.map(({ ordinal, url }) => [ordinal, url])).toEqual([
      [0, address(1)],
      [2, address(3)],
      [3, address(4)],
      [5, address(6)],
      [6, address(7)],
    ]);
    expect(all.documents[0]).toMatchObject({
      name: address(1),
      seenAt: new Date("2024-05-01T12:30:10Z"),
      bytes: Buffer.from(REPORT),
    });
    expect(all.input.passedOver()).toBe(2);
    expect(all.failures).toEqual([]);
  });

  test("keeps PDF and Word documents to itself where that is wished", async () => {
    const { documents, input } = await readAll("a.warc", bytes, {}, { binaries: false });
    expect(documents).toHaveLength(3);
    expect(input.passedOver()).toBe(4);
  });

  test("takes transfer and content encoding off", async () => {
    const body = Buffer.from(REPORT);
    const chunked = (content: Buffer) =>
      Buffer.concat([
        ...[...content].map((byte) => Buffer.from([0x31, 13, 10, byte, 13, 10])),
        Buffer.from("0\r\n\r\n"),
      ]);
    const encoded: readonly [string, Buffer][] = [
      ["Content-Encoding: gzip", gzipSync(body)],
      ["content-encoding: br", brotliCompressSync(body)],
      ["Content-Encoding: deflate", deflateSync(body)],
      ["Content-Encoding: deflate", deflateRawSync(body)],
      ["Content-Encoding: gzip", body],
      ["Content-Encoding: gzip", gzipSync(Buffer.from(REPORT.repeat(99))).subarray(0, -8)],
      ["Transfer-Encoding: chunked", chunked(body)],
      ["Transfer-Encoding: Chunked\r\nContent-Encoding: gzip", chunked(gzipSync(body))],
      ["Transfer-Encoding: chunked", body],
      ["X-Crawl-Content-Encoding: gzip", body],
    ];
    const all = await read(...encoded.map(([http, content]) => ({ http, body: content })));
    expect(texts(all).map((text) => text.slice(0, REPORT.length))).toEqual(encoded.map(() => REPORT));
  });

  test("does not expand a body beyond the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const all = await read({ http: "Content-Encoding: gzip", body: bomb }, GOOD);
    expect(codes(all)).toEqual(["DOCUMENT_TOO_LARGE"]);
    expect(texts(all)).toEqual([REPORT]);
  });

  test.each([
    ["negative", "-5", "DAMAGED_CONTAINER"],
    ["no number", "many", "DAMAGED_CONTAINER"],
    ["missing", "", "DAMAGED_CONTAINER"],
    ["too small", "7", "DAMAGED_CONTAINER"],
    ["too large by a little", "700", "DAMAGED_CONTAINER"],
    ["far too large", "99999999999", "DOCUMENT_TOO_LARGE"],
  ])("with a length that is %s says so and reads the next record", async (_, length, code) => {
    const all = await read({ body: REPORT, length }, GOOD, { ...GOOD, body: "别的" }, GOOD);
    expect(codes(all)).toEqual([code]);
    expect(texts(all)).toEqual([REPORT, REPORT]);
    expect(all.input.passedOver()).toBe(1);
  });

  test("with a header without end, or something between records, reads the next record", async () => {
    const endless = Buffer.from(`WARC/1.0\r\n${"X-A: b\r\n".repeat(20_000)}`);
    const all = await read(
      GOOD,
      endless,
      Buffer.from("\r\n"),
      GOOD,
      Buffer.from("something else\r\n\r\n"),
      GOOD,
    );
    expect(codes(all)).toEqual(["DAMAGED_CONTAINER", "DAMAGED_CONTAINER"]);
    expect(texts(all)).toEqual([REPORT, REPORT, REPORT]);
  });

  test("with a document over the limit says so and reads the next record", async () => {
    const all = await read({ body: REPORT.repeat(2000) }, GOOD);
    expect(codes(all)).toEqual(["DOCUMENT_TOO_LARGE"]);
    expect(texts(all)).toEqual([REPORT]);
  });

  test.each([
    ["in a header", 40],
    ["in a body", 330],
  ])("that is cut off %s gives what came before, and one failure that says where", async (_, length) => {
    const first = writeRecord(GOOD);
    const cut = Buffer.concat([first, writeRecord(GOOD).subarray(0, length)]);
    for (const [name, written] of [
      ["a.warc", cut],
      ["a.warc.gz", gzipSync(cut)],
      ["a.warc.gz", Buffer.concat([gzipSync(first), gzipSync(writeRecord(GOOD)).subarray(0, 100)])],
    ] as const) {
      const all = await readAll(name, written);
      expect(texts(all)).toEqual([REPORT]);
      expect(codes(all)).toEqual(["DAMAGED_CONTAINER"]);
      expect(all.items.at(-1)).toMatchObject({ kind: "failure", ordinal: 1 });
      expect(all.failures[0]?.error.message).toMatch(/byte \d+/);
    }
  });

  test("that is damaged in the middle gives every record before, because it is read once more", async () => {
    const records = Array.from({ length: 40 }, (_, at) => gzipSync(writeRecord({ body: `${REPORT}${at}` })));
    const damaged = Buffer.from(records[30] ?? "");
    damaged.fill(0xff, 60, 90);
    const bytes = Buffer.concat([...records.slice(0, 30), damaged, ...records.slice(31)]);
    const all = await readFile("a.warc.gz", bytes);
    expect(texts(all)).toEqual(Array.from({ length: 30 }, (_, at) => `${REPORT}${at}`));
    expect(codes(all)).toEqual(["DAMAGED_CONTAINER"]);
  });
});
