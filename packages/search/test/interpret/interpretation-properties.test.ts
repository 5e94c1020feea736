import { describeDatabases } from "@gongkai/db/testing";
import { searchable } from "@gongkai/text";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { MAXIMUM_QUERY_LENGTH } from "../../src/index.ts";
import type { Gazetteer } from "../../src/interpret/gazetteer.ts";
import { type InterpretOptions, interpretQuery } from "../../src/interpret/interpret-query.ts";
import { queryTerms } from "../../src/query.ts";
import { AGENCIES } from "./agencies.ts";
import { arbitraryQuery } from "./arbitrary-query.ts";
import { openGazetteer } from "./open-gazetteer.ts";

describeDatabases("interpretations of any text", (source) => {
  let gazetteer: Gazetteer;
  beforeAll(async () => {
    gazetteer = await openGazetteer(source, AGENCIES);
  });
  const interpret = (text: string, options: Partial<InterpretOptions> = {}) =>
    interpretQuery(text, { gazetteer, today: new Date("2024-06-01"), ...options });
  const holdsForAll = (check: (text: string) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitraryQuery, check), { numRuns: 80 });

  it("have recognitions in order, inside the text, and none overlaps another", () =>
    holdsForAll(async (text) => {
      let last = 0;
      for (const { span, text: piece } of (await interpret(text)).recognised) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(text.slice(span.start, span.end)).toBe(piece);
        last = span.end;
      }
    }));

  it("have normalised terms, each once", () =>
    holdsForAll(async (text) => {
      const { terms } = await interpret(text);
      for (const term of terms) {
        expect(term.text).not.toBe("");
        expect(searchable(term.text).text).toBe(term.text);
      }
      expect(new Set(terms.map((term) => `${term.isExcluded} ${term.text}`)).size).toBe(terms.length);
    }));

  it("are the same each time", () =>
    holdsForAll(async (text) => {
      expect(await interpret(text)).toEqual(await interpret(text));
    }));

  it("are the plain words again when every piece is undone", () =>
    holdsForAll(async (text) => {
      const plain = await interpret(text, { isInterpreted: false });
      expect(plain.terms).toEqual(queryTerms(text));
      expect(plain.filter).toEqual({});
      const { recognised } = await interpret(text);
      const undone = await interpret(text, { asWords: recognised.map(({ text: piece }) => piece) });
      expect(undone).toEqual(plain);
    }));

  it.each([
    ["quotation marks", '"'],
    ["opening marks", "「"],
    ["marks that mix", '“」‘"『”'],
    ["hyphens", "-"],
    ["excluded hyphens", "- -a"],
    ["digits", "1"],
    ["years", "2023"],
    ["years with hyphens", "2023-"],
    ["years with spaces", "2023 "],
    ["Chinese digits", "二〇二三"],
    ["Chinese years", "二〇二三年至"],
    ["names", "沭阳县司法局"],
    ["short names", "宿迁 "],
    ["Han characters", "公开"],
    ["question words", "多少件吗"],
    ["brackets", "〔2021〕"],
    ["document numbers", "国办函〔2021〕30号"],
    ["particles", "的"],
    ["glosses", "公(gōng)"],
    ["spaces", " "],
    ["letters", "a"],
    ["surrogates", "\ud800"],
  ])("end for a longest query of %s", async (_, unit) => {
    const text = unit.repeat(MAXIMUM_QUERY_LENGTH).slice(0, MAXIMUM_QUERY_LENGTH);
    const { recognised } = await interpret(text);
    const undone = await interpret(text, { asWords: recognised.map(({ text: piece }) => piece) });
    expect(undone.terms).toEqual(queryTerms(text));
  });
});
