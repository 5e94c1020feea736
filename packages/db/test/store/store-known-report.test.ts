import { expect, test } from "vitest";
import {
  agenciesByName,
  countAgencies,
  countReports,
  countStored,
  findingsOfVersions,
  listAgencies,
  listReports,
  readingsOfVersions,
  reportsByIds,
  sectionsOfVersions,
  sourceOfVersions,
  storeReport,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { readContents } from "../support/database-contents.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("storing a report of which something is known", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("makes other content for the same agency and year the current version and keeps the former", async () => {
    const database = await openEmpty();
    const former = await storeReport(database, sampleReport());
    const latter = await storeReport(database, sampleReport({ remark: "更正" }));
    expect(latter).toMatchObject({ outcome: "newVersion", reportId: former.reportId });
    expect(latter.versionId).not.toBe(former.versionId);
    const [report] = await reportsByIds(database, [former.reportId]);
    expect(report?.versionId).toBe(latter.versionId);
    expect((await sectionsOfVersions(database, [former.versionId])).get(former.versionId)).toHaveLength(6);

    const before = await readContents(database);
    expect(await storeReport(database, sampleReport())).toMatchObject({
      outcome: "unchanged",
      versionId: former.versionId,
    });
    expect(await readContents(database)).toEqual(before);
  });

  test("adds a version for another parser only where it reads something else", async () => {
    const database = await openEmpty();
    const first = await storeReport(database, sampleReport());
    const before = await readContents(database);
    const same = await storeReport(database, sampleReport({ parserVersion: "1.1.0" }));
    expect(same).toEqual({ ...first, outcome: "unchanged" });
    expect((await readContents(database)).rows).toEqual(before.rows);
    const reading = (await readingsOfVersions(database, [first.versionId])).get(first.versionId);
    expect(reading?.parserVersion).toBe("1.1.0");

    const better = sampleReport({ parserVersion: "2.0.0" });
    const reread = await storeReport(database, { ...better, report: { ...better.report, signedOn: null } });
    expect(reread).toMatchObject({ outcome: "newVersion", reportId: first.reportId });
    expect((await reportsByIds(database, [first.reportId]))[0]?.signedOn).toBeNull();
  });

  test("does not bring a superseded source back when a new parser reads it again", async () => {
    const database = await openEmpty();
    await storeReport(database, sampleReport());
    const current = await storeReport(database, sampleReport({ remark: "更正" }));
    const old = sampleReport({ parserVersion: "2.0.0" });
    const reread = await storeReport(database, { ...old, report: { ...old.report, signedOn: null } });
    expect(reread.outcome).toBe("newVersion");
    expect((await reportsByIds(database, [current.reportId]))[0]?.versionId).toBe(current.versionId);
  });

  test("moves a source to the agency that a better parser finds in it", async () => {
    const database = await openEmpty();
    const unknown = sampleReport({ agency: null });
    const former = await storeReport(database, unknown);
    expect(former.agencyId).toBeNull();
    expect(former.reportId).toBe(unknown.source.sha256);
    const { source } = unknown;
    const moved = await storeReport(database, { ...sampleReport({ parserVersion: "2.0.0" }), source });
    expect(moved).toMatchObject({ outcome: "stored" });
    const page = await listReports(database, {}, "newestYearFirst", { size: 10, from: "start" });
    expect(page.items.map(({ item }) => item.id)).toEqual([moved.reportId]);
    expect((await readContents(database)).rows).toMatchObject({ report_versions: 2, search_outbox: 3 });
  });

  test("counts and lists no report whose source has moved away, and no agency of which nothing is said any more", async () => {
    const database = await openEmpty();
    const misread = sampleReport({ agency: "误读县司法局" });
    await storeReport(database, misread);
    await storeReport(database, { ...sampleReport({ parserVersion: "2.0.0" }), source: misread.source });
    expect(await countStored(database)).toEqual({
      agencies: 1,
      reports: 1,
      reportVersions: 2,
      sources: 1,
      waitingForSearch: 2,
    });
    expect(await countReports(database, {})).toBe(1);
    expect(await countAgencies(database, {})).toBe(1);
    const listed = await listAgencies(database, {}, { size: 10, from: "start" });
    expect(listed.items.map(({ item }) => item.name)).toEqual(["清河县司法局"]);
    expect(await agenciesByName(database, "误读县司法局")).toEqual([]);
    expect(await agenciesByName(database, "清河县司法局")).toHaveLength(1);
  });

  test("gives a report its earlier source back when its present one moves away", async () => {
    const database = await openEmpty();
    const earlier = await storeReport(database, sampleReport());
    const present = sampleReport({ remark: "更正" });
    await storeReport(database, present);
    const elsewhere = sampleReport({ agency: "清河县教育局", parserVersion: "2.0.0" });
    await storeReport(database, { ...elsewhere, source: present.source });
    expect((await reportsByIds(database, [earlier.reportId]))[0]?.versionId).toBe(earlier.versionId);
  });

  test("notes what a better parser finds of a report that goes by its source", async () => {
    const database = await openEmpty();
    const first = sampleReport({ agency: null, year: null });
    const { reportId } = await storeReport(database, first);
    const better = sampleReport({
      agency: "政务服务局",
      isCertain: false,
      year: 2022,
      parserVersion: "2.0.0",
    });
    const reread = await storeReport(database, { ...better, source: first.source });
    expect(reread).toMatchObject({ outcome: "newVersion", reportId });
    const [report] = await reportsByIds(database, [reportId]);
    expect(report).toMatchObject({ agencyMatch: "uncertain", agencyId: null, year: 2022 });
  });

  test("replaces the findings of a reading when the rules have changed, and nothing else", async () => {
    const database = await openEmpty();
    const first = await storeReport(database, sampleReport());
    const before = await readContents(database);
    const [finding] = sampleReport().findings;
    if (finding === undefined) throw new Error("The sample report has a finding.");
    const findings = [
      { ...finding, verdict: "pass" },
      { ...finding, rule: "negative-count" },
    ] as const;
    const renewed = { ...sampleReport({ rulesVersion: "requests-balance@2" }), findings };
    expect(await storeReport(database, renewed)).toEqual({ ...first, outcome: "unchanged" });
    const stored = await findingsOfVersions(database, [first.versionId]);
    expect(stored.get(first.versionId)).toMatchObject(findings);
    const after = await readContents(database);
    // The new rules have not been beside other years yet.
    expect(after.rows).toEqual({ ...before.rows, findings: 2, check_queue: 2 });
    await storeReport(database, renewed);
    expect(await readContents(database)).toEqual(after);
  });

  test("makes a version of what the same parser version reads differently", async () => {
    const database = await openEmpty();
    const first = await storeReport(database, sampleReport());
    const input = sampleReport();
    const other = { ...input, report: { ...input.report, signedOn: "2023-03-01" } };
    const second = await storeReport(database, other);
    expect(second).toMatchObject({ outcome: "newVersion", reportId: first.reportId });
    expect((await reportsByIds(database, [first.reportId]))[0]?.signedOn).toBe("2023-03-01");
    expect(await storeReport(database, other)).toEqual({ ...second, outcome: "unchanged" });
  });

  test("keeps for each version the text that its spans point into when the bytes are decoded anew", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const former = await storeReport(database, input);
    const text = `\n${input.source.text}`;
    const shifted = { ...input.report, title: "新" };
    const latter = await storeReport(database, {
      ...input,
      source: { ...input.source, text },
      report: shifted,
    });
    const sources = await sourceOfVersions(database, [former.versionId, latter.versionId]);
    expect(sources.get(former.versionId)?.text).toBe(input.source.text);
    expect(sources.get(latter.versionId)?.text).toBe(text);
    expect((await readContents(database)).rows).toMatchObject({ sources: 1, source_texts: 2 });
  });
});
