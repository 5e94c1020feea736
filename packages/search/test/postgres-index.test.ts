import type { Database } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { beforeAll, expect, it } from "vitest";
import { createPostgresEngine, type SearchEngine } from "../src/index.ts";
import { agencyOf, documentOf, revisionOf } from "./fixture.ts";
import { requestOf, termsOf } from "./postgres-request.ts";
import { openPreparedEngine } from "./prepared-engine.ts";

/** The tables of the first version of the index, with one report in them. */
const FIRST_VERSION = `
create schema search;
create table search.revisions (report_id text primary key, revision bigint not null);
create table search.documents (
  id text collate "C" primary key, report_id text not null, version_id bigint not null, position integer not null,
  agency_id text, agency_name text, year integer, section text not null, heading text not null, title text,
  text text not null, synthetic boolean not null,
  recency integer not null generated always as (coalesce(year, 0)) stored,
  normalizer integer not null, head text not null, content text not null, grams tsvector not null,
  is_partial boolean not null
);
create index documents_report on search.documents (report_id);
create index documents_recency on search.documents (recency desc, id);
create index documents_agency on search.documents (agency_id, recency desc, id);
create index documents_grams on search.documents using gin (grams);
insert into search.revisions values ('report', 7);
insert into search.documents
  (id, report_id, version_id, position, agency_id, agency_name, year, section, heading, title, text, synthetic,
   normalizer, head, content, grams, is_partial)
select 'report-' || position, 'report', 3, position, 'agency', '清河县司法局', 2022, 'overview', '一、总体情况', null,
  '受理' || (position + 110) || '件。', false, 1, '', '', '', false
from generate_series(0, 300) as position;
`;

