import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWith, similarityOf } from "../../src/index.ts";
import { narrative, withOtherNumbers } from "../support/narrative.ts";

/** Short texts of few characters, so that they have pieces in common. */
const text = fc.string({ unit: fc.constantFrom(..."公开信息工作，。 12一二"), maxLength: 120 });

describe("similarityOf", () => {
  it("gives the shares of one order the other way round in the other", () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [there, back] = [similarityOf(first, second), similarityOf(second, first)];
        expect(back).toEqual({ ofFirst: there.ofSecond, ofSecond: there.ofFirst, jaccard: there.jaccard });
      }),
    );
  });

  it("keeps every share between 0 and 1, and Jaccard below both", () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const { ofFirst, ofSecond, jaccard } = similarityOf(first, second);
        expect(Math.max(ofFirst, ofSecond)).toBeLessThanOrEqual(1);
        expect(jaccard).toBeGreaterThanOrEqual(0);
        expect(jaccard).toBeLessThanOrEqual(Math.min(ofFirst, ofSecond));
      }),
    );
  });

  it("finds the whole of a text in one that it is a part of", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (one, other) => {
        const part = narrative(one, 6);
        const whole = `${narrative(other, 4)}\n${part}\n${narrative(other + 1, 9)}`;
        const { ofFirst, ofSecond } = similarityOf(part, whole);
        expect(ofFirst).toBe(1);
        expect(ofSecond).toBeLessThan(0.6);
      }),
      { numRuns: 30 },
    );
  });

  it("takes a copy with other numbers for a copy", () => {
    for (let seed = 0; seed < 20; seed++) {
      const original = narrative(seed);
      expect(similarityOf(withOtherNumbers(original), original).ofFirst).toBeGreaterThanOrEqual(0.95);
    }
  });

  it("takes texts of the same words in other order for different ones", () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(similarityOf(narrative(seed), narrative(seed + 100)).ofFirst).toBeLessThan(0.3);
    }
  });

  it.each([
    ["script", "及時更新網站欄目信息", "及时更新网站栏目信息"],
    ["width, spaces and punctuation", "公开 信息，ABC１２３条。", "公开信息abc4条"],
    ["digits and Chinese numerals", "二○二三年受理申请一百二十件", "2021年受理申请3件"],
    ["decimals and thousands", "收费1,234.5万元整", "收费7元整"],
    ["lists of numbers", "分别为3、5、8件次", "分别为2件次"],
  ])("passes over %s", (_, first, second) => {
    expect(similarityOf(first, second)).toEqual({ ofFirst: 1, ofSecond: 1, jaccard: 1 });
  });

  it("says 0 of texts too short to have a piece", () => {
    expect(similarityOf("公开", "公开")).toEqual({ ofFirst: 0, ofSecond: 0, jaccard: 0 });
    expect(similarityOf("", narrative(1)).ofSecond).toBe(0);
  });

  it("compares one text with many as it compares two", () => {
    const compare = compareWith(narrative(1));
    for (const other of [narrative(1), narrative(2), `${narrative(1, 9)}${narrative(3)}`]) {
      expect(compare(other)).toEqual(similarityOf(narrative(1), other));
    }
  });
});
