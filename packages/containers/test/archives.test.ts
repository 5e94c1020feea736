import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openInput } from "../src/index.ts";
import { type Everything, REPORT, readAll, readFile } from "./support/read-all.ts";
import { writeTar } from "./support/write-tar.ts";
import { writeZip } from "./support/write-zip.ts";

const CHANGED_AT = new Date("2024-05-01T12:30:10Z");

/** What came out, short enough to compare: names with what became of them. */
function outcomes({ items }: Everything): readonly string[] {
  return items.map((item) =>
    item.kind === "document" ? item.document.name : `${item.name}: ${item.error.code}`,
  );
}

describe("zip", () => {
  const archive = writeZip([
    { name: "a/", content: "" },
    { name: "a/报告.html", content: REPORT },
    // 年报.txt in GBK.
    { name: Buffer.from("c4eab1a82e747874", "hex"), content: REPORT, isStored: true },
    { name: "../../etc/passwd\u001b[2J\r\n\u202e", content: REPORT },
    { name: "empty.html", content: "" },
  ]);
  const names = ["a/报告.html", "年报.txt", "../../etc/passwd�[2J���", "empty.html"];

  test.each(["path", "stream"])(
    "gives its files from a %s, in their order, under names that are harmless",
    async (way) => {
      const all = await (way === "path" ? readFile("a.zip", archive) : readAll("a.zip", archive));
      expect(outcomes(all)).toEqual(names);
      expect(all.documents.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3]);
      expect(all.documents[0]).toMatchObject({ url: null, seenAt: CHANGED_AT, bytes: Buffer.from(REPORT) });
      expect(all.input).toMatchObject({ kind: "container", format: "zip" });
      expect(all.input.bytesRead()).toBe(archive.length);
    },
  );

  test("whose program wrote no dates gives none in place of one long ago", async () => {
    const firstDay = (1 << 5) | 1;
    const undated = writeZip([
      { name: "zeros.html", content: REPORT, changed: [0, 0] },
      { name: "first-day.html", content: REPORT, changed: [0, firstDay] },
    ]);
    const { documents } = await readAll("a.zip", undated);
    expect(documents.map(({ seenAt }) => seenAt)).toEqual([null, null]);
  });

  test("of more than fits in memory is copied, and the copy is removed", async () => {
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith("gongkai-zip-"));
    const before = copies();
    const large = writeZip([{ name: "a.bin", content: Buffer.alloc(6_000_000, "ab"), isStored: true }]);
    expect(outcomes(await readAll("a.zip", large))).toEqual(["a.bin"]);
    const input = await openInput({
      name: "a.zip",
      stream: Readable.from([large]),
    });
    // Not even a crash leaves it, where an open file needs no name.
    if (process.platform !== "win32") expect(copies()).toEqual(before);
    for await (const _ of input.items) break;
    expect(copies()).toEqual(before);
  });

  test("of which the copying is ended leaves no copy", async () => {
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith("gongkai-zip-"));
    const before = copies();
    const large = writeZip([{ name: "a.bin", content: Buffer.alloc(12_000_000, "ab"), isStored: true }]);
    const ending = new AbortController();
    const source = async function* () {
      yield large.subarray(0, 6_000_000);
      ending.abort(new Error("enough"));
      yield large.subarray(6_000_000);
    };
    const stream = Readable.from(source(), { objectMode: false });
    await expect(openInput({ name: "a.zip", stream }, { signal: ending.signal })).rejects.toThrow("enough");
    expect(stream.destroyed).toBe(true);
    expect(copies()).toEqual(before);
  });

  test.each([
    ["[Content_Types].xml", "first"],
    ["mimetype", "first"],
    ["[Content_Types].xml", "later"],
  ])("that is an office file with %s %s is a document", async (part, where) => {
    const parts = [
      { name: part, content: "x" },
      { name: "other/a.xml", content: "y" },
    ];
    const bytes = writeZip(where === "first" ? parts : parts.toReversed());
    for (const all of [await readAll("a.docx", bytes), await readFile("a.docx", bytes)]) {
      expect(all.input).toMatchObject({ kind: "file", format: null });
      expect(all.documents).toMatchObject([{ name: "a.docx", bytes }]);
    }
    expect(outcomes(await readAll("b.zip", writeZip([{ name: "in/a.docx", content: bytes }])))).toEqual([
      "in/a.docx",
    ]);
  });

  test("says of members that are encrypted, links, lie or are unknown what they are, and reads the others", async () => {
    const bytes = writeZip([
      { name: "secret.html", content: REPORT, flags: 1 },
      { name: "link", content: "/etc/passwd", attributes: (0o120777 << 16) >>> 0 },
      { name: "short.html", content: REPORT, declaredSize: 5 },
      { name: "long.html", content: REPORT, declaredSize: 5_000_000 },
      { name: "new.html", content: REPORT, method: 93 },
      { name: "gone.html", content: REPORT, at: 4_000_000 },
      { name: "good.html", content: REPORT },
    ]);
    expect(outcomes(await readAll("a.zip", bytes))).toEqual([
      "secret.html: UNSUPPORTED_DOCUMENT",
      "link: UNSUPPORTED_DOCUMENT",
      "short.html: DAMAGED_CONTAINER",
      "long.html: DAMAGED_CONTAINER",
      "new.html: UNSUPPORTED_DOCUMENT",
      "gone.html: DAMAGED_CONTAINER",
      "good.html",
    ]);
  });

  test("whose members overlap to expand without end is stopped", async () => {
    const kernel = { name: "0", content: Buffer.alloc(30_000_000) };
    const bytes = writeZip([
      kernel,
      ...Array.from({ length: 500 }, (_, at) => ({ ...kernel, content: "", name: String(at), at: 0 })),
    ]);
    const { items } = await readAll("bomb.zip", bytes);
    expect(items.length).toBeLessThan(502);
    expect(items.at(-1)).toMatchObject({ kind: "failure" });
  }, 60_000);

  test("with more members than are read says so", async () => {
    const bytes = writeZip(Array.from({ length: 9 }, (_, at) => ({ name: `${at}`, content: "" })));
    const all = await readAll("a.zip", bytes, {}, { limits: { members: 3 } });
    expect(outcomes(all)).toEqual(["0", "1", "2", "3: DOCUMENT_TOO_LARGE"]);
  });

  test("that is cut off says so", async () => {
    const { failures } = await readAll("a.zip", archive.subarray(0, -30));
    expect(failures).toMatchObject([{ error: { code: "DAMAGED_CONTAINER" } }]);
  });
});

