import { expect, test } from "vitest";
import {
  checkQueuedReports,
  type Database,
  findingsOfVersions,
  judgeFinding,
  type StoredFinding,
  storeReport,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

async function onlyFinding(database: Database, versionId: number): Promise<StoredFinding> {
  const [finding, ...others] = (await findingsOfVersions(database, [versionId])).get(versionId) ?? [];
  if (finding === undefined || others.length > 0) throw new Error("The version must have one finding.");
  return finding;
}

describeDatabases("judging a finding", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("is kept beside the finding, and the newest judgement counts", async () => {
    const database = await openEmpty();
    const { versionId } = await storeReport(database, sampleReport());
    const { reportId, rule, input } = await onlyFinding(database, versionId);
    const key = { reportId, rule, input, author: "张三" };
    await judgeFinding(database, { ...key, judgement: "confirmed" });
    await judgeFinding(database, { ...key, judgement: "dismissed", note: "\u0000已电话核实" });
    expect((await onlyFinding(database, versionId)).judgement).toEqual({
      judgement: "dismissed",
      note: "\uFFFD已电话核实",
      author: "张三",
      judgedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    await judgeFinding(database, { ...key, judgement: "withdrawn" });
    expect((await onlyFinding(database, versionId)).judgement).toBeNull();
  });

  test("outlives another check and another version while what the finding rests on stays", async () => {
    const database = await openEmpty();
    const first = sampleReport();
    const { versionId } = await storeReport(database, first);
    const { reportId, rule, input } = await onlyFinding(database, versionId);
    await judgeFinding(database, { reportId, rule, input, author: "张三", judgement: "confirmed" });
    // The same numbers at other places of another text, found by another version of the rule in other words.
    const [finding] = first.findings;
    if (finding === undefined) throw new Error("The sample has a finding.");
    const reworded = { ...finding, ruleVersion: 2, message: { zh: "不平。", en: "It does not balance." } };
    const corrected = sampleReport({ remark: "更正", rulesVersion: "requests-balance@2" });
    const second = await storeReport(database, { ...corrected, findings: [reworded] });
    expect(second.outcome).toBe("newVersion");
    const checks = { rulesVersion: "requests-balance@3", check: () => [{ ...reworded, ruleVersion: 3 }] };
    await checkQueuedReports(database, checks);
    const kept = await onlyFinding(database, second.versionId);
    expect(kept).toMatchObject({ ruleVersion: 3, judgement: { judgement: "confirmed" } });
  });

  test("outlives a parser that finds out whose report it is", async () => {
    const database = await openEmpty();
    const unknown = sampleReport({ agency: null });
    const first = await storeReport(database, unknown);
    const { reportId, rule, input } = await onlyFinding(database, first.versionId);
    await judgeFinding(database, { reportId, rule, input, author: "张三", judgement: "confirmed" });
    const named = { ...sampleReport({ parserVersion: "2.0.0" }), source: unknown.source };
    const second = await storeReport(database, named);
    expect(second.reportId).not.toBe(reportId);
    expect((await onlyFinding(database, second.versionId)).judgement).toMatchObject({
      judgement: "confirmed",
    });
  });

  test("is written where one that came along with another source later, and is older, says the same", async () => {
    const database = await openEmpty();
    const said = { author: "张三", judgement: "confirmed" } as const;
    const unknown = sampleReport({ agency: null, remark: "更正" });
    const other = await storeReport(database, unknown);
    await judgeFinding(database, { ...(await onlyFinding(database, other.versionId)), ...said });
    const { versionId } = await storeReport(database, sampleReport());
    const own = await onlyFinding(database, versionId);
    await judgeFinding(database, { ...own, author: "李四", judgement: "dismissed" });
    const named = { ...sampleReport({ remark: "更正", parserVersion: "2.0.0" }), source: unknown.source };
    const { versionId: current } = await storeReport(database, named);
    expect((await onlyFinding(database, current)).judgement).toMatchObject({ judgement: "dismissed" });
    expect(await judgeFinding(database, { ...own, ...said })).toBe(true);
    expect((await onlyFinding(database, current)).judgement).toMatchObject({ judgement: "confirmed" });
  });

  test("ends where the finding comes to other figures or cells", async () => {
    const database = await openEmpty();
    const first = sampleReport();
    const { versionId } = await storeReport(database, first);
    const { reportId, rule, input } = await onlyFinding(database, versionId);
    await judgeFinding(database, { reportId, rule, input, author: "张三", judgement: "dismissed" });
    const [finding] = first.findings;
    if (finding === undefined) throw new Error("The sample has a finding.");
    const corrected = sampleReport({ remark: "更正" });
    const second = await storeReport(database, { ...corrected, findings: [{ ...finding, left: 13 }] });
    expect((await onlyFinding(database, second.versionId)).judgement).toBeNull();
    // Each version keeps what was said of it.
    expect((await onlyFinding(database, versionId)).judgement).not.toBeNull();
  });

  test("refuses what is no finding, no judgement, or by nobody", async () => {
    const database = await openEmpty();
    const { versionId } = await storeReport(database, sampleReport());
    const { reportId, rule, input } = await onlyFinding(database, versionId);
    const judgement = { reportId, rule, input, author: "张三", judgement: "confirmed" } as const;
    const refusals = [
      [{ ...judgement, input: "0000000000000000" }, /has no finding requests-balance#0000000000000000/],
      [{ ...judgement, rule: "'; drop table judgements; --" }, /has no finding/],
      [{ ...judgement, author: " " }, /needs an author/],
      [{ ...judgement, note: "长".repeat(4001) }, /at most 4000/],
    ] as const;
    for (const [refused, message] of refusals) {
      await expect(judgeFinding(database, refused)).rejects.toThrow(message);
    }
    expect((await onlyFinding(database, versionId)).judgement).toBeNull();
  });
});
