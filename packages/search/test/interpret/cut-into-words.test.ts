import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoWords, wordsWithin } from "../../src/interpret/cut-into-words.ts";

const WORDS = new Set([
  "不予公开",
  "不予",
  "公开",
  "理由",
  "行政",
  "行政复议",
  "复议",
  "议案",
  "案件",
  "数量",
  "开的",
]);
/** What stands in longer words only. */
const PARTS = new Set(["不掌握", "掌握", "相关", "握相关", "办行", "议情"]);
const cut = (run: string) =>
  cutIntoWords(run, (word) => (WORDS.has(word) ? "word" : PARTS.has(word) ? "part" : null));

describe("cutIntoWords", () => {
  it.each([
    ["不予公开理由", ["不予公开", "理由"]],
    ["不予公开的理由", ["不予公开", "理由"]],
    ["行政复议案件", ["行政复议", "案件"]],
    ["复议案件的数量", ["复议", "案件", "数量"]],
    ["公开和复议", ["公开", "复议"]],
    ["公开公开", ["公开", "公开"]],
  ])("cuts %s into the fewest words", (run, words) => {
    expect(cut(run)).toEqual({ words, rest: [] });
  });

  it.each([
    ["不予公开情", ["不予公开"], ["情"]],
    ["办行政复议案件的了", ["行政复议", "案件"], ["办"]],
    ["行政复议龘龘公开", ["行政复议", "公开"], ["龘龘"]],
  ])("gives the words of %s and what stands between them", (run, words, rest) => {
    expect(cut(run)).toEqual({ words, rest });
  });

  it.each([
    ["不掌握相关理由", ["不掌握", "相关", "理由"], []],
    ["不掌握相关", ["不掌握", "相关"], []],
    ["行政复议情", ["行政复议"], ["情"]],
    ["办行政复议", ["行政复议"], ["办"]],
  ])("takes parts of words in %s only where they stand for more than a character", (run, words, rest) => {
    expect(cut(run)).toEqual({ words, rest });
  });

  it.each(["复议龘龘龘", "龘", "公开龘情龘", "的", "的和", ""])(
    "gives nothing for %j, of which too little is known",
    (run) => {
      expect(cut(run)).toBeNull();
    },
  );

  it("asks for nothing but parts of the run of two to eight characters", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("公", "开", "的", "𬭛", "龘"), maxLength: 30 }),
        (run) => {
          const parts = new Set(wordsWithin(run));
          const words = cutIntoWords(run, (word) => {
            expect(parts.has(word)).toBe(true);
            return word === "公公" ? null : "word";
          });
          for (const word of words?.words ?? []) expect(run).toContain(word);
        },
      ),
    );
  });

  it("loses nothing but particles", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS, "的", "和"), { minLength: 1, maxLength: 12 }),
        (pieces) => {
          const run = pieces.join("");
          const withoutParticles = (text: string) => text.replace(/[的和]/g, "");
          expect(withoutParticles(cut(run)?.words.join("") ?? "")).toBe(withoutParticles(run));
        },
      ),
    );
  });
});
