import type { MappedText } from "@gongkai/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readable, searchable, sourceSpan } from "../src/index.ts";
import { anyText } from "./support/arbitrary-text.ts";

function expectSoundMap(mapped: MappedText, source: string): void {
  expect(mapped.starts).toHaveLength(mapped.text.length);
  expect(mapped.ends).toHaveLength(mapped.text.length);
  let lastStart = 0;
  let lastEnd = 0;
  for (let index = 0; index < mapped.text.length; index++) {
    const start = mapped.starts[index] ?? -1;
    const end = mapped.ends[index] ?? -1;
    expect(start).toBeGreaterThanOrEqual(lastStart);
    expect(end).toBeGreaterThanOrEqual(lastEnd);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(source.length);
    lastStart = start;
    lastEnd = end;
  }
}

describe("offsets", () => {
  it("never decrease and stay within the source, whatever the text", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        expectSoundMap(readable(source).mapped, source);
        expectSoundMap(searchable(source), source);
      }),
      { numRuns: 1000 },
    );
  });

  it("compose: reading a mapped text gives offsets into the text under it", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const once = readable(source).mapped;
        expect(readable(once).mapped).toEqual(once);
        const shifted = {
          text: source,
          starts: Int32Array.from({ length: source.length }, (_, index) => index + 3),
          ends: Int32Array.from({ length: source.length }, (_, index) => index + 4),
        };
        expect(readable(shifted).mapped).toEqual({
          text: once.text,
          starts: once.starts.map((start) => start + 3),
          ends: once.ends.map((end) => end + 3),
        });
      }),
    );
    const visible: MappedText = {
      text: "公開",
      starts: Int32Array.of(4, 20),
      ends: Int32Array.of(5, 26),
    };
    expect(sourceSpan(readable(visible).mapped, 0, 2)).toEqual({ start: 4, end: 26 });
  });

  it("lead from the normalised words back to what is printed", () => {
    const source = "於二○二三年主動公(gōng)開(kāi)１，２３４件";
    const mapped = searchable(source);
    const printed = (words: string) => {
      const at = mapped.text.indexOf(words);
      const span = sourceSpan(mapped, at, at + words.length);
      return source.slice(span.start, span.end);
    };
    expect(mapped.text).toBe("于2023年主动公开1234件");
    expect(printed("2023年")).toBe("二○二三年");
    expect(printed("公开")).toBe("公(gōng)開");
    expect(printed("1234")).toBe("１，２３４");
  });

  it("are right for short and long texts, whether or not they share a map", () => {
    const sources = [0xffff, 0x10000, 0x10001, 0xfffff, 0x100000, 0x100001, 0x300000, 1].map((length) =>
      "公".repeat(length),
    );
    for (const source of [...sources, `${"公".repeat(70_000)}開`, `公\r\n${"开".repeat(70_000)}`]) {
      const { mapped } = readable(source);
      const last = mapped.text.length - 1;
      expect([mapped.starts.length, mapped.ends.length]).toEqual([last + 1, last + 1]);
      expect(sourceSpan(mapped, 0, 1)).toEqual({ start: 0, end: 1 });
      expect(sourceSpan(mapped, last, last + 1)).toEqual({ start: source.length - 1, end: source.length });
    }
  });

  it("give both halves of a surrogate pair the whole pair", () => {
    const mapped = readable("\u{20bb7}a").mapped;
    expect(sourceSpan(mapped, 0, 1)).toEqual({ start: 0, end: 2 });
    expect(sourceSpan(mapped, 1, 2)).toEqual({ start: 0, end: 2 });
  });

  it("give an empty span where an empty range stands", () => {
    const mapped = readable("\ufeff公(gōng)開").mapped;
    expect(sourceSpan(mapped, 0, 0)).toEqual({ start: 1, end: 1 });
    expect(sourceSpan(mapped, 1, 1)).toEqual({ start: 8, end: 8 });
    expect(sourceSpan(mapped, 2, 2)).toEqual({ start: 9, end: 9 });
    expect(sourceSpan(mapped, 99, 3)).toEqual({ start: 9, end: 9 });
    expect(sourceSpan(readable("").mapped, 0, 0)).toEqual({ start: 0, end: 0 });
  });
});

describe("normalising twice", () => {
  it("changes nothing", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const read = readable(source).mapped.text;
        expect(readable(read)).toMatchObject({ glossCount: 0, mapped: { text: read } });
        const { text } = searchable(source);
        expect(searchable(text).text).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});
