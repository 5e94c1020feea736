import { expect, test } from "vitest";
import { createSearchOutbox, storeReport } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("the search outbox", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("hands out the sections of a stored report once, as documents", async () => {
    const database = await openEmpty();
    const { reportId, agencyId } = await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const batch = await outbox.claim(10);
    expect(batch.put).toHaveLength(6);
    expect(batch.remove).toEqual([]);
    expect(batch.put[0]).toEqual({
      id: `${reportId}-overview`,
      reportId,
      agencyId,
      agencyName: "清河县司法局",
      year: 2022,
      section: "overview",
      heading: "一、总体情况",
      title: "清河县司法局2022年政府信息公开工作年度报告",
      text: "总体情况。\n",
      synthetic: false,
    });
    expect((await outbox.claim(10)).put).toEqual([]);
    await batch.complete();
    expect((await outbox.claim(10)).put).toEqual([]);
  });

  test("asks for the removal of a report whose source now speaks for another", async () => {
    const database = await openEmpty();
    const unknown = sampleReport({ agency: null });
    const former = await storeReport(database, unknown);
    await (await createSearchOutbox(database).claim(10)).complete();
    const moved = { ...sampleReport({ parserVersion: "2.0.0" }), source: unknown.source };
    const { reportId } = await storeReport(database, moved);
    const { put, remove } = await createSearchOutbox(database).claim(10);
    expect(new Set(put.map((document) => document.reportId))).toEqual(new Set([reportId]));
    expect(remove).toEqual([former.reportId]);
  });

  test("makes one document of a section that a report prints twice", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const [overview] = input.report.sections;
    if (overview === undefined) throw new Error("The sample report has sections.");
    const doubled = { ...input.report, sections: [overview, { ...overview, text: "又一段" }] };
    await storeReport(database, { ...input, report: doubled });
    const { put } = await createSearchOutbox(database).claim(10);
    expect(put.map((document) => document.text)).toEqual(["总体情况。\n\n又一段"]);
  });

  test("gives a row to another worker when its lease has run out, and ignores the late completion", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const late = await outbox.claim(10);
    await database.pool.query("update search_outbox set leased_until = now() - interval '1 second'");
    const second = await outbox.claim(10);
    expect(second.put).toEqual(late.put);
    await late.complete();
    const waiting = () => database.pool.query("select id from search_outbox");
    expect((await waiting()).rows).toHaveLength(1);
    await second.complete();
    expect((await waiting()).rows).toHaveLength(0);
  });

  test("holds a newer row of a report back until the older one is done", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const older = await outbox.claim(10);
    await storeReport(database, sampleReport({ remark: "更正" }));
    expect((await outbox.claim(10)).put).toEqual([]);
    await older.complete();
    const newer = await outbox.claim(10);
    expect(newer.put[0]?.text).toBe("总体情况。\n更正");
  });

  test("shares its rows among workers without giving one twice", async () => {
    const database = await openEmpty();
    for (const year of [2019, 2020, 2021, 2022, 2023]) await storeReport(database, sampleReport({ year }));
    const outbox = createSearchOutbox(database);
    const batches = await Promise.all(Array.from({ length: 4 }, () => outbox.claim(2)));
    const ids = batches.flatMap((batch) => batch.put.map((document) => document.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(batches.every((batch) => batch.put.length <= 12)).toBe(true);
  });
});
