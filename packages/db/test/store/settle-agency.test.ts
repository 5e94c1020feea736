import { expect, test } from "vitest";
import {
  agenciesByIds,
  type Database,
  detailsOfVersions,
  findingsOfVersions,
  judgeFinding,
  reportsByIds,
  settleAgency,
  storeReport,
  versionsOfReports,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

const TIANHE = {
  agency: {
    ...bareAgency("广州市天河区财政局"),
    level: "county",
    kind: "finance",
    regionCode: "440106",
    regionPath: ["广东省", "广州市", "天河区"],
    aliases: ["天河区财政局"],
  },
  parents: [bareAgency("广州市天河区人民政府"), bareAgency("广州市人民政府")],
} as const;

/** A report whose text names its agency only as bodies of many places are called. */
const UNCERTAIN = {
  ...sampleReport({ agency: "区财政局" }),
  agency: {
    match: "uncertain",
    candidates: [{ ...TIANHE, because: "the footer names 天河区" }],
  },
} as const;

async function matchOf(database: Database, reportId: string): Promise<readonly unknown[]> {
  const [report] = await reportsByIds(database, [reportId]);
  return [report?.agencyMatch, report?.agencyId];
}

describeDatabases("settling whose report one is", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("keeps an uncertain report with its candidates, and gives it to the one a person names", async () => {
    const database = await openEmpty();
    const stored = await storeReport(database, UNCERTAIN);
    const [uncertain] = await reportsByIds(database, [stored.reportId]);
    expect(uncertain).toMatchObject({ agencyMatch: "uncertain", agencyId: null });
    const details = await detailsOfVersions(database, [stored.versionId]);
    expect(details.get(stored.versionId)?.agencyCandidates).toEqual(UNCERTAIN.agency.candidates);
    const settled = await settleAgency(database, {
      reportId: stored.reportId,
      agency: TIANHE,
      author: "张三",
      note: "见网站标识码",
    });
    expect(settled.reportId).toBe(`${settled.agencyId}-2022`);
    expect(await matchOf(database, settled.reportId)).toEqual(["settled", settled.agencyId]);
    expect(await reportsByIds(database, [stored.reportId])).toEqual([]);
    const [agency] = await agenciesByIds(database, [settled.agencyId ?? ""]);
    expect(agency).toMatchObject({ name: "广州市天河区财政局", kind: "finance", regionCode: "440106" });
    const [parent] = await agenciesByIds(database, [agency?.parentId ?? ""]);
    expect(parent?.name).toBe("广州市天河区人民政府");
  });

  test("holds for later readings of the same source, by any parser", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, UNCERTAIN);
    const settled = await settleAgency(database, { reportId, agency: TIANHE, author: "张三" });
    expect({ ...settled, outcome: "unchanged" }).toMatchObject(await storeReport(database, UNCERTAIN));
    const reread = {
      ...UNCERTAIN,
      parserVersion: "9.0.0",
      report: { ...UNCERTAIN.report, title: "另一标题" },
    };
    expect(await storeReport(database, reread)).toMatchObject({
      outcome: "newVersion",
      reportId: settled.reportId,
    });
  });

  test("is withdrawn without a trace in what is shown", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, UNCERTAIN);
    const settled = await settleAgency(database, { reportId, agency: TIANHE, author: "张三" });
    const back = await settleAgency(database, { reportId: settled.reportId, agency: null, author: "李四" });
    expect(back.reportId).toBe(reportId);
    expect(await matchOf(database, reportId)).toEqual(["uncertain", null]);
    expect(await reportsByIds(database, [settled.reportId])).toEqual([]);
    const versions = (await versionsOfReports(database, [reportId], { size: 9, from: "start" })).get(
      reportId,
    );
    expect(versions?.items.map(({ item }) => item.isCurrent)).toEqual([true]);
  });

  test("puts right what the text says of a wrong body, and back with all that was known of it", async () => {
    const database = await openEmpty();
    const named = { ...sampleReport(), agency: { match: "named", ...TIANHE, candidates: [] } } as const;
    const first = await storeReport(database, named);
    const other = { agency: bareAgency("广州市越秀区财政局"), parents: [] };
    const settled = await settleAgency(database, { reportId: first.reportId, agency: other, author: "张三" });
    expect(settled.agencyId).not.toBe(first.agencyId);
    const back = await settleAgency(database, { reportId: settled.reportId, agency: null, author: "张三" });
    expect(back).toMatchObject({ reportId: first.reportId, agencyId: first.agencyId });
    const [agency] = await agenciesByIds(database, [first.agencyId ?? ""]);
    expect(agency).toMatchObject({ kind: "finance", regionPath: TIANHE.agency.regionPath });
    expect(agency?.parentId).not.toBeNull();
  });

  test("takes the judgements of its findings along", async () => {
    const database = await openEmpty();
    const { reportId, versionId } = await storeReport(database, UNCERTAIN);
    const [finding] = (await findingsOfVersions(database, [versionId])).get(versionId) ?? [];
    if (finding === undefined) throw new Error("The sample has a finding.");
    const { rule, input } = finding;
    await judgeFinding(database, { reportId, rule, input, judgement: "confirmed", author: "张三" });
    const settled = await settleAgency(database, { reportId, agency: TIANHE, author: "张三" });
    const moved = (await findingsOfVersions(database, [settled.versionId])).get(settled.versionId);
    expect(moved).toMatchObject([{ reportId: settled.reportId, judgement: { judgement: "confirmed" } }]);
  });

  test("is withdrawn after another parser has read the source, and given back to the first one named", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, UNCERTAIN);
    const settled = await settleAgency(database, { reportId, agency: TIANHE, author: "张三" });
    const reread = {
      ...UNCERTAIN,
      parserVersion: "9.0.0",
      report: { ...UNCERTAIN.report, title: "另一标题" },
    };
    await storeReport(database, reread);
    const back = await settleAgency(database, { reportId: settled.reportId, agency: null, author: "张三" });
    expect(await reportsByIds(database, [reportId, settled.reportId])).toMatchObject([
      { id: reportId, title: "另一标题", agencyMatch: "uncertain" },
    ]);
    expect({ ...back, outcome: "unchanged" }).toMatchObject(await storeReport(database, reread));
    const again = await settleAgency(database, { reportId, agency: TIANHE, author: "张三" });
    expect(await reportsByIds(database, [reportId, settled.reportId])).toMatchObject([
      { id: again.reportId, title: "另一标题", agencyMatch: "settled" },
    ]);
  });

  test("leaves the other source of an agency and year as it was", async () => {
    const database = await openEmpty();
    const named = { match: "named", ...TIANHE, candidates: [] } as const;
    const other = { ...sampleReport({ remark: "另一份" }), agency: named };
    const there = await storeReport(database, other);
    const here = await storeReport(database, UNCERTAIN);
    const settled = await settleAgency(database, { reportId: here.reportId, agency: TIANHE, author: "张三" });
    expect(settled.reportId).toBe(there.reportId);
    await settleAgency(database, { reportId: settled.reportId, agency: null, author: "张三" });
    expect(await matchOf(database, there.reportId)).toEqual(["named", there.agencyId]);
    expect(await matchOf(database, here.reportId)).toEqual(["uncertain", null]);
  });

  test("is not undone by whoever reads the source meanwhile", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, UNCERTAIN);
    const readings = Array.from({ length: 8 }, (_, index) => ({
      ...UNCERTAIN,
      parserVersion: `9.${index}.0`,
      report: { ...UNCERTAIN.report, title: `标题${index}` },
    }));
    const [settled] = await Promise.all([
      settleAgency(database, { reportId, agency: TIANHE, author: "张三" }),
      ...readings.map((reading) => storeReport(database, reading)),
    ]);
    expect(await reportsByIds(database, [reportId, settled.reportId])).toMatchObject([
      { id: settled.reportId, agencyMatch: "settled" },
    ]);
  });

  test("refuses an unknown report or agency, nobody as author, and a made-up agency for a real report", async () => {
    const database = await openEmpty();
    const { reportId } = await storeReport(database, UNCERTAIN);
    const madeUp = await storeReport(database, sampleReport({ synthetic: true }));
    const refusals = [
      [{ reportId: "none", agency: TIANHE, author: "张三" }, /no report none/],
      [{ reportId, agency: "none", author: "张三" }, /no agency with the id none/],
      [{ reportId, agency: TIANHE, author: "" }, /needs an author/],
      [{ reportId, agency: madeUp.agencyId, author: "张三" }, /kept apart/],
    ] as const;
    for (const [settlement, message] of refusals) {
      await expect(settleAgency(database, settlement)).rejects.toThrow(message);
    }
    expect(await matchOf(database, reportId)).toEqual(["uncertain", null]);
  });
});
