import type { AgencyLevel } from "@gongkai/schema";
import { beforeAll, expect, test } from "vitest";
import {
  type AgencyFilter,
  applyMigrations,
  coverageOfYears,
  type Database,
  storeReport,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("coverage", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    const store = async (
      name: string,
      level: AgencyLevel,
      synthetic: boolean,
      years: readonly (number | null)[],
    ) => {
      const agency = { ...bareAgency(name), level };
      for (const year of years) {
        await storeReport(database, {
          ...sampleReport({ agency: name, year, synthetic }),
          agency: { match: "named", agency, parents: [], candidates: [] },
        });
      }
    };
    await store("清河县司法局", "county", false, [2019, 2022, 2023, null]);
    await store("白杨市财政局", "prefectural", false, [2021]);
    await store("白杨市教育局", "prefectural", true, [2018, 2019, 2020, 2021, 2022, 2023, 2024]);
  });

  const coverageOf = async (filter: AgencyFilter) =>
    (await coverageOfYears(database, filter)).map(({ year, level, expected, present }) => [
      year,
      level,
      expected,
      present,
    ]);

  test("has the years between the first and the last report of which none is here", async () => {
    expect(await coverageOf({ synthetic: false, nameContains: "司法局" })).toEqual([
      [2019, "county", 1, 1],
      [2020, "county", 1, 0],
      [2021, "county", 1, 0],
      [2022, "county", 1, 1],
      [2023, "county", 1, 1],
    ]);
  });

  test("has a level from the first report of one of its agencies to the last report of any", async () => {
    expect(await coverageOf({ synthetic: false })).toEqual([
      [2019, "county", 1, 1],
      [2020, "county", 1, 0],
      [2021, "prefectural", 1, 1],
      [2021, "county", 1, 0],
      [2022, "prefectural", 1, 0],
      [2022, "county", 1, 1],
      [2023, "prefectural", 1, 0],
      [2023, "county", 1, 1],
    ]);
  });

  test("tells of the very year in which the agencies asked for have no report", async () => {
    expect(await coverageOf({ synthetic: false, withoutReportOf: 2020 })).toContainEqual([
      2020,
      "county",
      1,
      0,
    ]);
  });

  test("is empty where no agency fits", async () => {
    expect(await coverageOf({ nameContains: "没有这个机关" })).toEqual([]);
  });
});
