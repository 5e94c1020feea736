import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Everything, REPORT, readAll } from "./support/read-all.ts";
import { writeFrame } from "./support/write-frame.ts";
import { writeTar } from "./support/write-tar.ts";
import { writeRecord } from "./support/write-warc.ts";
import { writeZip } from "./support/write-zip.ts";

const OTHER = "某某公司公开招聘。".repeat(30);
const bodies = Array.from({ length: 12 }, (_, at) => `${at % 3 === 0 ? REPORT : OTHER}${at}`);
const lines = bodies.map((text) => JSON.stringify({ text })).join("\n");
const records = bodies.map((body, at) =>
  writeRecord({
    address: `https://www.example.org/${at}`,
    body,
    type: at % 2 === 0 ? "response" : "conversion",
  }),
);
const members = bodies.map((content, at) => ({ name: `页${at}.html`, content }));
const tar = await writeTar([...members, { name: "a.jsonl", content: lines }]);
const zip = writeZip([...members, { name: "a.warc", content: Buffer.concat(records) }]);
// `{"text":…}` lines in two frames of Zstandard, written as raw blocks.
const zstd = Buffer.concat([lines, `\n${lines}`].map((text) => writeFrame(Buffer.from(text))));

const CONTAINERS: readonly (readonly [name: string, bytes: Buffer])[] = [
  ["a.jsonl", Buffer.from(lines)],
  ["a.jsonl.gz", gzipSync(lines)],
  ["a.jsonl.zst", zstd],
  ["a.warc", Buffer.concat(records)],
  ["a.warc.gz", Buffer.concat(records.map((record) => gzipSync(record)))],
  ["a.tar", tar],
  ["a.tar.gz", gzipSync(tar)],
  ["a.zip", zip],
];

/** What came out, in a form that is compared with another. */
function summarise({ input, items }: Everything): unknown {
  const told = items.map((item) =>
    item.kind === "document"
      ? item.document
      : { ordinal: item.ordinal, name: item.name, code: item.error.code },
  );
  return { format: input.format, passedOver: input.passedOver(), told };
}

test.each(CONTAINERS)("%s gives the same, whatever the pieces it comes in", async (name, bytes) => {
  const whole = summarise(await readAll(name, bytes, {}, {}, bytes.length));
  expect(whole).toMatchObject({ told: expect.arrayContaining([expect.objectContaining({ ordinal: 0 })]) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) => {
      expect(summarise(await readAll(name, bytes, {}, {}, size))).toEqual(whole);
    }),
    { numRuns: 12, examples: [[1], [511], [512]] },
  );
});

/** Changes to bytes: single ones, a stretch repeated or taken out, and the end cut off. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }),
  from: fc.nat(),
  length: fc.nat({ max: 2000 }),
  isRepeated: fc.boolean(),
  cut: fc.nat({ max: 400 }),
});

test.each(CONTAINERS)(
  "%s ends without an exception, however it is damaged",
  async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ changes, from, length, isRepeated, cut }) => {
        const start = from % bytes.length;
        const stretch = bytes.subarray(start, start + length);
        const damaged = Buffer.concat([
          bytes.subarray(0, start),
          ...(isRepeated ? [stretch, stretch] : []),
          bytes.subarray(start + length),
        ]).subarray(0, -cut || undefined);
        for (const [at, byte] of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte;
        const { items, input } = await readAll(name, damaged, {}, { limits: { documentBytes: 50_000 } });
        const ordinals = items.map((item) =>
          item.kind === "document" ? item.document.ordinal : item.ordinal,
        );
        // Each once, in order, and none beyond those that were counted.
        expect(ordinals).toEqual([...new Set(ordinals)].toSorted((one, other) => one - other));
        expect(Math.max(-1, ...ordinals)).toBeLessThan(items.length + input.passedOver());
      }),
      { numRuns: 60 },
    );
  },
  120_000,
);

test("bytes of any kind end without an exception", async () => {
  const beginnings = CONTAINERS.map(([, bytes]) => bytes.subarray(0, 600));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.nat({ max: 600 }),
      fc.uint8Array({ maxLength: 3000 }),
      async (beginning, kept, rest) => {
        const { items } = await readAll("a.bin", Buffer.concat([beginning.subarray(0, kept), rest]));
        expect(items.length).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);
