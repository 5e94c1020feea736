import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import type { SearchAgency, SearchRegion } from "@gongkai/schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine } from "../../src/index.ts";
import { suggestAgencies } from "../../src/suggest/suggest-agencies.ts";
import { agencyOf, documentOf } from "../fixture.ts";
import { openPreparedEngine } from "../prepared-engine.ts";

const JIANGSU = { code: "320000", name: "江苏省" };
const SUQIAN = { code: "321300", name: "宿迁市" };
const SHUYANG = { code: "321322", name: "沭阳县" };
const YUEQING = { code: "330382", name: "乐清市" };
const REGIONS: readonly (readonly SearchRegion[])[] = [
  [JIANGSU],
  [JIANGSU, SUQIAN],
  [JIANGSU, SUQIAN, SHUYANG],
  [{ code: "330000", name: "浙江省" }, YUEQING],
];
const LEVELS: Readonly<Record<string, SearchAgency["level"]>> = {
  "320000": "provincial",
  "321300": "prefectural",
  "321322": "county",
  "330382": "county",
};

const BODIES = ["教育局", "人力资源和社会保障局", "司法局", "人民政府", "交通运输局"];

function named(name: string, fields: Partial<SearchAgency> = {}): SearchAgency {
  return agencyOf({ id: `id-${name}`, name, ...fields });
}

const AGENCIES: readonly SearchAgency[] = [
  ...REGIONS.flatMap((regions) => {
    const { code = "", name = "" } = regions.at(-1) ?? {};
    return BODIES.map((body) =>
      named(`${name}${body}`, {
        regions,
        level: LEVELS[code] ?? null,
      }),
    );
  }),
  named("国家税务总局沭阳县税务局", {
    regions: REGIONS[2] ?? [],
    level: "county",
    aliases: ["沭阳县税务局"],
  }),
  named("青山县财政局", { aliases: ["青山縣財稅局"] }),
  named("白杨县Ｇ２高速办公室"),
];

describeDatabases("type-ahead over agencies", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeAll(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    await engine.put(AGENCIES.map((agency, index) => documentOf({ id: `${index}`, text: "无", agency })));
  });
  afterAll(() => opened.close());

  const names = async (text: string, first?: number) =>
    (await suggestAgencies(opened.pool, text, first === undefined ? {} : { first })).map(({ name }) => name);

  describe("finds names that begin so", () => {
    it.each([
      ["沭阳县人", ["沭阳县人民政府", "沭阳县人力资源和社会保障局"]],
      ["沭陽縣司", ["沭阳县司法局"]],
      ["shuyangxian r", ["沭阳县人民政府", "沭阳县人力资源和社会保障局"]],
      ["ShuYángXiàn'sī", ["沭阳县司法局"]],
      ["ｓｙｘｓｆ", ["沭阳县司法局"]],
      ["syxsfj", ["沭阳县司法局"]],
      ["yueqingshisi", ["乐清市司法局"]],
      ["leqingshisi", ["乐清市司法局"]],
      ["白杨县g2", ["白杨县Ｇ２高速办公室"]],
      ["byxg2", ["白杨县Ｇ２高速办公室"]],
    ])("%s", async (text, expected) => {
      expect(await names(text)).toEqual(expected);
    });
  });

  describe("finds what stands behind the place, the shorter name and the higher level first", () => {
    const everywhere = (body: string) =>
      ["江苏省", "宿迁市", "乐清市", "沭阳县"].map((place) => `${place}${body}`);
    it.each([
      ["教育局", "教育局"],
      ["jiaoyu", "教育局"],
      ["jyj", "教育局"],
      ["人社局", "人力资源和社会保障局"],
      ["renshe", "人力资源和社会保障局"],
      ["RSJ", "人力资源和社会保障局"],
    ])("%s", async (text, body) => {
      expect((await names(text)).slice(0, 4)).toEqual(everywhere(body));
    });

    it.each([
      ["税务", ["国家税务总局沭阳县税务局"]],
      ["财政局", ["青山县财政局"]],
      ["czj", ["青山县财政局"]],
      ["財稅", ["青山县财政局"]],
    ])("%s", async (text, expected) => {
      expect(await names(text)).toEqual(expected);
    });
  });

  it.each([
    "沭阳县人社局",
    "沭阳人社局",
    "沭阳rsj",
    "沭阳县 renshe",
    "syxrsj",
    "syrsj",
    "shuyang rsj",
    "shuyangxian renliziyuan",
    "sy人社局",
  ])("finds what %s abbreviates in its place", async (text) => {
    expect(await names(text)).toEqual(["沭阳县人力资源和社会保障局"]);
  });

  it("says which name fits, and how", async () => {
    expect(await suggestAgencies(opened.pool, "沭阳县税")).toEqual([
      {
        agencyId: "id-国家税务总局沭阳县税务局",
        name: "国家税务总局沭阳县税务局",
        matched: "沭阳县税务局",
        by: "name",
      },
    ]);
    expect(await suggestAgencies(opened.pool, "qsxcsj")).toMatchObject([
      { name: "青山县财政局", matched: "青山縣財稅局", by: "initials" },
    ]);
    expect(await suggestAgencies(opened.pool, "qingshanxiancaiz")).toMatchObject([
      { matched: "青山县财政局", by: "pinyin" },
    ]);
  });

  it("puts an exact name before a shorter way to go on", async () => {
    expect((await names("宿迁市司法局"))[0]).toBe("宿迁市司法局");
    expect((await names("sfj"))[0]).toBe("江苏省司法局");
  });

  it("gives one suggestion for each agency, as many as asked for", async () => {
    expect(await names("沭阳县税务局")).toEqual(["国家税务总局沭阳县税务局"]);
    expect(await names("s", 3)).toHaveLength(3);
    const all = await names("j", 100);
    expect(new Set(all).size).toBe(all.length);
    expect(await names("j", 0)).toEqual([]);
  });

  it("finds nothing for what no name begins with, whatever the signs", async () => {
    for (const text of [
      "",
      "  ",
      "龘",
      "%",
      "_",
      "沭_县",
      "*",
      "\0",
      "\ud800",
      "的".repeat(500),
      "x".repeat(2000),
    ]) {
      expect(await names(text)).toEqual([]);
    }
  });

  it("follows the names of an agency", async () => {
    const moved = named("青山县财政局", { aliases: ["青山县金融办"] });
    await engine.put([documentOf({ id: "moved", text: "无", agency: moved })]);
    expect(await names("jrb")).toEqual(["青山县财政局"]);
    expect(await names("財稅")).toEqual([]);
    await engine.put([documentOf({ id: "again", text: "无", agency: moved })]);
    expect(await names("jrb")).toEqual(["青山县财政局"]);
  });

  it("says that the index is not there", async () => {
    const other = await database.open();
    await expect(suggestAgencies(other.pool, "沭阳")).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE" });
    await other.close();
  });
});
