import type { Finding } from "@gongkai/schema";
import { expect, test } from "vitest";
import {
  checkQueuedReports,
  countQueuedChecks,
  type Database,
  findingsOfVersions,
  queueOutdatedChecks,
  type ReportToCheck,
  settleAgency,
  storeReport,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

const RULES_VERSION = "requests-balance@1";

/** Says which reports it was checked beside, as any rule could. */
function describeNeighbours({
  reading,
  previous,
  succession,
  earlier,
  versions,
}: ReportToCheck): readonly Finding[] {
  const years = [previous, ...earlier].map((each) => each?.report.year ?? "none");
  return [
    {
      rule: "neighbours",
      ruleVersion: 1,
      kind: "continuity",
      severity: "information",
      verdict: "fail",
      formula: `${reading.report.year} beside ${years.join(", ")}${succession === null ? "" : ` ${succession}`} and ${versions.length} versions`,
      left: null,
      right: null,
      difference: null,
      places: [],
      assumedZero: [],
      message: { zh: "。", en: "." },
    },
  ];
}

async function drain(database: Database, rulesVersion = RULES_VERSION): Promise<readonly number[]> {
  const taken: number[] = [];
  for (;;) {
    const batch = await checkQueuedReports(database, { rulesVersion, check: describeNeighbours, limit: 3 });
    if (batch.taken === 0) return taken;
    taken.push(batch.taken);
  }
}

async function formulasOf(database: Database, versionId: number): Promise<readonly string[]> {
  const findings = (await findingsOfVersions(database, [versionId])).get(versionId) ?? [];
  return findings.map(({ formula }) => formula);
}

describeDatabases("the check queue", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("has every report checked beside its agency's earlier years, whichever was stored first", async () => {
    const database = await openEmpty();
    const versionOf = new Map<number, number>();
    for (const year of [2023, 2021, 2022, 2019]) {
      versionOf.set(year, (await storeReport(database, sampleReport({ year }))).versionId);
    }
    expect(await countQueuedChecks(database)).toBe(4);
    expect(await drain(database)).toEqual([3, 1]);
    const formulas = await Promise.all(
      [2021, 2022, 2023].map((year) => formulasOf(database, versionOf.get(year) ?? 0)),
    );
    expect(formulas).toEqual([
      ["2021 beside none, 2019 and 0 versions"],
      ["2022 beside 2021, 2019 and 0 versions"],
      ["2023 beside 2022, 2021 and 0 versions"],
    ]);
  });

  test("has later years checked again when an earlier one changes", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport({ year: 2021 }));
    const later = await storeReport(database, sampleReport({ year: 2022 }));
    await drain(database);
    const corrected = await storeReport(database, sampleReport({ year: 2021, remark: "更正" }));
    expect(await drain(database)).toEqual([1]);
    expect(await formulasOf(database, later.versionId)).toEqual(["2022 beside 2021 and 0 versions"]);
    expect(await formulasOf(database, corrected.versionId)).toEqual(["2021 beside none and 1 versions"]);
  });

  test("takes a former body's report for last year's, and says how one became the other", async () => {
    const database = await openEmpty();
    const former = sampleReport({ agency: "密云县教育局", year: 2021 });
    const later = sampleReport({ agency: "密云区教育局", year: 2022 });
    if (later.agency.match !== "named") throw new Error("The sample names its agency.");
    const lineage = [
      { relation: "predecessor", name: "密云县教育局", place: null, type: "renamed", year: 2015 },
    ] as const;
    const agency = { ...later.agency, agency: { ...later.agency.agency, lineage } };
    const { versionId } = await storeReport(database, { ...later, agency });
    await drain(database);
    await storeReport(database, former);
    await drain(database);
    expect(await formulasOf(database, versionId)).toEqual(["2022 beside 2021 renamed and 0 versions"]);
  });

  test("finds text that another agency's report has, whichever of the two was stored first", async () => {
    const database = await openEmpty();
    const text = Array.from(
      { length: 80 },
      (_, index) => `第${index}项工作由${"甲乙丙丁戊己庚辛壬癸"[index % 10]}组办理${index * 7919}号文。公开`,
    ).join("");
    const reported: string[][] = [];
    const check = ({ reading, reused }: ReportToCheck): readonly Finding[] => {
      reported.push([reading.report.agency?.name ?? "", ...new Set(reused.map(({ agency }) => agency))]);
      return [];
    };
    const checks = { rulesVersion: RULES_VERSION, check };
    await storeReport(database, sampleReport({ agency: "清河县司法局", remark: text }));
    await checkQueuedReports(database, checks);
    expect(reported).toEqual([]);
    await storeReport(database, sampleReport({ agency: "东河县民政局", remark: text }));
    await checkQueuedReports(database, checks);
    expect(reported.sort()).toEqual([
      ["东河县民政局", "清河县司法局"],
      ["清河县司法局", "东河县民政局"],
    ]);
  });

  test("leaves the findings of a report without neighbours as they were stored", async () => {
    const database = await openEmpty();
    const { versionId } = await storeReport(database, sampleReport());
    expect(await drain(database)).toEqual([1]);
    expect(await formulasOf(database, versionId)).toEqual([sampleReport().findings[0]?.formula]);
  });

  test("takes in what other rules had checked", async () => {
    const database = await openEmpty();
    const { versionId } = await storeReport(database, sampleReport({ rulesVersion: "old@1" }));
    await drain(database, "old@1");
    expect(await queueOutdatedChecks(database, RULES_VERSION)).toBe(1);
    expect(await drain(database)).toEqual([1]);
    expect(await formulasOf(database, versionId)).toEqual(["2022 beside none and 0 versions"]);
    expect(await queueOutdatedChecks(database, RULES_VERSION)).toBe(0);
  });

  test("tries a report three times whose check fails, and keeps none of the others waiting", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport({ year: 2021 }));
    const { reportId, versionId } = await storeReport(database, sampleReport({ year: 2022 }));
    const { versionId: fine } = await storeReport(database, sampleReport({ year: 2023 }));
    const error = new Error("no such rule");
    const check = (report: ReportToCheck) => {
      if (report.reading.reportId === reportId) throw error;
      return describeNeighbours(report);
    };
    const checks = { rulesVersion: RULES_VERSION, check };
    const outcomes = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      outcomes.push(await checkQueuedReports(database, checks));
    expect(outcomes).toEqual([
      { taken: 3, failures: [{ reportId, error }] },
      { taken: 1, failures: [{ reportId, error }] },
      { taken: 1, failures: [{ reportId, error }] },
      { taken: 0, failures: [] },
    ]);
    expect(await formulasOf(database, versionId)).toEqual([sampleReport().findings[0]?.formula]);
    expect(await formulasOf(database, fine)).toEqual(["2023 beside 2022, 2021 and 0 versions"]);
    expect(await countQueuedChecks(database)).toBe(1);
  });

  test("has a report checked again when one that it was checked beside goes to another agency", async () => {
    const database = await openEmpty();
    const former = await storeReport(database, sampleReport({ year: 2021 }));
    const { versionId } = await storeReport(database, sampleReport({ year: 2022 }));
    await drain(database);
    const other = { agency: bareAgency("东河县司法局"), parents: [] };
    const settled = await settleAgency(database, {
      reportId: former.reportId,
      agency: other,
      author: "张三",
    });
    await drain(database);
    expect(await formulasOf(database, versionId)).toEqual(["2022 beside none and 0 versions"]);
    expect(await formulasOf(database, settled.versionId)).toEqual(["2021 beside none and 0 versions"]);
  });

  test("gives no entry to two at once, and nothing is left over", async () => {
    const database = await openEmpty();
    for (let year = 2008; year < 2024; year += 1) await storeReport(database, sampleReport({ year }));
    const taken = await Promise.all([drain(database), drain(database), drain(database)]);
    expect(taken.flat().reduce((left, right) => left + right, 0)).toBe(16);
    expect(await countQueuedChecks(database)).toBe(0);
  });
});
