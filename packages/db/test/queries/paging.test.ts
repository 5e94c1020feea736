import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  countReports,
  type Database,
  isPosition,
  listAgencies,
  listReports,
  type Page,
  type PageRequest,
  REPORT_ORDERS,
  reportsOfAgencies,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { storeThreeAgencies } from "../support/three-agencies.ts";

interface Identified {
  readonly id: string;
}

const idsOf = (page: Page<Identified>) => page.items.map(({ item }) => item.id);

/** Walks a whole list from one end, checking on the way that the page knows its neighbours. */
async function walk(
  read: (page: PageRequest) => Promise<Page<Identified>>,
  from: PageRequest["from"],
  size: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let bound: PageRequest = { size, from };
  for (;;) {
    const page = await read(bound);
    const [isFirst, hasMore] =
      from === "start" ? [!page.hasPrevious, page.hasNext] : [!page.hasNext, page.hasPrevious];
    expect(isFirst).toBe(ids.length === 0);
    if (from === "start") ids.push(...idsOf(page));
    else ids.unshift(...idsOf(page));
    if (!hasMore) return ids;
    const edge = from === "start" ? page.items.at(-1) : page.items[0];
    bound = from === "start" ? { size, from, after: edge?.position } : { size, from, before: edge?.position };
  }
}

describeDatabases("paging", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    await storeThreeAgencies(database);
  });

  test("goes through every order of reports in both directions without repeating or leaving out", async () => {
    for (const order of ["newestYearFirst", "oldestYearFirst", "agencyName"] as const) {
      const read = (page: PageRequest) => listReports(database, {}, order, page);
      const all = idsOf(await read({ size: 100, from: "start" }));
      expect(all).toHaveLength(13);
      for (const size of [1, 2, 5, 13]) {
        expect(await walk(read, "start", size)).toEqual(all);
        expect(await walk(read, "end", size)).toEqual(all);
      }
    }
  });

  test("puts reports without a year last in both directions of time", async () => {
    for (const order of ["newestYearFirst", "oldestYearFirst"] as const) {
      const page = await listReports(database, {}, order, { size: 100, from: "start" });
      const years = page.items.map(({ item }) => item.year);
      expect(years.slice(-3)).toEqual([null, null, null]);
      expect(years[0]).toBe(order === "newestYearFirst" ? 2021 : 2019);
    }
  });

  test("answers an empty page truthfully", async () => {
    const read = (page: PageRequest) => listReports(database, {}, "newestYearFirst", page);
    expect(await read({ size: 0, from: "start" })).toEqual({ items: [], hasPrevious: false, hasNext: true });
    expect(await read({ size: 0, from: "end" })).toEqual({ items: [], hasPrevious: true, hasNext: false });
    const last = (await read({ size: 1, from: "end" })).items[0]?.position;
    const behind = await read({ size: 5, from: "start", after: last });
    expect(behind).toEqual({ items: [], hasPrevious: true, hasNext: false });
  });

  test("keeps to both bounds when both are given", async () => {
    const read = (page: PageRequest) => listReports(database, {}, "agencyName", page);
    const all = await read({ size: 100, from: "start" });
    const [after, before] = [all.items[2]?.position, all.items[7]?.position];
    const between = await read({ size: 3, from: "end", after, before });
    expect(idsOf(between)).toEqual(idsOf(all).slice(4, 7));
    expect(between).toMatchObject({ hasPrevious: true, hasNext: true });
  });

  test("goes on from a position whose row is not there any more", async () => {
    const page = await listReports(database, {}, "oldestYearFirst", {
      size: 100,
      from: "start",
      after: [2020, "zzzz"],
    });
    expect(page.items.map(({ item }) => item.year)).toEqual([2021, 2021, 2021, null, null, null]);
  });

  test("filters by agency, year, edition and origin, and counts what is left", async () => {
    const agencies = await listAgencies(database, { nameContains: "教育" }, { size: 10, from: "start" });
    const agencyIds = idsOf(agencies);
    expect(agencyIds).toHaveLength(1);
    expect(await countReports(database, { agencyIds })).toBe(4);
    expect(await countReports(database, { years: [2020] })).toBe(4);
    expect(await countReports(database, { years: [2020, 2021], agencyIds })).toBe(2);
    expect(await countReports(database, { editions: ["2021"] })).toBe(4);
    expect(await countReports(database, { editions: [] })).toBe(0);
    expect(await countReports(database, { synthetic: true })).toBe(0);
    expect(await countReports(database, {})).toBe(13);
  });

  test("takes a filter's text as it is, wildcards included", async () => {
    const page = await listAgencies(database, { nameContains: "%" }, { size: 10, from: "start" });
    expect(page.items).toEqual([]);
  });

  test("gives every agency the page of its own reports that a list of its own would give", async () => {
    const agencyIds = idsOf(await listAgencies(database, {}, { size: 10, from: "start" }));
    const middle = [2020, "zzzz"] as const;
    const pages: PageRequest[] = [
      { size: 2, from: "start" },
      { size: 2, from: "end" },
      { size: 2, from: "start", after: middle },
      { size: 1, from: "end", before: middle },
      { size: 0, from: "start" },
      { size: 0, from: "end" },
      { size: 3, from: "start", after: [0, ""] },
    ];
    for (const page of pages) {
      const nested = await reportsOfAgencies(database, agencyIds, {}, page);
      for (const id of agencyIds) {
        const own = await listReports(database, { agencyIds: [id] }, "newestYearFirst", page);
        expect(nested.get(id)).toEqual({ ...own, total: 4 });
      }
    }
    expect(
      (await reportsOfAgencies(database, ["unknown"], {}, { size: 5, from: "start" })).get("unknown"),
    ).toEqual({
      items: [],
      total: 0,
      hasPrevious: false,
      hasNext: false,
    });
  });
});

describe("a position from outside", () => {
  test("is taken only when its values are of the order's kinds", () => {
    const order = REPORT_ORDERS.newestYearFirst;
    expect(isPosition(order, [2022, "abc"])).toBe(true);
    for (const wrong of [
      [],
      [2022],
      ["2022", "abc"],
      [2022, "a\0"],
      [1.5, "abc"],
      null,
      { 0: 2022, 1: "a" },
    ]) {
      expect(isPosition(order, wrong)).toBe(false);
    }
  });
});
