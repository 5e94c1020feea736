import { describeDatabases } from "@gongkai/db/testing";
import { beforeEach, expect, it } from "vitest";
import { createPostgresEngine, createSearch, type Search } from "../src/index.ts";
import { agencyOf, documentOf } from "./fixture.ts";

const SUQIAN = [
  { code: "320000", name: "江苏省" },
  { code: "321300", name: "宿迁市" },
];
const former = agencyOf({ id: "bureau", name: "宿迁市法制办公室", regions: SUQIAN.slice(0, 1) });
const renamed = agencyOf({
  id: "bureau",
  name: "宿迁市司法局",
  aliases: ["宿迁市法制办公室"],
  level: "prefectural",
  kind: "justice",
  regions: SUQIAN,
});

/** A report of an agency; its revision is the order in which it was stored. */
const reportOf = (id: string, agency: typeof former, revision: number) =>
  documentOf({ id, reportId: id, agency, revision, text: `湿地修复${id}。` });

describeDatabases("an agency that gets another name", (databases) => {
  let search: Search;
  let changes: () => Promise<Readonly<Record<string, number>>>;
  beforeEach(async () => {
    const database = await databases.open();
    const { pool } = database;
    search = createSearch({ engine: createPostgresEngine({ pool }), pool });
    await search.prepare();
    changes = async () => {
      const { rows } = await pool.query("select report_id, change::float8 as change from search.revisions");
      return Object.fromEntries(rows.map((row) => [row.report_id, row.change]));
    };
    return () => database.close();
  });
  const find = async (text: string) =>
    (await search.search({ text, first: 10, interpret: false })).hits.map(({ id }) => id).sort();

  it("has it in reports that were indexed before, which is a change of theirs", async () => {
    await search.index.put([reportOf("a", former, 1), documentOf({ id: "other", text: "无关。" })]);
    const before = await changes();
    await search.index.put([reportOf("b", renamed, 2)]);
    expect(await find("司法局")).toEqual(["a", "b"]);
    const { facets } = await search.search({ text: "湿地", first: 1, facets: ["level", "kind"] });
    expect(facets.map(({ values }) => values)).toEqual([
      [{ value: "prefectural", count: 2 }],
      [{ value: "justice", count: 2 }],
    ]);
    const { total } = await search.search({ text: "", first: 1, filter: { regionCodes: ["321300"] } });
    expect(total.value).toBe(2);
    const after = await changes();
    expect(after.a).toBeGreaterThan(before.a ?? 0);
    expect(after["report-other"]).toBe(before["report-other"]);
  });

  it("keeps it where a worker that was held up brings an earlier revision, of whichever report", async () => {
    await search.index.put([reportOf("b", renamed, 2)]);
    await search.index.put([reportOf("a", former, 1)]);
    expect(await find("司法局")).toEqual(["a", "b"]);
    expect(await search.suggestAgencies("宿迁市司法")).toMatchObject([{ name: "宿迁市司法局" }]);
    const named = await search.search({ text: "宿迁市法制办公室", first: 10 });
    expect(named.interpretation.recognised).toMatchObject([{ kind: "agency", meaning: "宿迁市司法局" }]);
    const { facets } = await search.search({ text: "湿地", first: 1, facets: ["level"] });
    expect(facets[0]?.values).toEqual([{ value: "prefectural", count: 2 }]);
  });
});
