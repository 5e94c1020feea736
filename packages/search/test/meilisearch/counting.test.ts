import type { SearchDocument } from "@gongkai/schema";
import { describe, expect, it } from "vitest";
import type { FacetName, SearchFilter, SearchHit } from "../../src/index.ts";
import { agencyOf, documentOf, revisionOf } from "../fixture.ts";
import { describeRealServer, everyPageOf, idsOf, MANY, requestFor } from "./real-server.ts";

describeRealServer("how the Meilisearch engine counts, orders and pages", (setting) => {
  describe("with filters and facets", () => {
    const filters: readonly SearchFilter[] = [
      {},
      { years: [2018, 2020] },
      { years: [] },
      { yearRange: { from: 2019, to: 2021 } },
      { yearRange: { from: null, to: null } },
      { yearRange: { from: null, to: 2019 }, sections: ["overview", "requests"] },
      { regionCodes: ["320000"] },
      { regionCodes: ["321300"], levels: ["county"] },
      { regionCodes: ["32"], kinds: ["humanResources"] },
      { kinds: ["humanResources"], synthetic: true },
      { agencyIds: ["agency-1", "agency-2"], sections: ["problemsAndImprovements"] },
      { reportIds: ["many-1", "many-2", "nowhere"] },
      { synthetic: false, years: [2019], levels: ["prefectural"], regionCodes: ["110000", "321322"] },
    ];
    const facets: readonly FacetName[] = ["year", "section", "level", "kind", "province"];

    it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
      "counts as PostgreSQL does: %s",
      async (_, filter) => {
        const { engine, postgres, everyPage } = setting();
        for (const words of ["", "灯塔", "府院联动机制", "灯塔|-府院"]) {
          const request = requestFor(words, { filter, facets });
          const ours = await engine.search(request);
          const theirs = await postgres.search(request);
          expect(idsOf(await everyPage({ ...request, facets: [] })).sort(), words).toEqual(
            idsOf(await everyPageOf(postgres, { ...request, facets: [] })).sort(),
          );
          if (ours.total.relation === "exact") expect(ours.total, words).toEqual(theirs.total);
          else expect(ours.total.value).toBeLessThanOrEqual(theirs.total.value);
          for (const [at, facet] of ours.facets.entries()) {
            if (facet.relation === "exact")
              expect(facet, `${words} by ${facet.name}`).toEqual(theirs.facets[at]);
          }
        }
      },
    );

    it("counts exactly whatever is certain or little", async () => {
      const { search } = setting();
      const common = await search("灯塔", { facets });
      expect(common.total).toEqual({ value: MANY.length, relation: "exact" });
      expect(common.facets.map(({ relation }) => relation)).toEqual(facets.map(() => "exact"));
      const filter = { agencyIds: ["agency-0"] };
      const little = await search("府院联动机制", { facets, filter });
      expect(little.total).toEqual({ value: MANY.length / 6, relation: "exact" });
      expect(little.facets.map(({ relation }) => relation)).toEqual(facets.map(() => "exact"));
      const much = await search("号灯塔");
      expect(much.total).toEqual({ value: 100, relation: "atLeast" });
    });

    it("never counts more than there are of a long phrase that it finds too often", async () => {
      const { search, having } = setting();
      const documents = Array.from({ length: 160 }, (_, at) =>
        documentOf({
          id: `phrase-${at}`,
          year: 2020 + (at % 2),
          text:
            at % 4 === 0 ? "受理政府信息公开申请若干件。" : "政府信息公开工作有序开展，答复信息公开申请。",
        }),
      );
      await having(documents, async () => {
        const filter = { years: [2020] };
        for (const request of [{ facets }, { facets, filter }, { facets, first: 5 }]) {
          const first = await search("政府信息公开申请", request);
          const after = first.hits.at(-1)?.cursor ?? "";
          for (const page of [first, await search("政府信息公开申请", { ...request, after })]) {
            expect(page.total.value).toBeLessThanOrEqual(40);
            for (const { name, values } of page.facets) {
              for (const { count } of values) expect(count, name).toBeLessThanOrEqual(40);
            }
          }
        }
      });
    });

    it("says that there may be more while reports are behind, and counts none that may be gone", async () => {
      const { engine, postgres, search, having } = setting();
      const documents = Array.from({ length: 40 }, (_, at) =>
        documentOf({ id: `camellia-${at}`, text: "山茶花开。" }),
      );
      const yearOf = (count: number, relation: "exact" | "atLeast") => [
        { name: "year", values: [{ value: "2022", count }], relation },
      ];
      await having(documents, async () => {
        expect(await search("山茶", { facets: ["year"] })).toMatchObject({
          total: { value: 40, relation: "exact" },
          facets: yearOf(40, "exact"),
        });
        await postgres.remove([0, 1, 2].map((at) => revisionOf(`report-camellia-${at}`, 2)));
        await postgres.put([documentOf({ id: "camellia-new", text: "山茶花落。" })]);
        const late = { total: { value: 37, relation: "atLeast" }, facets: yearOf(37, "atLeast") };
        expect(await search("山茶", { facets: ["year"] })).toMatchObject(late);
        expect(await search("山茶", { facets: ["year"], filter: { years: [2021, 2022] } })).toMatchObject(
          late,
        );
        expect((await search("山茶花落")).total).toEqual({ value: 0, relation: "atLeast" });

        // More than the engine is asked to leave aside each by itself.
        await postgres.put(
          Array.from({ length: 1_000 }, (_, at) => documentOf({ id: `stranger-${at}`, text: "无关。" })),
        );
        const { total, facets: counted } = await search("山茶", { facets: ["year"], first: 5 });
        expect(total.relation).toBe("atLeast");
        expect(total.value).toBeLessThanOrEqual(37);
        expect(counted).toEqual(yearOf(37, "atLeast"));

        await engine.synchronise();
        expect(await search("山茶", { facets: ["year"] })).toMatchObject({
          total: { value: 38, relation: "exact" },
          facets: yearOf(38, "exact"),
        });
        await engine.remove([
          revisionOf("report-camellia-new", 2),
          ...Array.from({ length: 1_000 }, (_, at) => revisionOf(`report-stranger-${at}`, 2)),
        ]);
      });
    });

    it("takes every value for a value", async () => {
      const { find, having } = setting();
      const odd = [
        'x" OR year > 0 OR agencyId = "',
        "x\\",
        'a" \\',
        "'",
        "] OR year EXISTS",
        "县",
        "A",
        "\u0000",
      ];
      const documents = odd.map((id, at) =>
        documentOf({
          id: `odd-${at}`,
          reportId: `odd ${id}`,
          text: "奇怪。",
          agency: agencyOf({ id, name: "乙局" }),
        }),
      );
      await having(documents.slice(0, -1), async () => {
        for (const [at, id] of odd.slice(0, -1).entries()) {
          expect(await find("", { filter: { agencyIds: [id] } })).toEqual([`odd-${at}`]);
          expect(await find("", { filter: { reportIds: [`odd ${id}`] } })).toEqual([`odd-${at}`]);
        }
        expect(await find("", { filter: { agencyIds: ["a", "\u0000"] } })).toEqual([]);
      });
    });
  });

  it("orders by year, and by id among equals", async () => {
    const { everyPage } = setting();
    for (const [order, direction] of [
      ["newest", -1],
      ["oldest", 1],
    ] as const) {
      for (const words of ["", "灯塔", "府院联动机制"]) {
        const ids = idsOf(await everyPage(requestFor(words, { order, first: 100 })));
        const rank = ({ year }: SearchDocument) => (year === null ? 9_999 : direction * year);
        const expected = MANY.filter(({ id }) => ids.includes(id)).sort(
          (a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
        );
        expect(ids, `${words} ${order}`).toEqual(expected.map(({ id }) => id));
      }
    }
    expect(idsOf(await everyPage(requestFor("", { first: 100 })))).toEqual(
      idsOf(await everyPage(requestFor("", { first: 100, order: "newest" }))),
    );
  });

  it("pages without repeating or skipping, and refuses other requests' cursors", async () => {
    const { search, everyPage } = setting();
    for (const words of ["灯塔", "府院联动机制", "号灯塔"]) {
      const ids = idsOf(await everyPage(requestFor(words, { first: 17 })));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(idsOf(await everyPage(requestFor(words, { first: 100 }))));
    }
    const [hit] = (await search("灯塔")).hits;
    const after = hit?.cursor ?? "";
    for (const [words, fields] of [
      ["机制", {}],
      ["灯塔", { order: "newest" }],
      ["灯塔", { filter: { years: [2020] } }],
    ] as const) {
      await expect(search(words, { ...fields, after })).rejects.toMatchObject({ code: "BAD_CURSOR" });
    }
    await expect(search("灯塔", { after: "nonsense" })).rejects.toMatchObject({ code: "BAD_CURSOR" });
    await expect(search("灯塔", { first: 0 })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await expect(search("灯塔", { matching: "exact" })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it("reaches a thousand hits and then says what to do", async () => {
    const { engine, having } = setting();
    const documents = Array.from({ length: 1_030 }, (_, at) =>
      documentOf({ id: `deep-${at}`, reportId: `deep-${at % 10}`, text: "深海。" }),
    );
    await having(documents, async () => {
      const request = requestFor("深海", { first: 100 });
      const hits: SearchHit[] = [];
      for (let after: string | undefined; hits.length < 1_000; after = hits.at(-1)?.cursor) {
        const page = await engine.search(after === undefined ? request : { ...request, after });
        expect(page.total).toEqual({ value: 1_030, relation: "exact" });
        expect(page.hasNextPage).toBe(true);
        hits.push(...page.hits);
      }
      expect(new Set(idsOf(hits)).size).toBe(1_000);
      await expect(engine.search({ ...request, after: hits.at(-1)?.cursor ?? "" })).rejects.toMatchObject({
        code: "SEARCH_TOO_DEEP",
      });
    });
  });
});
