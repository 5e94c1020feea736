import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SearchTerm } from "../src/index.ts";
import { writeQuery } from "../src/meilisearch/engine-query.ts";
import { documentKey, filterValue } from "../src/meilisearch/engine-values.ts";
import { cutIntoParts, wordsOnly } from "../src/meilisearch/engine-words.ts";
import { filterExpressions } from "../src/meilisearch/filter-expression.ts";
import { indexDocument } from "../src/meilisearch/index-document.ts";
import { agencyOf, documentOf } from "./fixture.ts";

const term = (text: string, fields: Partial<SearchTerm> = {}): SearchTerm => ({
  text,
  isPhrase: false,
  isExcluded: false,
  ...fields,
});
const excluded = (text: string) => term(text, { isExcluded: true });
const textOf = (...terms: readonly SearchTerm[]) => {
  const query = writeQuery(terms);
  return "unsuitable" in query ? null : query.text;
};
const isCertain = (...terms: readonly SearchTerm[]) => {
  const query = writeQuery(terms);
  return "unsuitable" in query ? null : query.isCertain;
};

describe("a query for Meilisearch", () => {
  it("holds every term as a phrase, so that its words must stand side by side", () => {
    expect(textOf(term("政府信息公开"), term("ipv6 网站"))).toBe('"政府信息公开" "ipv6 网站"');
    expect(textOf()).toBe("");
  });

  it("says first what is excluded, since nothing is read behind the last phrase that counts", () => {
    expect(textOf(term("公开"), excluded("复议"))).toBe('-"复议" "公开"');
  });

  it("is cut at punctuation, over which nothing stands side by side", () => {
    expect(textOf(term("存在问题:更新较慢"))).toBe('"存在问题" "更新较慢"');
    expect(textOf(term('及时"公布'))).toBe('"及时" "公布"');
  });

  it("asks besides for numbers that the engine cuts apart", () => {
    expect(textOf(term("增长1.05%"))).toBe('"增长n1d05" "num1d05pct"');
    expect(textOf(term("国办函〔2023〕12号"))).toBe('"国办函 2023 12号" "doc2023n12"');
    expect(textOf(term("3646件"))).toBe('"3646件"');
  });

  it("holds no characters that mean something to the engine, whatever is looked for", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { maxLength: 4 }), (texts) => {
        const query = writeQuery(texts.map((text) => term(text)));
        if ("unsuitable" in query) return;
        expect(query.text).toMatch(/^(?:"[\p{L}\p{N}\p{M} ]+"(?: |$))*$/u);
      }),
    );
  });

  it("is not for the engine where parts of it would be passed over", () => {
    const terms = (count: number) => Array.from({ length: count }, (_, index) => term(`词${index}`));
    expect(textOf(...terms(10))).not.toBeNull();
    expect(textOf(...terms(11))).toBeNull();
    expect(textOf(...terms(10), excluded("例外"))).not.toBeNull();
    expect(textOf(term("一,二,三,四,五,六,七,八,九,十,百"))).toBeNull();
    expect(textOf(term("公".repeat(1200)))).toBeNull();
    expect(textOf(term("%"))).toBeNull();
    expect(textOf(excluded("公开,透明"))).toBeNull();
    expect(writeQuery([term("%")])).toEqual({ unsuitable: expect.stringContaining("“%”") });
  });

  it("is certain to find only what holds the terms where they are one or two words of any engine", () => {
    for (const text of ["公开", "公", "2023", "23件", "app"]) expect(isCertain(term(text))).toBe(true);
    for (const text of ["政府信息", "1.05%", "ipv6", "a 公", "公,开"])
      expect(isCertain(term(text))).toBe(false);
    expect(isCertain(term("公开"), excluded("复议"))).toBe(false);
    expect(isCertain()).toBe(true);
  });
});

