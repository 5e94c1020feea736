import { expect } from "vitest";
import type { FacetName, SearchFilter } from "../../src/index.ts";
import { differenceFor } from "./differences.ts";
import { countBySql, facetBySql, writeFixtureTable } from "./facet-oracle.ts";
import { COMMON_WORD, DOCUMENTS } from "./fixture.ts";
import { ask, find, type Suite } from "./subject.ts";

const FACETS: readonly FacetName[] = ["year", "section", "level", "kind", "province"];

/** One filter for each part alone, and some together. Regions 90 and 91 are provinces of the generated sections. */
const FILTERS: readonly SearchFilter[] = [
  {},
  { years: [2020, 2023] },
  { years: [] },
  { yearRange: { from: 2019, to: 2021 } },
  { yearRange: { from: null, to: 2019 } },
  { yearRange: { from: 2023, to: null } },
  { sections: ["requests", "remedies"] },
  { agencyIds: ["agency-3", "agency-4", "nobody"] },
  { regionCodes: ["900000"] },
  { regionCodes: ["900100", "910101"] },
  { levels: ["county", "provincial"] },
  { kinds: ["education", "humanResources", "health"] },
  { reportIds: ["made-1", "made-30", "report-phrase"] },
  { synthetic: false },
  { years: [2021], sections: ["overview"], levels: ["county"] },
  {
    yearRange: { from: 2020, to: 2022 },
    kinds: ["housing", "generalOffice"],
    regionCodes: ["900000", "920000"],
  },
  { years: [2020, 2021], yearRange: { from: 2021, to: 2024 }, synthetic: true, levels: ["township"] },
];

/** Expects a count to be what it says it is. */
function expectCount(relation: "exact" | "atLeast", value: number, counted: number, told: string): void {
  if (relation === "exact") expect(value, told).toBe(counted);
  else expect(value, told).toBeLessThanOrEqual(counted);
}

/** Behaviours 15 and 16: filters and what hits are counted by. */
export function describeFacets({ subject, behaviour }: Suite): void {
  behaviour(15, "with every filter, totals and counts of every facet equal an SQL group-by", async () => {
    const { database } = subject();
    await writeFixtureTable(database);
    for (const word of ["", COMMON_WORD, "灯塔"]) {
      for (const filter of FILTERS) {
        const { total, facets } = await ask(subject(), word, { filter, facets: FACETS, first: 1 });
        const told = `${word} ${JSON.stringify(filter)}`;
        const isFree = differenceFor(word, subject().engine.capabilities) !== undefined;
        if (!isFree) expect(total.relation, told).toBe("exact");
        expectCount(total.relation, total.value, await countBySql(database, word, filter), told);
        expect(
          facets.map(({ name }) => name),
          told,
        ).toEqual(FACETS);
        for (const { name, values, relation } of facets) {
          const expected = await facetBySql(database, word, filter, name);
          if (!isFree) expect(relation, told).toBe("exact");
          if (relation === "exact") expect(values, `${told}, ${name}`).toEqual(expected);
          for (const { value, count } of values) {
            const counted = expected.find((each) => each.value === value)?.count ?? 0;
            expectCount(relation, count, counted, `${told}, ${name} ${value}`);
          }
        }
      }
    }
  });

  behaviour(15, "facets are counted when asked for, and in the order asked", async () => {
    expect((await ask(subject(), COMMON_WORD)).facets).toEqual([]);
    const { facets } = await ask(subject(), COMMON_WORD, { facets: ["kind", "year"] });
    expect(facets.map(({ name }) => name)).toEqual(["kind", "year"]);
  });

  behaviour(15, "filters alone and together let through what passes all of them", async () => {
    const all = DOCUMENTS.filter((document) => document.id.startsWith("paged"));
    const expected = (keep: (document: (typeof all)[number]) => boolean) =>
      all
        .filter(keep)
        .map((document) => document.id)
        .sort();
    const lighthouses = (filter: SearchFilter) => find(subject(), "灯塔", { filter, first: 100 });
    const years = [2020, 2023];
    const hasYear = (year: number | null) => year !== null && years.includes(year);
    const sections = ["requests", "remedies"] as const;
    const agencyIds = ["agency-1"];
    expect(await lighthouses({ years })).toEqual(expected(({ year }) => hasYear(year)));
    expect(await lighthouses({ sections })).toEqual(expected(({ section }) => section !== "overview"));
    expect(await lighthouses({ agencyIds })).toEqual(expected(({ agency }) => agency?.id === "agency-1"));
    expect(await lighthouses({ regionCodes: ["950000"] })).toEqual(
      expected(({ agency }) => agency?.id === "agency-1"),
    );
    expect(await lighthouses({ years, sections, agencyIds, synthetic: false })).toEqual(
      expected(
        ({ year, section, agency }) => hasYear(year) && section !== "overview" && agency?.id === "agency-1",
      ),
    );
    expect(await lighthouses({ years: [] })).toEqual([]);
    expect(await lighthouses({ agencyIds: ["nobody", "\0"], years: [2020, 2 ** 40, 0.5] })).toEqual([]);
    expect(await lighthouses({ regionCodes: ["", "95", "%", "95000x"] })).toEqual([]);
  });

  behaviour(
    16,
    "a facet leaves the filter on itself aside, so that the other choices can be seen",
    async () => {
      const filter: SearchFilter = { years: [2021], levels: ["county"] };
      const narrowed = await ask(subject(), COMMON_WORD, { filter, facets: ["year", "level"], first: 1 });
      const [years, levels] = narrowed.facets;
      expect(years?.values.length).toBeGreaterThan(1);
      expect(levels?.values.length).toBeGreaterThan(1);
      const chosen = years?.values.find(({ value }) => value === "2021");
      if (years?.relation === "exact") expect(chosen?.count).toBe(narrowed.total.value);
      else expect(years?.relation).toBe("atLeast");
      const wider = await ask(subject(), COMMON_WORD, {
        filter: { levels: ["county"] },
        facets: ["year"],
        first: 1,
      });
      expect(wider.facets[0]).toEqual(years);
    },
  );
}
