import { searchable } from "@gongkai/text";
import fc from "fast-check";
import { expect } from "vitest";
import type { SearchHit } from "../../src/index.ts";
import { COMMON_WORD, DOCUMENTS, SECTIONS_BY_ID } from "./fixture.ts";
import { ask, expectFound, type Suite } from "./subject.ts";

const SHORTEST = 80;
const LONGEST = 160;
const PUNCTUATION = /[。！？；，、：,.!?;:\s“”（）]/;

/** Whether an offset stands between the two halves of a character beyond 16 bits. */
function splitsCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** Expects snippet and marks to be stretches of the original text on the borders of characters, in order. */
function expectStretches({ id, snippet }: SearchHit): void {
  const text = SECTIONS_BY_ID.get(id)?.text ?? "";
  expect(snippet.text).toBe(text.slice(snippet.start, snippet.end));
  expect(splitsCharacter(text, snippet.start) || splitsCharacter(text, snippet.end)).toBe(false);
  let last = 0;
  for (const mark of snippet.marks) {
    expect(mark.start).toBeGreaterThanOrEqual(last);
    expect(mark.end).toBeGreaterThan(mark.start);
    for (const at of [mark.start, mark.end]) expect(splitsCharacter(snippet.text, at)).toBe(false);
    last = mark.end;
  }
  expect(last).toBeLessThanOrEqual(snippet.text.length);
}

/** Behaviours 20 and 21: what is shown of a section. */
export function describeSnippets({ subject, behaviour }: Suite): void {
  behaviour(20, "snippets and marks are stretches of the original text", async () => {
    for (const text of ["灯塔", "数据", "国办函〔2023〕12号", "ipv6", "翠鸟", COMMON_WORD, "", "监督"]) {
      for (const hit of (await ask(subject(), text)).hits) expectStretches(hit);
    }
  });

  behaviour(20, "whatever is typed, marks are on the borders of characters and never overlap", async () => {
    const pieces = fc
      .tuple(fc.constantFrom(...DOCUMENTS), fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([{ text }, at, length]) => {
        const characters = Array.from(text);
        const start = characters.length === 0 ? 0 : at % characters.length;
        return characters.slice(start, start + length).join("");
      });
    const signs = fc.constantFrom(..."\0\ud800\udc00'\"\\%_*()&|!:<> \n１2,．〇年“「-");
    const texts = fc.oneof(
      fc.array(pieces, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" ")),
      fc.array(fc.oneof(pieces, signs), { maxLength: 12 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    const matchings = fc.constantFrom("words" as const, "exact" as const);
    await fc.assert(
      fc.asyncProperty(texts, matchings, async (text, matching) => {
        const page = await ask(subject(), text, { first: 3, matching });
        expect(page.hits.length).toBeLessThanOrEqual(page.total.value);
        for (const hit of page.hits) expectStretches(hit);
      }),
      { numRuns: 60 },
    );
  });

  behaviour(20, "every occurrence of what was found is marked within the snippet", async () => {
    for (const hit of (await ask(subject(), COMMON_WORD, { first: 100 })).hits) {
      const { text, marks } = hit.snippet;
      const occurrences = searchable(text).text.split(COMMON_WORD).length - 1;
      expect(marks).toHaveLength(occurrences);
      expect(occurrences).toBeGreaterThan(0);
    }
  });

  behaviour(
    21,
    "a snippet has 80 to 160 characters around what was found, cut where clauses end",
    async () => {
      for (const text of [COMMON_WORD, "档案移交", "停车泊位 公开目录", ""]) {
        for (const hit of (await ask(subject(), text, { first: 100 })).hits) {
          const source = SECTIONS_BY_ID.get(hit.id)?.text ?? "";
          const { snippet } = hit;
          if (source.length <= LONGEST) {
            expect(snippet.text).toBe(source.trim());
            continue;
          }
          expect(snippet.text.length).toBeGreaterThanOrEqual(SHORTEST);
          expect(snippet.text.length).toBeLessThanOrEqual(LONGEST);
          const before = source.charAt(snippet.start - 1);
          expect(snippet.start === 0 || PUNCTUATION.test(before), `${before}|${snippet.text}`).toBe(true);
          expect(
            snippet.end === source.length || PUNCTUATION.test(snippet.text.slice(-1)),
            snippet.text,
          ).toBe(true);
          if (text !== "" && searchable(source).text.includes(text)) expect(snippet.marks).not.toEqual([]);
        }
      }
    },
  );

  behaviour(21, "what is found far inside a text is in its snippet", async () => {
    await expectFound(subject(), "翠鸟栖息", ["astral"]);
    const [hit] = (await ask(subject(), "翠鸟栖息")).hits;
    expect(hit?.snippet.start).toBeGreaterThan(0);
    expect(hit?.snippet.text).toContain("翠鸟栖息");
  });

  behaviour(21, "what was found in the head alone shows the beginning of the text", async () => {
    const [hit] = (await ask(subject(), "蓝湖局", { interpret: false, filter: { years: [2020] } })).hits;
    expect(hit?.snippet).toMatchObject({ start: 0, marks: [] });
  });
}