describe("a filter for Meilisearch", () => {
  it("writes each part as one expression", () => {
    expect(
      filterExpressions({
        years: [2022, 2023],
        yearRange: { from: 2019, to: null },
        sections: ["overview"],
        levels: ["county"],
        synthetic: false,
      }),
    ).toEqual([
      "year IN [2022, 2023]",
      "year >= 2019",
      'section IN ["overview"]',
      'level IN ["county"]',
      "synthetic = false",
    ]);
    expect(filterExpressions({})).toEqual([]);
    expect(filterExpressions({ years: [], agencyIds: [] })).toEqual(["year IN []", "agencyId IN []"]);
  });

  it("never holds a value that could be read as anything else", () => {
    const injections = [
      'x" OR year > 0 OR agencyId = "',
      "x\\",
      'x\\" OR 1',
      "'] OR [",
      "A",
      "",
      " a",
      "县",
      "-",
    ];
    for (const value of injections) expect(filterValue(value)).toMatch(/^x-[0-9a-f]{64}$/);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        expect(filterValue(one)).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
        expect(filterValue(one) === filterValue(other)).toBe(one === other);
        expect(filterValue(filterValue(one))).toBe(filterValue(one));
        expect(documentKey(one)).toMatch(/^[A-Za-z0-9_-]{1,200}$/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        // Who asks need not keep to the list of names.
        const [expression] = filterExpressions({ kinds: [value as "education"] });
        expect(expression).toMatch(/^kind IN \["[A-Za-z0-9_-]+"\]$/);
      }),
    );
    const years = [Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2022];
    expect(filterExpressions({ years })).toEqual(["year IN [2022]"]);
    fc.assert(
      fc.property(fc.double(), fc.double(), (from, to) => {
        for (const expression of filterExpressions({ yearRange: { from, to } })) {
          expect(expression).toMatch(/^year [<>]= -?\d{1,16}$/);
        }
      }),
    );
  });

  it("names regions that hold the one of the agency", () => {
    const document = documentOf({
      id: "a",
      text: "",
      agency: agencyOf({ id: "x", name: "甲局", regions: [{ code: "321322", name: "沭阳县" }] }),
    });
    const { regions, province } = indexDocument(document, 1);
    expect({ regions, province }).toEqual({ regions: ["320000", "321300", "321322"], province: "320000" });
    expect(indexDocument(documentOf({ id: "b", text: "" }), 1)).toMatchObject({
      regions: [],
      province: null,
    });
  });
});

describe("a document for Meilisearch", () => {
  it("holds its text in parts that the engine reads to their end", () => {
    const places = (part: string) =>
      [...part].reduce((sum, character) => sum + (character === "。" ? 8 : 1), 0);
    const unit = fc.constantFrom("公", "a", "1", "。", " ", "𬭛");
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, minLength: 1, maxLength: 900 }), { maxLength: 60 }),
        (pieces) => {
          const words = pieces.map((piece) => piece.repeat(4)).join("");
          const parts = cutIntoParts(wordsOnly(words));
          expect(parts.join("")).toBe(wordsOnly(words));
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(8_000);
            expect(places(part)).toBeLessThan(65_536);
            expect(part).not.toMatch(/\p{Surrogate}/u);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is cut at a border where there is one", () => {
    const sentence = `${"长".repeat(99)}。`;
    const parts = cutIntoParts(sentence.repeat(100));
    expect(parts.map((part) => part.length)).toEqual([8_000, 2_000]);
    expect(cutIntoParts("")).toEqual([""]);
  });

  it("is normalised, and keeps nothing but words, spaces and borders", () => {
    const { title_n, heading_n, body_n, facts_n } = indexDocument(
      documentOf({ id: "a", title: "某縣ＡＰＰ", text: "公開“雙公示”1,234條（增長1.05%）。" }),
      7,
    );
    expect({ title_n, heading_n, body_n }).toEqual({
      title_n: "某县app。2022年",
      heading_n: "一。总体情况",
      body_n: { part0: "公开。双公示。1234条。增长n1d05。" },
    });
    expect(facts_n).toContain("num1d05pct");
  });
});
