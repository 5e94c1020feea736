import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, expect, it } from "vitest";
import type { Gazetteer } from "../../src/interpret/gazetteer.ts";
import { interpretQuery } from "../../src/interpret/interpret-query.ts";
import { createPostgresGazetteer } from "../../src/interpret/postgres-gazetteer.ts";
import { agencyOf } from "../fixture.ts";
import { openGazetteer } from "./open-gazetteer.ts";

const MANY = 60;

/** One department in many counties of the same province. */
const COUNTIES = Array.from({ length: MANY }, (_, index) => {
  const code = `3201${String(index + 10)}`;
  const place = `${"甲乙丙丁戊己庚辛壬癸".charAt(index % 10)}${"子丑寅卯辰巳".charAt(index / 10)}县`;
  return agencyOf({
    id: `county-${index}`,
    name: `${place}民政局`,
    aliases: ["民政部门"],
    regions: [
      { code: "320000", name: "江苏省" },
      { code, name: place },
    ],
  });
});

describeDatabases("the gazetteer in PostgreSQL", (source) => {
  let gazetteer: Gazetteer;
  beforeAll(async () => {
    gazetteer = await openGazetteer(source, COUNTIES);
  });

  it("knows what each name means", async () => {
    const [first] = COUNTIES;
    const found = await gazetteer.find([first?.name ?? "", "江苏", "江苏省", "没有这个名字"]);
    expect([...found].sort((one, other) => one.name.length - other.name.length)).toEqual([
      { name: "江苏", kind: "short", agencyId: null, regionCode: "320000", fullName: "江苏省" },
      { name: "江苏省", kind: "region", agencyId: null, regionCode: "320000", fullName: "江苏省" },
      { name: first?.name, kind: "full", agencyId: "county-0", regionCode: "320110", fullName: first?.name },
    ]);
    expect(await gazetteer.find([])).toEqual([]);
  });

  it("gives some of very many agencies of one name, those in regions among the names first", async () => {
    expect((await gazetteer.find(["民政局"])).length).toBeLessThan(MANY);
    for (const { id, regions } of COUNTIES) {
      const place = regions.at(-1)?.name ?? "";
      const found = await gazetteer.find(["民政局", place]);
      expect(found.find(({ name }) => name === "民政局")?.agencyId).toBe(id);
    }
  });

  it("lets a region decide a name of very many agencies", async () => {
    const last = COUNTIES.at(-1);
    const text = `民政部门 ${last?.regions.at(-1)?.name}`;
    const { filter } = await interpretQuery(text, { gazetteer, today: new Date("2024-06-01") });
    expect(filter.agencyIds).toEqual([last?.id]);
  });

  it("says that the index is not there where it is not", async () => {
    const { pool } = await source.open();
    await expect(createPostgresGazetteer({ pool }).find(["公开"])).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
    });
  });
});
