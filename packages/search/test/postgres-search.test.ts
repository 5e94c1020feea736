import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { searchable } from "@gongkai/text";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { FacetName, SearchEngine } from "../src/index.ts";
import { documentOf, revisionOf } from "./fixture.ts";
import { findEverything, requestOf, termsOf } from "./postgres-request.ts";
import { openPreparedEngine } from "./prepared-engine.ts";

/** More than are confirmed on their texts for one search. */
const COMMON = 3300;

describeDatabases("searching in the Postgres search engine", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeAll(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    // The oldest alone say 少见, which the pairs of characters of all of them allow for.
    await engine.put(
      Array.from({ length: COMMON }, (_, index) =>
        documentOf({
          id: `common-${index}`,
          year: 2010 + (index % 15),
          section: index % 3 === 0 ? "requests" : "overview",
          text: index % 150 === 0 ? "常见词语，甲乙丙。" : "常见词语，甲乙，乙丙。",
        }),
      ),
    );
    return () => opened.close();
  });

  const totalOf = async (text: string) => (await engine.search(requestOf({ terms: termsOf(text) }))).total;

  it("counts short words exactly, and of long ones at least as many as it looks at", async () => {
    expect(await totalOf("常见")).toEqual({ value: COMMON, relation: "exact" });
    expect(await totalOf("见")).toEqual({ value: COMMON, relation: "exact" });
    expect(await totalOf("常见 词语")).toEqual({ value: COMMON, relation: "exact" });
    const long = await totalOf("常见词语");
    expect(long.relation).toBe("atLeast");
    expect(long.value).toBeGreaterThan(1000);
    expect(long.value).toBeLessThanOrEqual(COMMON);
  });

  it("finds what is rare among documents that all have its pairs of characters", async () => {
    expect(await totalOf("甲乙丙")).toEqual({ value: 22, relation: "exact" });
    expect(await totalOf("甲乙 -乙，")).toEqual({ value: 22, relation: "exact" });
    expect(await totalOf("-乙，")).toEqual({ value: 22, relation: "exact" });
  });

  it("reaches a thousand hits of a common word in one order, and no more", async () => {
    for (const order of ["relevance", "newest", "oldest"] as const) {
      const request = requestOf({ terms: termsOf("常见词语"), order, first: 100 });
      const ids = await findEverything(engine, request);
      expect(ids).toHaveLength(1000);
      expect(new Set(ids).size).toBe(1000);
    }
  });

  it("counts facets of common words exactly where it counts hits exactly, and at least those it looked at", async () => {
    const facetsOf = async (text: string) =>
      (
        await engine.search(
          requestOf({ terms: termsOf(text), facets: ["section"], filter: { sections: ["requests"] } }),
        )
      ).facets[0];
    expect(await facetsOf("常见")).toEqual({
      name: "section",
      values: [
        { value: "overview", count: 2200 },
        { value: "requests", count: 1100 },
      ],
      relation: "exact",
    });
    const long = await facetsOf("常见词语");
    expect(long?.relation).toBe("atLeast");
    for (const { value, count } of long?.values ?? []) {
      expect(count).toBeLessThanOrEqual(value === "overview" ? 2200 : 1100);
    }
  });

  it("counts common words in facets all over the index, not among the newest alone", async () => {
    const request = requestOf({ terms: termsOf("常见词语"), facets: ["year"] });
    const [years] = (await engine.search(request)).facets;
    expect(years?.relation).toBe("atLeast");
    expect(years?.values).toHaveLength(15);
  });

  it("finds exactly the texts that contain a run of characters, whatever they are", async () => {
    const pieces = fc.constantFrom(
      ..."公开1205.，%ab \n年",
      ".2012年",
      "\u{20bb7}",
      "\u{2005e}",
      "123456789",
      "1234567",
      "0012",
    );
    const texts = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 4, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        async (some, from, length) => {
          run++;
          const documents = some.map((text, index) =>
            documentOf({ id: `any-${run}-${index}`, year: null, heading: "", text }),
          );
          await engine.put(documents);
          const source = searchable(some[0] ?? "").text;
          const start = from % Math.max(1, source.length);
          const text = searchable(source.slice(start, start + 1 + (length % 4))).text;
          fc.pre(text !== "");
          const request = requestOf({
            terms: [{ text, isPhrase: false, isExcluded: false }],
            matching: "exact",
            filter: { reportIds: documents.map((document) => document.reportId) },
          });
          const found = (await engine.search(request)).hits.map((hit) => hit.id).sort();
          const expected = documents.filter((document) => searchable(document.text).text.includes(text));
          expect(found).toEqual(expected.map((document) => document.id).sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  it("finds numbers of any length whole", async () => {
    const whole = ["7", "0", "00", "0120", "1234567", "12345678", "123456789012345678901234567890"];
    const numbers = [...whole, "7.0", "0.7", "12345678.12345678", "1.8.3"];
    await engine.put(
      numbers.map((number) =>
        documentOf({ id: `number-${number}`, year: null, heading: "", text: `编号${number}号` }),
      ),
    );
    const filter = { reportIds: numbers.map((number) => `report-number-${number}`) };
    for (const number of numbers) {
      for (const text of [number, `${number}号`, `编号${number}`]) {
        const { hits } = await engine.search(requestOf({ terms: termsOf(text), filter }));
        expect(hits.map((hit) => hit.id)).toEqual([`number-${number}`]);
      }
    }
    await engine.remove(numbers.map((number) => revisionOf(`report-number-${number}`)));
  });

  it("puts the rarer of two words first, and what stands in the head before what does not", async () => {
    const filler = "其余。".repeat(20);
    await engine.put([
      documentOf({ id: "rank-common", text: `琉璃，常见常见常见常见。${filler}` }),
      documentOf({ id: "rank-rare", text: `琉璃琉璃琉璃琉璃，常见。${filler}` }),
      documentOf({ id: "rank-head", heading: "琉璃", text: `琉璃，常见。${filler}` }),
    ]);
    const { hits } = await engine.search(requestOf({ terms: termsOf("琉璃 常见") }));
    expect(hits.map((hit) => hit.id)).toEqual(["rank-head", "rank-rare", "rank-common"]);
    await engine.remove(["common", "rare", "head"].map((id) => revisionOf(`report-rank-${id}`)));
  });

  it("gives up when told to, before and while it searches, and goes on searching afterwards", async () => {
    const request = requestOf({ terms: termsOf("常见词语"), facets: ["year"] });
    const reason = new Error("nobody waits");
    await expect(engine.search(request, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const searches = Array.from({ length: 5 }, () => engine.search(request, { signal: controller.signal }));
    const outcomes = Promise.allSettled(searches);
    await wait(1);
    controller.abort(reason);
    for (const outcome of await outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toBe(reason);
    }
    expect((await engine.search(request)).hits).toHaveLength(20);
  });

  it("counts by what is known alone, also when asked twice", async () => {
    const facets = ["year", "section", "year"] as const;
    for (const terms of [termsOf("常见"), termsOf("常见词语"), []]) {
      const page = await engine.search(requestOf({ terms, facets, filter: { years: [2012] } }));
      expect(page.facets.map((facet) => facet.name)).toEqual(facets);
      expect(page.facets[2]).toEqual(page.facets[0]);
    }
    // What a caller without types might pass on.
    const injected = ["year from search.documents; --"] as unknown as readonly FacetName[];
    await expect(engine.search(requestOf({ facets: injected }))).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });

  it("takes any region code, year and text in a filter", async () => {
    const odd = [
      "",
      "%",
      "32",
      "32000",
      "32000a",
      "\0",
      "'; drop table search.documents; --",
      "９９９９９９",
    ];
    expect((await engine.search(requestOf({ filter: { regionCodes: odd } }))).total.value).toBe(0);
    expect((await engine.search(requestOf({ filter: { agencyIds: odd, reportIds: odd } }))).total.value).toBe(
      0,
    );
    const years = [Number.NaN, 1e300, -1e300, 2.5, 2 ** 31];
    expect((await engine.search(requestOf({ filter: { years } }))).total.value).toBe(0);
    const all = requestOf({ filter: { yearRange: { from: -1e300, to: 1e300 } } });
    expect((await engine.search(all)).total.value).toBeGreaterThanOrEqual(COMMON);
    const terms = odd.map((text) => ({ text, isPhrase: true, isExcluded: false }));
    for (const matching of ["words", "exact"] as const) {
      expect((await engine.search(requestOf({ terms, matching }))).total.value).toBe(0);
    }
  });
});