describeDatabases("the index of the Postgres search engine", (database) => {
  let opened: Database;
  let engine: SearchEngine;
  beforeAll(async () => {
    ({ opened, engine } = await openPreparedEngine(database));
    return () => opened.close();
  });

  const idsFor = async (text: string) => {
    const { hits } = await engine.search(requestOf({ terms: termsOf(text) }));
    return hits.map((hit) => hit.id);
  };
  const changes = async () => {
    const { rows } = await opened.pool.query(
      "select report_id, change from search.revisions order by change",
    );
    return new Map(rows.map((row) => [String(row.report_id), Number(row.change)]));
  };

  it("says that it is not prepared, and that the database is closed", async () => {
    const other = await database.open();
    const unprepared = createPostgresEngine({ pool: other.pool });
    await expect(unprepared.search(requestOf({ terms: termsOf("公开") }))).rejects.toMatchObject({
      code: "SEARCH_UNAVAILABLE",
      message: expect.stringContaining("prepare()"),
    });
    await other.close();
    await expect(unprepared.count()).rejects.toMatchObject({ code: "SEARCH_UNAVAILABLE" });
  });

  it("is prepared by several processes at once", async () => {
    const other = await database.open();
    const engines = [1, 2, 3].map(() => createPostgresEngine({ pool: other.pool }));
    await Promise.all(engines.map((each) => each.prepare()));
    expect(await engines[0]?.count()).toBe(0);
    await other.close();
  });

  it("takes over the index of the first version", async () => {
    const other = await database.open();
    await other.pool.query(FIRST_VERSION);
    const upgraded = createPostgresEngine({ pool: other.pool });
    await upgraded.prepare();
    const find = async (text: string) => {
      const { hits } = await upgraded.search(requestOf({ terms: termsOf(text) }));
      return hits.map((hit) => hit.id);
    };
    expect(await find("清河县司法局 211件")).toEqual(["report-101"]);
    expect(await find("11件")).toEqual([]);
    const browsed = await upgraded.search(requestOf({ facets: ["year"] }));
    expect(browsed.total).toEqual({ value: 301, relation: "exact" });
    expect(browsed.facets[0]?.values).toEqual([{ value: "2022", count: 301 }]);
    await upgraded.put([documentOf({ id: "report-0", reportId: "report", revision: 6, text: "迟到" })]);
    expect(await find("迟到")).toEqual([]);
    expect(await upgraded.count()).toBe(301);
    await other.close();
  });

  it("derives again what another version of the normaliser derived", async () => {
    await engine.put([
      documentOf({
        id: "old",
        text: "舊檔案",
        agency: agencyOf({ id: "a", name: "甲局", aliases: ["乙局"] }),
      }),
      documentOf({ id: "older", text: "舊賬簿" }),
    ]);
    await opened.pool.query("update search.documents set normalizer = 0, content = '', head_length = 0");
    expect(await idsFor("旧档案")).toEqual([]);
    await engine.prepare();
    expect(await idsFor("旧档案 乙局")).toEqual(["old"]);
    expect(await idsFor("舊賬簿")).toEqual(["older"]);
    await engine.remove([revisionOf("report-old"), revisionOf("report-older")]);
  });

  it("answers from an index in which decimals were two numbers, and takes it over", async () => {
    await engine.put([
      documentOf({ id: "decimal", text: "砂岩占比12.5%。" }),
      documentOf({ id: "whole", text: "砂岩占比5%。" }),
    ]);
    await opened.pool.query(
      `update search.documents set form = 2, content = replace(content, '12.5', e'12\x01.\x015')`,
    );
    expect(await idsFor("砂岩占比")).toHaveLength(2);
    expect(await idsFor("占比5%")).toContain("whole");
    const notices: string[] = [];
    const upgrading = createPostgresEngine({
      pool: opened.pool,
      onNotice: (sentence) => notices.push(sentence),
    });
    await upgrading.prepare();
    await upgrading.prepare();
    expect(notices).toEqual([expect.stringContaining("2 sections are written again")]);
    expect(await idsFor("5%")).toEqual(["whole"]);
    expect(await idsFor("12.5%")).toEqual(["decimal"]);
    await engine.remove([revisionOf("report-decimal"), revisionOf("report-whole")]);
  });

  it("numbers what becomes of reports in the order it happens", async () => {
    await engine.put([documentOf({ id: "first", text: "甲" }), documentOf({ id: "second", text: "乙" })]);
    const put = await changes();
    await engine.remove([revisionOf("report-first")]);
    const removed = await changes();
    await engine.put([documentOf({ id: "second", revision: 0, text: "迟" })]);
    expect(await changes()).toEqual(removed);
    await engine.clear();
    const cleared = await changes();
    const [first, second] = ["report-first", "report-second"] as const;
    expect(removed.get(second)).toBe(put.get(second));
    expect(removed.get(first)).toBeGreaterThan(Math.max(...put.values()));
    expect(cleared.get(first)).toBe(removed.get(first));
    expect(cleared.get(second)).toBeGreaterThan(Math.max(...removed.values()));
    expect(await engine.count()).toBe(0);
    expect((await engine.search(requestOf())).total).toEqual({ value: 0, relation: "exact" });
  });

  it("forgets the names that an agency no longer has", async () => {
    const namesOf = async () => {
      const { rows } = await opened.pool.query(
        "select name from search.names where agency_id = 'named' and kind in ('full', 'alias') order by name_n",
      );
      return rows.map((row) => row.name);
    };
    const putNamed = (revision: number, name: string, aliases: readonly string[]) =>
      engine.put([
        documentOf({ id: "named", revision, text: "", agency: agencyOf({ id: "named", name, aliases }) }),
      ]);
    await putNamed(1, "丙局", ["丁局", "丙"]);
    expect(await namesOf()).toEqual(["丁局", "丙", "丙局"]);
    await putNamed(2, "丙局", ["戊局"]);
    expect(await namesOf()).toEqual(["丙局", "戊局"]);
    await engine.remove([revisionOf("report-named", 3)]);
  });

  it("searches texts with very many different pairs of characters", async () => {
    // Every character stands beside others than before, so that nearly every pair is a new one.
    const characters = Array.from({ length: 70_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * at + 7 * at) % 20_000)),
    );
    await engine.put([documentOf({ id: "huge", text: `${characters.join("")}玻璃球` })]);
    expect(await idsFor("玻璃球")).toEqual(["huge"]);
    expect(await idsFor("璃球")).toEqual(["huge"]);
    expect(await idsFor("球")).toEqual(["huge"]);
    expect(await idsFor("球璃")).toEqual([]);
    await engine.remove([revisionOf("report-huge")]);
  });
});
