import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queryTerms } from "../src/query.ts";
import { createSnippet } from "../src/snippet.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;
const sentence = (words: string, length: number) => `${words}${"其".repeat(length - words.length - 1)}。`;
const marked = ({ text, marks }: ReturnType<typeof createSnippet>) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe("createSnippet", () => {
  it("shows all of a short text, without the spaces around it", () => {
    expect(createSnippet(" 主动公开。\n", ["公开"])).toEqual({
      text: "主动公开。",
      start: 1,
      end: 6,
      marks: [{ start: 2, end: 4 }],
    });
  });

  it("begins and ends with a sentence where it can", () => {
    const text = sentence("甲", 60) + sentence("乙公开", 60) + sentence("丙", 60) + sentence("丁", 60);
    const snippet = createSnippet(text, ["公开"]);
    expect(snippet).toMatchObject({ start: 60, end: 180 });
    expect(marked(snippet)).toEqual(["公开"]);
  });

  it("falls back to clauses, and to a plain cut", () => {
    const clauses = [sentence("甲", 60), sentence("乙", 60), sentence("丙公开", 60), sentence("丁", 60)];
    expect(createSnippet(clauses.join("").replaceAll("。", "，"), ["公开"])).toMatchObject({
      start: 120,
      end: 240,
    });
    const solid = "其".repeat(300);
    expect(createSnippet(`${solid}公开${solid}`, ["公开"]).text).toHaveLength(160);
  });

  it("goes where most of the terms are", () => {
    const text = `公开${"其".repeat(300)}公开解读公开${"其".repeat(300)}解读`;
    expect(marked(createSnippet(text, ["公开", "解读"]))).toEqual(["公开", "解读", "公开"]);
  });

  it("joins marks that overlap and keeps a mark that is longer than the snippet inside it", () => {
    expect(createSnippet("政府信息公开", ["政府信息", "信息公开"]).marks).toEqual([{ start: 0, end: 6 }]);
    const long = "公".repeat(400);
    expect(createSnippet(long, [long]).marks).toEqual([{ start: 0, end: 160 }]);
  });

  it("shows the beginning when nothing in the text was looked for", () => {
    expect(createSnippet(sentence("甲", 100).repeat(3), ["公开"])).toMatchObject({
      start: 0,
      end: 100,
      marks: [],
    });
    expect(createSnippet("", [])).toEqual({ text: "", start: 0, end: 0, marks: [] });
  });

  it("does not mark a number inside a longer one", () => {
    expect(marked(createSnippet("12件、112件、12件", ["12件"]))).toEqual(["12件", "12件"]);
    expect(marked(createSnippet("5%、１２．５%、5.5%、5%", ["5%"]))).toEqual(["5%", "5%"]);
    expect(marked(createSnippet("3.1.2节、3.1节", ["3.1", "2节"]))).toEqual(["2节", "3.1"]);
    expect(marked(createSnippet("占12.5%", ["2.5%"], { isWhole: false }))).toEqual(["2.5%"]);
  });

  it("marks a number inside a longer one where terms are runs of characters", () => {
    expect(marked(createSnippet("12件、112件", ["12件"], { isWhole: false }))).toEqual(["12件", "12件"]);
  });

  it("cuts the original text on code points, with marks inside, whatever text and query", () => {
    const pieces = fc.constantFrom(
      ..."公開(kāi)。，\n 1,",
      "開放",
      "\u{20bb7}",
      "\u{2005e}",
      "，其其其其其其其其其其其其其",
    );
    const texts = fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.constantFrom("公开", "放 公", "\u{20bb7}", "1", "其，"), (text, query) => {
        const { start, end, marks, ...snippet } = createSnippet(
          text,
          queryTerms(query).map((term) => term.text),
        );
        expect(snippet.text).toBe(text.slice(start, end));
        expect(snippet.text.length).toBeLessThanOrEqual(160);
        expect(snippet.text).not.toMatch(LONE_SURROGATE);
        let last = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(last);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(snippet.text.slice(mark.start, mark.end)).not.toMatch(LONE_SURROGATE);
          last = mark.end;
        }
        expect(last).toBeLessThanOrEqual(snippet.text.length);
      }),
      { numRuns: 500 },
    );
  });
});
