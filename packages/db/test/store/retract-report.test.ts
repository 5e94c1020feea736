import { expect, test } from "vitest";
import {
  countReports,
  countStored,
  createSearchOutbox,
  type Database,
  encodeSource,
  listAuditTrail,
  listReports,
  restoreReport,
  retractionsOfReports,
  retractReport,
  settleAgency,
  storeReports,
  storeSource,
  verifyStore,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleSource } from "../support/sample-source.ts";

const AUTHOR = "张三";
const PAGE = { size: 20, from: "start" } as const;
const MOMENT = (day: number) => new Date(Date.UTC(2024, 0, day));
const FIRST = sampleSource([{ title: "first" }], { words: "first", observedAt: MOMENT(1) });
const SECOND = sampleSource([{ title: "second" }], { words: "second", observedAt: MOMENT(2) });

async function shownTitles(database: Database): Promise<readonly (string | null)[]> {
  const { items } = await listReports(database, {}, "newestYearFirst", PAGE);
  return items.map(({ item }) => item.title);
}

async function actions(database: Database) {
  const { items } = await listAuditTrail(database, {}, PAGE);
  return items.map(({ item: { action, author, reason, before, after } }) => ({
    action,
    author,
    reason,
    before,
    after,
  }));
}

async function breaches(database: Database) {
  const { invariants } = await verifyStore(database);
  // The figures of samples are made up.
  return invariants.filter(({ name, holds }) => name !== "figures-as-read" && holds === false);
}

describeDatabases("retracting a report", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("hides it from lists and counts, tells search, and brings it back when it is restored", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    await database.pool.query("delete from search_outbox");
    const wish = { reportId, reason: "the agency took it back", author: AUTHOR, requestId: "r1" };
    expect(await retractReport(database, wish)).toMatchObject({ hasChanged: true, retraction: { reportId } });
    expect(await shownTitles(database)).toEqual([]);
    expect(await countReports(database, {})).toBe(0);
    expect(await countStored(database)).toMatchObject({ agencies: 0, reports: 0, reportVersions: 1 });
    expect(await createSearchOutbox(database).waiting()).toBe(1);
    expect(await retractionsOfReports(database, [reportId])).toMatchObject([
      { reportId, year: 2022, reason: wish.reason, author: AUTHOR },
    ]);
    expect(await breaches(database)).toEqual([]);

    const restored = await restoreReport(database, { reportId, reason: "by mistake", author: AUTHOR });
    expect(restored).toMatchObject({ hasChanged: true, retraction: { reason: wish.reason } });
    expect(await shownTitles(database)).toEqual(["first"]);
    expect(await breaches(database)).toEqual([]);
    expect(await actions(database)).toEqual([
      {
        action: "restoreReport",
        author: AUTHOR,
        reason: "by mistake",
        before: { reason: wish.reason, author: AUTHOR },
        after: null,
      },
      {
        action: "retractReport",
        author: AUTHOR,
        reason: wish.reason,
        before: null,
        after: { reason: wish.reason },
      },
    ]);
  });

  test("said twice changes nothing and leaves one row in the trail", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    const wish = { reportId, reason: "wrong page", author: AUTHOR };
    expect(await restoreReport(database, wish)).toEqual({ hasChanged: false, retraction: null });
    await retractReport(database, wish);
    expect(await retractReport(database, { ...wish, reason: "another one" })).toMatchObject({
      hasChanged: false,
      retraction: { reason: "wrong page" },
    });
    expect(await actions(database)).toHaveLength(1);
  });

  test("holds against the same source again, other content, and both ways of storing", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    await retractReport(database, { reportId, reason: "wrong page", author: AUTHOR });
    expect(await storeSource(database, FIRST)).toMatchObject([{ outcome: "unchanged" }]);
    expect(await storeReports(database, encodeSource(SECOND))).toMatchObject([{ outcome: "newVersion" }]);
    expect(await shownTitles(database)).toEqual([]);
    expect(await breaches(database)).toEqual([]);
    // What has come meanwhile is shown when somebody lets it.
    await restoreReport(database, { reportId, reason: "", author: AUTHOR });
    expect(await shownTitles(database)).toEqual(["second"]);
  });

  test("holds against what is stored at the same moment", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    const contents = Array.from({ length: 6 }, (_, index) => sampleSource([{}], { words: `draft ${index}` }));
    await Promise.all([
      ...contents.slice(0, 3).map((content) => storeSource(database, content)),
      retractReport(database, { reportId, reason: "wrong page", author: AUTHOR }),
      ...contents.slice(3).map((content) => storeReports(database, encodeSource(content))),
    ]);
    expect(await countStored(database)).toMatchObject({ reports: 0, reportVersions: 7 });
    expect(await breaches(database)).toEqual([]);
  });

  test("goes along when another reading of the source names another agency, and spares what others say", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    await retractReport(database, { reportId, reason: "wrong page", author: AUTHOR });
    const reread = (agency: string) =>
      sampleSource([{ agency, title: "reread" }], {
        words: "first",
        observedAt: MOMENT(1),
        parserVersion: `9.${agency.length}`,
      });
    const [{ reportId: entered } = { reportId: "" }] = await storeSource(database, reread("某某市财政局"));
    expect(entered).not.toBe(reportId);
    expect(await shownTitles(database)).toEqual([]);
    expect(await retractionsOfReports(database, [entered])).toHaveLength(1);
    expect(await breaches(database)).toEqual([]);

    const other = sampleSource([{ agency: "某某市某某区财政局", title: "other" }], { words: "other" });
    await storeSource(database, other);
    await storeSource(database, reread("某某市某某区财政局"));
    expect(await shownTitles(database)).toEqual(["other"]);
    expect(await breaches(database)).toEqual([]);
  });

  test("is refused without a reason, for what is not there, and settles nothing", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    const wish = { reportId, reason: "wrong page", author: AUTHOR };
    for (const wrong of [
      { ...wish, reason: " " },
      { ...wish, author: "" },
      { ...wish, reportId: "nothing" },
      { ...wish, reason: "x".repeat(4001) },
    ]) {
      await expect(retractReport(database, wrong)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    }
    await retractReport(database, wish);
    const agency = { agency: bareAgency("某局"), parents: [] };
    await expect(settleAgency(database, { reportId, agency, author: AUTHOR })).rejects.toThrow(/retracted/);
    await expect(restoreReport(database, { ...wish, reportId: "nothing" })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });

  test("by many at once is done once", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    const wish = { reportId, reason: "wrong page", author: AUTHOR };
    const done = await Promise.all(Array.from({ length: 4 }, () => retractReport(database, wish)));
    expect(done.filter(({ hasChanged }) => hasChanged)).toHaveLength(1);
    expect(await actions(database)).toHaveLength(1);
  });
});

describeDatabases("the audit trail", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("takes new rows only, whoever asks", async () => {
    const database = await openEmpty();
    const [{ reportId } = { reportId: "" }] = await storeSource(database, FIRST);
    await retractReport(database, { reportId, reason: "wrong page", author: AUTHOR });
    for (const statement of [
      "update audit_trail set author = 'nobody'",
      "delete from audit_trail",
      "truncate audit_trail",
    ]) {
      await expect(database.pool.query(statement)).rejects.toThrow(/takes new rows only/);
    }
    const { items } = await listAuditTrail(
      database,
      { actions: ["retractReport"], author: AUTHOR, target: reportId },
      PAGE,
    );
    expect(items).toHaveLength(1);
    expect((await listAuditTrail(database, { author: "nobody" }, PAGE)).items).toEqual([]);
  });
});