describe("tar", () => {
  test("gives its files, and says of links and devices what they are", async () => {
    const bytes = await writeTar([
      { name: "a/", type: "directory" },
      { name: "../a/报告.html", content: REPORT },
      { name: "link", type: "symlink", linkname: "/etc/passwd" },
      { name: "same", type: "link", linkname: "../a/报告.html" },
      { name: "disk", type: "block-device" },
      { name: "pipe", type: "fifo" },
      { name: `${"long/".repeat(60)}b.html`, content: REPORT },
      { name: "empty", content: "" },
    ]);
    for (const all of [await readAll("a.tar", bytes), await readAll("a.tgz", gzipSync(bytes))]) {
      expect(outcomes(all)).toEqual([
        "../a/报告.html",
        "link: UNSUPPORTED_DOCUMENT",
        "same: UNSUPPORTED_DOCUMENT",
        "disk: UNSUPPORTED_DOCUMENT",
        "pipe: UNSUPPORTED_DOCUMENT",
        `${"long/".repeat(60)}b.html`,
        "empty",
      ]);
      expect(all.documents[0]).toMatchObject({ ordinal: 0, seenAt: CHANGED_AT, bytes: Buffer.from(REPORT) });
      expect(all.input).toMatchObject({ kind: "container", format: "tar" });
    }
  });

  test("holds other containers, whose documents are named after them", async () => {
    const zip = writeZip([{ name: "b.html", content: REPORT }]);
    const lines = `${JSON.stringify({ text: REPORT })}\n${JSON.stringify({ text: "别的" })}\n`;
    const bytes = await writeTar([
      { name: "a.zip", content: zip },
      { name: "c.jsonl.gz", content: gzipSync(lines) },
      { name: "damaged.gz", content: gzipSync(REPORT.repeat(99)).subarray(0, 40) },
      { name: "d.html", content: REPORT },
    ]);
    const all = await readAll("a.tar", bytes);
    expect(outcomes(all)).toEqual([
      "a.zip!/b.html",
      "c.jsonl.gz!/line 1",
      "damaged.gz: DAMAGED_CONTAINER",
      "d.html",
    ]);
    expect(all.documents.map(({ ordinal }) => ordinal)).toEqual([0, 1, 4]);
    expect(all.input.passedOver()).toBe(1);
  });

  test("goes on behind a document that is too large", async () => {
    const bytes = await writeTar([
      { name: "large", content: Buffer.alloc(300_000, 65) },
      { name: "small", content: REPORT },
    ]);
    const all = await readAll("a.tar", bytes, {}, { limits: { documentBytes: 1000 } });
    expect(outcomes(all)).toEqual(["large: DOCUMENT_TOO_LARGE", "small"]);
  });

  test.each([600, 1536 + 700, -1100])(
    "that is cut off at %i gives what came before, and one failure",
    async (end) => {
      const bytes = await writeTar([
        { name: "a", content: REPORT.repeat(9) },
        { name: "b", content: REPORT.repeat(9) },
      ]);
      const all = await readAll("a.tar", bytes.subarray(0, end));
      expect(all.failures).toHaveLength(1);
      expect(all.failures[0]?.error.code).toBe("DAMAGED_CONTAINER");
      expect(all.items.at(-1)).toBe(all.failures[0]);
    },
  );

  test("whose header asks for all memory is stopped", async () => {
    const bytes = await writeTar([{ name: "x".repeat(300), content: "" }]);
    // The size of the long name, 8 GiB less one byte.
    bytes.write("77777777777\0", 124, "latin1");
    let sum = 8 * 0x20;
    for (const [at, byte] of bytes.subarray(0, 512).entries()) if (at < 148 || at >= 156) sum += byte;
    bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    const { failures } = await readAll("a.tar", Buffer.concat([bytes, Buffer.alloc(40_000_000, 65)]));
    expect(failures).toMatchObject([{ error: { code: "DAMAGED_CONTAINER" } }]);
  });
});
