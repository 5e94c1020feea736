import {
  DAMAGE_IDS,
  damageReport,
  generatePage,
  generateReport,
  LAYOUT_IDS,
  PAGE_KINDS,
  toGlossedTraditional,
} from "@gongkai/corpus";
import { openDocument } from "@gongkai/documents";
import { detectReports, parseReports } from "@gongkai/parser";
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

/** What pages have between the characters of a word. */
const GAPS = [
  ...["</b><b>", "</span><span style='font-size:16pt'>", "<!-- -->", "<wbr>"],
  ...["&#8203;", "&shy;", "&nbsp;", "\u200b", "\u00ad", "\u2060", "\ufeff", "\ufe0f", "\u200e"],
  ...[" ", "\t", "\u00a0", "\u2009", "\u3000"],
];

const toPage = (text: string): string =>
  `<html><body>${text
    .split("\n")
    .map((line) => `<p><b>${line}</b></p>`)
    .join("\n")}</body></html>`;

const toEscape = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;

describe("nothing that detectReports accepts is passed over", () => {
  test("in JSON Lines, written in either way", async () => {
    for (const isAscii of [false, true]) {
      const lines = texts.map((text, at) => JSON.stringify({ url: address(at), text }));
      const printed = isAscii ? lines.map((line) => line.replace(/[\u0080-\uffff]/g, toEscape)) : lines;
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

  test.each(GAPS)("in pages with %j between all characters", async (gap) => {
    const bodies = texts
      .filter((_, at) => accepted[at] && at % 40 === 0)
      .map((text) => toPage(text.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, `$&${gap}`)));
    // What is split is nothing to the detector, which reads raw text; the parser puts it together.
    const source = await openDocument("page.html", Buffer.from(bodies[0] ?? ""));
    expect(parseReports(source).reports).toHaveLength(1);
    const everyOne = new Set(bodies.keys());
    const records = bodies.map((body, at) => writeRecord({ address: address(at), body: Buffer.from(body) }));
    expect(await handedOut(Buffer.concat(records), "a.warc")).toEqual(everyOne);
    for (const escaped of [/[\u0080-\uffff]/g, /[<>&\u0080-\uffff]/g, /[<>&]/g]) {
      const lines = bodies.map((html, at) =>
        JSON.stringify({ url: address(at), html }).replace(escaped, toEscape),
      );
      expect(await handedOut(Buffer.from(lines.join("\n")), "a.jsonl")).toEqual(everyOne);
    }
    // An encoding without the characters of a gap writes it with numbers.
    if (!/^[ -~]*$/.test(gap)) return;
    for (const encoding of ["gb18030", "utf-16le", "utf-16be"] as const) {
      const others = bodies.map((body, at) =>
        writeRecord({ address: address(at), body: encode(body, encoding) }),
      );
      expect(await handedOut(Buffer.concat(others), "a.warc")).toEqual(everyOne);
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
