import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { applyMigrations, type Database, REPORT_GROUPINGS, reportStats } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { FILTER, MEASURES } from "../support/drawn-measures.ts";
import { storeMadeUpReports } from "../support/made-up-figures.ts";
import { groupReports, plainStats, readReports } from "../support/plain-figures.ts";

describeDatabases("figures of reports", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    await storeMadeUpReports(database);
  });

  test("are those of the reports that the same filter lists, added up one by one", async () => {
    const all = await readReports(database, {});
    expect(all.length).toBeGreaterThan(25);
    await fc.assert(
      fc.asyncProperty(
        MEASURES,
        FILTER,
        fc.subarray([...REPORT_GROUPINGS]),
        async (measures, filter, groupBy) => {
          const stats = await reportStats(database, { filter, groupBy, measures, maxGroups: 1000 });
          const wholes = await Promise.all(
            measures.map(async ({ name, shareOf }) => {
              if (shareOf === undefined) return null;
              const none = { filter: { years: [] }, groupBy: [], maxGroups: 1 };
              const described = await reportStats(database, {
                ...none,
                measures: [{ name, cells: shareOf }],
              });
              return described.measures[0] ?? null;
            }),
          );
          const groups = groupReports(await readReports(database, filter), groupBy);
          expect(stats.groups.length).toBe(groups.size);
          for (const { keys, reports, figures } of stats.groups) {
            const key = groupBy.map((grouping) => {
              if (grouping === "agency") return keys.agencyId;
              const value = keys[grouping];
              return typeof value === "object" ? (value?.code ?? null) : value;
            });
            const some = groups.get(JSON.stringify(key)) ?? [];
            expect(reports).toBe(some.length);
            expect(figures).toEqual(
              stats.measures.map((description, index) =>
                plainStats(
                  some,
                  all,
                  measures[index] ?? { name: "", cells: [] },
                  description,
                  wholes[index] ?? null,
                ),
              ),
            );
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test("read a report that says one form and prints the other as it prints", async () => {
    const whole = { name: "it", cells: ["requests/processed.otherwiseClosed/total"] };
    const { measures } = await reportStats(database, {
      filter: {},
      groupBy: [],
      measures: [whole],
      maxGroups: 1,
    });
    const [description] = measures;
    if (description === undefined) throw new Error("The measure is not described.");
    const all = await readReports(database, {});
    const mixed = all.filter(
      ({ report, tables }) =>
        report.edition === (tables.requests?.["processed.otherwiseClosed"] === undefined ? "2019" : "2021") &&
        plainStats([{ report, agency: null, tables }], [], whole, description, null).n === 1,
    );
    expect(mixed.length).toBeGreaterThan(0);
    const years = mixed.flatMap(({ report }) => report.year ?? []);
    const agencyIds = mixed.flatMap(({ report }) => report.agencyId ?? []);
    const { groups } = await reportStats(database, {
      filter: { years, agencyIds },
      groupBy: ["agency", "year"],
      measures: [whole],
      maxGroups: 1000,
    });
    for (const { report } of mixed) {
      const group = groups.find(({ keys }) => keys.agencyId === report.agencyId && keys.year === report.year);
      expect(group?.figures[0]?.n).toBe(report.agencyId === null ? undefined : 1);
    }
  });

  test("say when there are more groups than are wanted", async () => {
    const request = {
      filter: {},
      groupBy: ["agency", "year"],
      measures: [{ name: "received", cells: ["requests/received/total"] }],
    } as const;
    const { groups, hasMoreGroups } = await reportStats(database, { ...request, maxGroups: 3 });
    expect([groups, hasMoreGroups]).toEqual([[], true]);
    expect((await reportStats(database, { ...request, maxGroups: 1000 })).hasMoreGroups).toBe(false);
  });
});
