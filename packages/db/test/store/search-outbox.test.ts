import { expect, test } from "vitest";
import { createSearchOutbox, storeReport } from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("the search outbox", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("hands out the sections of a stored report once, as documents", async () => {
    const database = await openEmpty();
    const { reportId, agencyId, versionId } = await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const batch = await outbox.claim(10);
    expect(batch.put).toHaveLength(6);
    expect(batch.remove).toEqual([]);
    expect(batch.put[0]).toEqual({
      id: `${reportId}-0`,
      reportId,
      revision: expect.any(Number),
      versionId,
      position: 0,
      agency: { id: agencyId, name: "清河县司法局", aliases: [], level: null, kind: null, regions: [] },
      year: 2022,
      publishedOn: "2023-03-01",
      section: "overview",
      heading: "一、总体情况",
      title: "清河县司法局2022年政府信息公开工作年度报告",
      text: "总体情况。\n",
      synthetic: false,
    });
    expect((await outbox.claim(10)).put).toEqual([]);
    await batch.complete([]);
    expect((await outbox.claim(10)).put).toEqual([]);
  });

  test("names the agency as fully as it is known, with the codes of its regions", async () => {
    const registered = {
      ...bareAgency("泗阳县司法局"),
      aliases: ["泗阳司法局", "县司法局"],
      level: "county",
      kind: "justice",
    } as const;
    const places: readonly [string | null, readonly string[], readonly (readonly [string, string])[]][] = [
      [
        "321323",
        ["江苏省", "宿迁市", "泗阳县"],
        [
          ["320000", "江苏省"],
          ["321300", "宿迁市"],
          ["321323", "泗阳县"],
        ],
      ],
      [
        "321300",
        ["江苏省", "宿迁市"],
        [
          ["320000", "江苏省"],
          ["321300", "宿迁市"],
        ],
      ],
      ["320000", ["江苏省"], [["320000", "江苏省"]]],
      [
        "110101",
        ["北京市", "东城区"],
        [
          ["110000", "北京市"],
          ["110101", "东城区"],
        ],
      ],
      [null, ["江苏省"], []],
      ["321323", [], []],
    ];
    for (const [regionCode, regionPath, regions] of places) {
      const database = await openEmpty();
      const input = sampleReport();
      await storeReport(database, {
        ...input,
        report: { ...input.report, publishedOn: "2023-01-20" },
        agency: {
          match: "named",
          agency: { ...registered, regionCode, regionPath },
          parents: [],
          candidates: [],
        },
      });
      const [document] = (await createSearchOutbox(database).claim(10)).put;
      expect(document).toMatchObject({
        publishedOn: "2023-01-20",
        agency: {
          name: "泗阳县司法局",
          level: "county",
          kind: "justice",
          regions: regions.map(([code, name]) => ({ code, name })),
        },
      });
      expect(document?.agency?.aliases).toEqual(expect.arrayContaining([...registered.aliases]));
    }
  });

  test("hands out the reports of an agency again when the report of a body below it describes it otherwise", async () => {
    const database = await openEmpty();
    const outbox = createSearchOutbox(database);
    const government = "清河县人民政府";
    const above = await storeReport(database, sampleReport({ agency: government }));
    await (await outbox.claim(10)).complete([]);
    const storeBelow = (year: number) =>
      storeReport(database, {
        ...sampleReport({ year }),
        agency: {
          match: "named",
          agency: bareAgency("清河县司法局"),
          parents: [{ ...bareAgency(government), level: "county" }],
          candidates: [],
        },
      });
    const below = await storeBelow(2021);
    const again = await outbox.claim(10);
    expect(new Set(again.put.map(({ reportId }) => reportId))).toEqual(
      new Set([above.reportId, below.reportId]),
    );
    expect(again.put.find(({ reportId }) => reportId === above.reportId)?.agency?.level).toBe("county");
    await again.complete([]);
    const { reportId } = await storeBelow(2022);
    expect(new Set((await outbox.claim(10)).put.map((document) => document.reportId))).toEqual(
      new Set([reportId]),
    );
  });

  test("asks for the removal of a report whose source now speaks for another", async () => {
    const database = await openEmpty();
    const unknown = sampleReport({ agency: null });
    const former = await storeReport(database, unknown);
    await (await createSearchOutbox(database).claim(10)).complete([]);
    const moved = { ...sampleReport({ parserVersion: "2.0.0" }), source: unknown.source };
    const { reportId } = await storeReport(database, moved);
    const { put, remove } = await createSearchOutbox(database).claim(10);
    expect(new Set(put.map((document) => document.reportId))).toEqual(new Set([reportId]));
    expect(remove).toEqual([{ reportId: former.reportId, revision: expect.any(Number) }]);
  });

  test("makes a document of each section, also where a report prints one twice", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const [overview] = input.report.sections;
    if (overview === undefined) throw new Error("The sample report has sections.");
    const doubled = { ...input.report, sections: [overview, { ...overview, text: "又一段" }] };
    const { reportId } = await storeReport(database, { ...input, report: doubled });
    const { put } = await createSearchOutbox(database).claim(10);
    expect(put.map(({ id, position, text }) => [id, position, text])).toEqual([
      [`${reportId}-0`, 0, "总体情况。\n"],
      [`${reportId}-1`, 1, "又一段"],
    ]);
  });

  test("gives a row to another worker when its lease has run out, and ignores the late completion", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const late = await outbox.claim(10);
    await database.pool.query("update search_outbox set leased_until = now() - interval '1 second'");
    const second = await outbox.claim(10);
    expect(second.put).toEqual(late.put);
    await late.complete([{ reportId, reason: "late" }]);
    expect(await outbox.waiting()).toBe(1);
    await second.complete([]);
    expect(await outbox.waiting()).toBe(0);
  });

  test("gives what is stored while a report is being indexed a larger revision", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport());
    const outbox = createSearchOutbox(database);
    const older = await outbox.claim(10);
    await storeReport(database, sampleReport({ remark: "更正" }));
    const newer = await outbox.claim(10);
    expect(newer.put[0]?.text).toBe("总体情况。\n更正");
    expect(newer.put[0]?.revision).toBeGreaterThan(older.put[0]?.revision ?? Number.POSITIVE_INFINITY);
    await older.complete([]);
    await newer.complete([]);
    expect(await outbox.waiting()).toBe(0);
  });

  test("hands a report out once however many rows it has", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport());
    await storeReport(database, sampleReport({ remark: "更正" }));
    const outbox = createSearchOutbox(database);
    expect(await outbox.waiting()).toBe(1);
    const batch = await outbox.claim(10);
    expect(new Set(batch.put.map((document) => document.id)).size).toBe(batch.put.length);
    await batch.complete([]);
    expect(await outbox.waiting()).toBe(0);
  });

  test("counts what is left, leased or not", async () => {
    const database = await openEmpty();
    for (const year of [2020, 2021, 2022]) await storeReport(database, sampleReport({ year }));
    const outbox = createSearchOutbox(database);
    const batch = await outbox.claim(2);
    expect(await outbox.waiting()).toBe(3);
    await batch.complete([]);
    expect(await outbox.waiting()).toBe(1);
  });

  test("makes a refused report wait, longer each time, while the others are done", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, sampleReport({ year: 2020 }));
    await storeReport(database, sampleReport({ year: 2021 }));
    const outbox = createSearchOutbox(database);
    const row = async () => {
      const { rows } = await database.pool.query(
        `select attempts, last_error as error, round(extract(epoch from leased_until - now()) / 60)::int as minutes
         from search_outbox`,
      );
      return rows;
    };
    await (await outbox.claim(10)).complete([{ reportId, reason: "too\0long" }]);
    expect(await row()).toEqual([{ attempts: 1, error: "too\uFFFDlong", minutes: 1 }]);
    expect((await outbox.claim(10)).put).toEqual([]);
    await database.pool.query("update search_outbox set leased_until = now() - interval '1 second'");
    await (await outbox.claim(10)).complete([{ reportId, reason: "still" }]);
    expect(await row()).toEqual([{ attempts: 2, error: "still", minutes: 2 }]);

    // Another version may be one that the engine takes, so it does not wait.
    const { reportId: again } = await storeReport(database, sampleReport({ year: 2020, remark: "更正" }));
    expect(again).toBe(reportId);
    const batch = await outbox.claim(10);
    expect(batch.put[0]?.reportId).toBe(reportId);
  });

  test("shares its rows among workers without giving one twice or leaving one out", async () => {
    const database = await openEmpty();
    for (const year of [2019, 2020, 2021, 2022, 2023]) await storeReport(database, sampleReport({ year }));
    const outbox = createSearchOutbox(database);
    const batches = await Promise.all(Array.from({ length: 4 }, () => outbox.claim(2)));
    const ids = batches.flatMap((batch) => batch.put.map((document) => document.id));
    // Five reports of six sections each.
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
    expect(batches.every((batch) => batch.put.length <= 12)).toBe(true);
  });
});
