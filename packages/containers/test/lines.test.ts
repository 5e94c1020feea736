import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { REPORT, readAll } from "./support/read-all.ts";

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** As programs print JSON that keep to ASCII. */
function escaped(value: unknown): string {
  return line(value).replace(
    /[\u0080-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

describe("JSON Lines", () => {
  test("gives the lines that may hold a report, by their numbers, and counts the others", async () => {
    const bytes = Buffer.from(
      `\ufeff${line({ text: REPORT, url: "https://www.example.org/1", date: "2024-05-01 12:30:10" })}\r\n` +
        `${line({ text: "某某公司公开招聘" })}${escaped({ content: REPORT, source: "https://www.example.org/2" })}` +
        `${escaped({ text: "公司" })}${line({ html: `<p>${REPORT}</p>`, text: "x", timestamp: 1714566610 })}`.trimEnd(),
    );
    const { input, documents, failures } = await readAll("a.jsonl", bytes);
    expect(input).toMatchObject({ kind: "container", format: "jsonl" });
    const seenAt = new Date("2024-05-01T12:30:10Z");
    expect(documents).toEqual([
      { ordinal: 0, name: "line 1", url: "https://www.example.org/1", seenAt, bytes: Buffer.from(REPORT) },
      {
        ordinal: 2,
        name: "line 4",
        url: "https://www.example.org/2",
        seenAt: null,
        bytes: Buffer.from(REPORT),
      },
      { ordinal: 4, name: "line 6", url: null, seenAt, bytes: Buffer.from(`<p>${REPORT}</p>`) },
    ]);
    expect(failures).toEqual([]);
    expect(input.passedOver()).toBe(2);
  });

  test("is read by the fields that are named", async () => {
    const value = { page: { raw: REPORT, at: "https://www.example.org/" }, day: "20240501123010", text: "x" };
    const fields = { text: ["page.raw"], url: ["page.at"], date: ["day"] };
    const { documents } = await readAll("a.jsonl", Buffer.from(line(value)), {}, { fields });
    expect(documents).toMatchObject([
      {
        url: "https://www.example.org/",
        seenAt: new Date("2024-05-01T12:30:10Z"),
        bytes: Buffer.from(REPORT),
      },
    ]);
  });

  test("says of every bad line which it is, and goes on", async () => {
    const bytes = Buffer.concat([
      Buffer.from(line({ text: "x" })),
      Buffer.from("{not json}\nno json\n"),
      Buffer.from(`{"text": "主动公开", }\n`),
      Buffer.from(line([REPORT])),
      Buffer.from(line({ headline: REPORT })),
      Buffer.from(line({ text: `${REPORT}${"x".repeat(3000)}` })),
      Buffer.from(`{"text": "${"y".repeat(9_000_000)}"}\n`),
      Buffer.from(line({ text: REPORT })),
      Buffer.from(line({ text: REPORT }).slice(0, 40)),
    ]);
    const { documents, failures, input } = await readAll(
      "a.jsonl",
      bytes,
      {},
      { limits: { documentBytes: 2000 } },
    );
    expect(documents.map(({ name }) => name)).toEqual(["line 9"]);
    expect(failures.map(({ name, error }) => `${name}: ${error.code}`)).toEqual([
      "line 3: DAMAGED_CONTAINER",
      "line 4: DAMAGED_CONTAINER",
      "line 5: UNSUPPORTED_DOCUMENT",
      "line 6: UNSUPPORTED_DOCUMENT",
      "line 7: DOCUMENT_TOO_LARGE",
      "line 8: DOCUMENT_TOO_LARGE",
      "line 10: DAMAGED_CONTAINER",
    ]);
    // A line that cannot hold a report is not parsed.
    expect(input.passedOver()).toBe(2);
    expect(failures[0]?.error.message).toMatch(/^line 3 is damaged at byte \d+: /);
  });

  test("in bytes that are no UTF-8 is read as far as that goes", async () => {
    // {"text":"主动公开申请公开"} in GBK.
    const gbk = Buffer.from(
      '{"text":"\xd6\xf7\xb6\xaf\xb9\xab\xbf\xaa\xc9\xea\xc7\xeb\xb9\xab\xbf\xaa"}\n',
      "latin1",
    );
    const broken = Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('主动公开"}\n'),
    ]);
    const { documents } = await readAll("a.jsonl", Buffer.concat([gbk, broken]));
    expect(documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      "主动公开申请公开",
      "��主动公开",
    ]);
  });

  test("that is cut off gives what came before, and one failure", async () => {
    const lines = Array.from({ length: 200 }, (_, at) => line({ text: REPORT, id: at * 7919 })).join("");
    const bytes = gzipSync(lines);
    const { documents, failures } = await readAll("a.jsonl.gz", bytes.subarray(0, bytes.length - 40));
    expect(documents.length).toBeGreaterThan(100);
    expect(failures).toMatchObject([
      {
        ordinal: documents.length,
        name: `line ${documents.length + 1}`,
        error: { code: "DAMAGED_CONTAINER" },
      },
    ]);
  });
});
