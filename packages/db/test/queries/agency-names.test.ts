import { beforeAll, expect, test } from "vitest";
import { agenciesByName, applyMigrations, type Database, storeReport } from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("agencies of a name", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    const store = (name: string, aliases: readonly string[]) =>
      storeReport(database, {
        ...sampleReport({ agency: name }),
        agency: { match: "named", agency: { ...bareAgency(name), aliases }, parents: [], candidates: [] },
      });
    await store("呼和浩特市赛罕区民政局", ["赛罕区民政局", "民政局"]);
    await store("民政局", []);
  });

  const namedBy = async (name: string) =>
    (await agenciesByName(database, name))
      .map(({ agency, isWholeName }) => `${agency.name} ${isWholeName}`)
      .sort();

  test("have it as their whole name or as another one, and nothing but it", async () => {
    expect(await namedBy("呼和浩特市赛罕区民政局")).toEqual(["呼和浩特市赛罕区民政局 true"]);
    expect(await namedBy("赛罕区民政局")).toEqual(["呼和浩特市赛罕区民政局 false"]);
    expect(await namedBy("民政局")).toEqual(["呼和浩特市赛罕区民政局 false", "民政局 true"]);
    expect(await namedBy("赛罕区")).toEqual([]);
  });

  test("are none where all that is said of them is superseded", async () => {
    await database.pool.query(`
      update report_versions set is_current = false from reports join agencies on agencies.id = agency_id
      where reports.id = report_id and name = '呼和浩特市赛罕区民政局'`);
    expect(await namedBy("赛罕区民政局")).toEqual([]);
  });
});
