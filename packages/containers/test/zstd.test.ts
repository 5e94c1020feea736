import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { openInput } from "../src/index.ts";
import { REPORT, readAll } from "./support/read-all.ts";
import { writeBomb, writeFrame } from "./support/write-frame.ts";

function makeLines(count: number): string {
  const other = JSON.stringify({ text: "某某公司公开招聘。".repeat(40) });
  const report = JSON.stringify({ text: REPORT });
  return Array.from({ length: count }, (_, at) => `${at % 100 === 0 ? report : other}\n`).join("");
}

/** Files from this size on are expanded in a thread of their own. */
describe.each([
  ["small", 500],
  ["large", 5000],
])("a %s Zstandard file", (_, count) => {
  const lines = makeLines(count);
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const frames = [writeFrame(Buffer.from(lines)), skippable, writeFrame(Buffer.from(lines))];
  const bytes = Buffer.concat(frames);

  test("gives what is in all its frames", async () => {
    const { input, documents, failures } = await readAll("a.jsonl.zst", bytes);
    expect(input).toMatchObject({ kind: "container", format: "jsonl" });
    expect(documents.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: count / 50 }, (_, at) => at * 100),
    );
    expect(failures).toEqual([]);
    expect(input.passedOver()).toBe(2 * count - count / 50);
    expect(input.bytesRead()).toBe(bytes.length);
  });

  test.each([
    ["cut off", bytes.subarray(0, -1000)],
    ["followed by something else", Buffer.concat([...frames, Buffer.from("something else")])],
  ])("that is %s gives what came before, and one failure", async (_, damaged) => {
    const { documents, failures } = await readAll("a.jsonl.zst", damaged);
    expect(documents.length).toBe(count / 50);
    expect(failures).toMatchObject([{ error: { code: "DAMAGED_CONTAINER" } }]);
  });

  test("can be left before its end", async () => {
    const input = await openInput({ name: "a.jsonl.zst", stream: Readable.from([bytes]) });
    for await (const item of input.items) {
      expect(item).toMatchObject({ kind: "document", document: { ordinal: 0 } });
      break;
    }
  });
});

test.each([50_000, 500_000])("a Zstandard bomb of %i blocks is not expanded", async (blocks) => {
  const { failures } = await readAll("bomb.zst", writeBomb(blocks));
  expect(failures).toMatchObject([{ error: { code: "DOCUMENT_TOO_LARGE" } }]);
});
