import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchable, sharedPassages, similarityOf } from "../../src/index.ts";
import { narrative, withOtherNumbers } from "../support/narrative.ts";

const cut = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  text.slice(start, end);

/** What is compared, made in another way: letters, with every numeral as one mark. */
const compared = (text: string) =>
  searchable(text)
    .text.replace(/[^\p{L}\p{Nd}]/gu, "")
    .replace(/[\p{Nd}零一二两三四五六七八九十百千万亿]+/gu, "#");

describe("sharedPassages", () => {
  it("gives the places of a copied passage in both texts", () => {
    const passage = narrative(1, 3);
    const first = `${narrative(2, 4)}\n甲${passage}\n${narrative(3, 4)}`;
    const second = `乙${withOtherNumbers(passage)}\n${narrative(4, 5)}`;
    const found = sharedPassages(first, second);
    expect(found).toHaveLength(1);
    expect(found.map((each) => `${cut(first, each.first)}。`)).toEqual([passage]);
    expect(found.map((each) => `${cut(second, each.second)}。`)).toEqual([withOtherNumbers(passage)]);
  });

  it("covers the whole of a text that is copied in pieces, in the order of the first text", () => {
    const parts = [1, 2, 3, 4].map((seed) => narrative(seed, 3));
    const found = sharedPassages(parts.join("\n"), parts.toReversed().join("\n"));
    expect(found).toHaveLength(4);
    expect(found.map(({ first }) => first.start)).toEqual(
      found.map(({ first }) => first.start).sort((a, b) => a - b),
    );
    expect(found.map(({ second }) => second.start)).toEqual(
      found.map(({ second }) => second.start).sort((a, b) => b - a),
    );
  });

  it("cuts both texts to what compares as equal, at least as long as asked, and never the same place twice", () => {
    const piece = fc.constantFrom(
      ...[
        "公开，信息",
        "工作 ２０２３年",
        "機關",
        "1,234件",
        "一百二十。",
        "公(gōng)開(kāi)",
        "平台\n建设",
        "A股",
      ],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 2, max: 12 }), (first, second, shortest) => {
        let end = 0;
        for (const passage of sharedPassages(first, second, { shortest })) {
          const printed = compared(cut(first, passage.first));
          expect(printed).toBe(compared(cut(second, passage.second)));
          expect(printed.length).toBeGreaterThanOrEqual(shortest);
          expect(passage.first.start).toBeGreaterThanOrEqual(end);
          end = passage.first.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("marks about the share of the text that similarityOf counts", () => {
    for (let seed = 0; seed < 10; seed++) {
      const first = `${narrative(seed, 12)}\n${narrative(seed + 100, 6)}`;
      const second = `${narrative(seed + 200, 3)}\n${narrative(seed, 12)}`;
      const marked = sharedPassages(first, second).reduce(
        (sum, { first: { start, end } }) => sum + compared(first.slice(start, end)).length,
        0,
      );
      const share = marked / compared(first).length;
      expect(Math.abs(share - similarityOf(first, second).ofFirst)).toBeLessThan(0.05);
    }
  });

  it("finds nothing in unrelated texts, nor in one without text", () => {
    expect(sharedPassages(narrative(1), narrative(2))).toEqual([]);
    expect(sharedPassages(narrative(1), "")).toEqual([]);
    expect(sharedPassages("", narrative(1))).toEqual([]);
  });

  it("is done with texts that repeat themselves", () => {
    const found = sharedPassages("工作".repeat(50_000), "工作".repeat(40_000));
    expect(found.map(({ first }) => first.start)).toContain(0);
  });
});
