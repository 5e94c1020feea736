import {
  DAMAGE_IDS,
  damageReport,
  generatePage,
  generateReport,
  LAYOUT_IDS,
  PAGE_KINDS,
  toGlossedTraditional,
} from "@gongkai/corpus";
import { detectReports } from "@gongkai/parser";
import { describe, expect, test } from "vitest";
import { encode } from "./support/encode.ts";
import { readAll } from "./support/read-all.ts";
import { writeRecord } from "./support/write-warc.ts";

const SEEDS = [1, 2, 3];

/** Pages of every layout, as printed, damaged, and glossed in Traditional characters; and pages that hold none. */
function* pages(): Generator<string, void, undefined> {
  for (const layout of LAYOUT_IDS) {
    for (const seed of SEEDS) {
      const report = generateReport({ seed, layout });
      yield report.text;
      yield toGlossedTraditional(report.text);
      if (seed === 1) for (const damage of DAMAGE_IDS) yield damageReport(report, damage, seed).text;
    }
  }
  for (const kind of PAGE_KINDS) for (const seed of SEEDS) yield generatePage({ kind, seed }).text;
}

const texts = [...pages()];
const accepted = texts.map((text) => detectReports(text).length > 0);
const expected = accepted.flatMap((isAccepted, at) => (isAccepted ? [at] : []));

const address = (at: number): string => `https://www.example.org/${at}`;

async function handedOut(bytes: Buffer, name: string): Promise<ReadonlySet<number>> {
  const { documents, failures } = await readAll(name, bytes);
  expect(failures).toEqual([]);
  return new Set(documents.map(({ url }) => Number(url?.split("/").at(-1))));
}

/** Every page that the detector accepts has to be there. */
function expectNothingLost(found: ReadonlySet<number>): void {
  expect(expected.filter((at) => !found.has(at))).toEqual([]);
}

describe("nothing that detectReports accepts is passed over", () => {
  test("in JSON Lines, written in either way", async () => {
    for (const isAscii of [false, true]) {
      const lines = texts.map((text, at) => JSON.stringify({ url: address(at), text }));
      const printed = isAscii
        ? lines.map((line) =>
            line.replace(
              /[\u0080-\uffff]/g,
              (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
            ),
          )
        : lines;
      expectNothingLost(await handedOut(Buffer.from(printed.join("\n")), "a.jsonl"));
    }
  });

  test.each(["utf-8", "gb18030", "big5", "utf-16le", "utf-16be"] as const)(
    "in WARC files of pages in %s",
    async (encoding) => {
      const records = texts.map((text, at) =>
        writeRecord({ address: address(at), body: encode(text, encoding) }),
      );
      const found = await handedOut(Buffer.concat(records), "a.warc");
      const readable = expected.filter((at) => {
        const text = new TextDecoder(encoding).decode(encode(texts[at] ?? "", encoding));
        return detectReports(text).length > 0;
      });
      expect(readable.filter((at) => !found.has(at))).toEqual([]);
      // Big5 has no Simplified characters, so that only the Traditional pages are left.
      expect(readable.length).toBeGreaterThan(encoding === "big5" ? 10 : 100);
    },
  );

  test("in pages that write their characters as numbers", async () => {
    const numbered = (text: string, print: (code: number) => string) =>
      text.replace(/[\u4e00-\u9fff]/g, (one) => `&#${print(one.charCodeAt(0))};`);
    for (const print of [
      String,
      (code: number) => `x${code.toString(16)}`,
      (code: number) => `X${code.toString(16).toUpperCase()}`,
    ]) {
      const records = texts.map((text, at) =>
        writeRecord({ address: address(at), body: numbered(text, print) }),
      );
      expectNothingLost(await handedOut(Buffer.concat(records), "a.warc"));
    }
  });

  test("and few other pages are handed out", async () => {
    const lines = texts.map((text, at) => JSON.stringify({ url: address(at), text })).join("\n");
    const found = await handedOut(Buffer.from(lines), "a.jsonl");
    const others = texts.length - expected.length;
    const falseCandidates = [...found].filter((at) => accepted[at] === false).length;
    console.info(
      `${texts.length} pages, ${expected.length} accepted, ${falseCandidates} of ${others} others handed out`,
    );
    expect(found.size).toBeLessThan(texts.length);
  });
});
