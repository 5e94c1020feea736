import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readable, searchable, sourceSpan } from "../src/index.ts";

/** Real reports lie beside the repository, where there are any. */
const folder = fileURLToPath(new URL("../../../../shared/reports/", import.meta.url));
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
const converted = names.find((name) => name.startsWith("003"));
const read = (name: string) => readFileSync(`${folder}${name}`, "utf8");
const hanOnly = (text: string) => text.replace(/[^\p{Script=Han}]/gu, "");
const PLAIN_HAN = /^(?![〇○零一二三四五六七八九十百千万亿年至到第号])\p{Script=Han}$/u;

describe("real reports", () => {
  it.skipIf(converted === undefined)(
    "come out in Simplified script and without glosses (skipped without ../shared/reports)",
    () => {
      const { mapped, glossCount } = readable(read(converted ?? ""));
      expect(glossCount).toBe(38);
      expect(mapped.text).not.toMatch(/\([a-zà-ǜ]+\)/);
      expect(mapped.text).toContain("一、总体情况");
      expect(mapped.text).toContain("行政规范性文件");
      expect(mapped.text).toContain("三、收到和处理政府信息公开申请情况");
      expect(mapped.text).toContain("政府信息公开行政复议、行政诉讼情况");
    },
  );

  it.skipIf(names.length === 0).each(names.filter((name) => name !== converted))(
    "in Simplified script keep every character: %s (skipped without ../shared/reports)",
    (name) => {
      const { mapped, glossCount } = readable(read(name));
      expect(glossCount).toBe(0);
      expect(hanOnly(mapped.text)).toBe(hanOnly(read(name)));
      expect(searchable(read(name)).text.length).toBeGreaterThan(1000);
    },
  );

  it.skipIf(names.length === 0).each(names)(
    "are found by any part of them that begins and ends between Han characters: %s (skipped without ../shared/reports)",
    (name) => {
      const source = read(name);
      const document = searchable(source);
      expect(searchable(document.text).text).toBe(document.text);
      const cuts = Array.from({ length: source.length }, (_, at) => at).filter(
        (at) => PLAIN_HAN.test(source.charAt(at - 1)) && PLAIN_HAN.test(source.charAt(at)),
      );
      const cut = fc.constantFrom(...cuts.keys());
      fc.assert(
        fc.property(cut, fc.nat(40), (first, length) => {
          const start = cuts[first] ?? 0;
          const end = cuts[Math.min(first + length, cuts.length - 1)] ?? start;
          const query = searchable(source.slice(start, end)).text;
          const at = document.text.indexOf(query);
          expect(at).toBeGreaterThanOrEqual(0);
          const span = sourceSpan(document, at, at + query.length);
          expect(searchable(source.slice(span.start, span.end)).text).toBe(query);
        }),
        { numRuns: 300 },
      );
    },
  );
});
