// Longer than other files on purpose: what storing promises belongs together, and every test opens the same databases.
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
  tablesOfVersions,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { readContents } from "../support/database-contents.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";

describeDatabases("storing a report", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("keeps all of it, cell by cell", async () => {
    const database = await openEmpty();
    for (const edition of ["2019", "2021"] as const) {
      const input = sampleReport({ edition, year: Number(edition), place: "呼和浩特市" });
      const { outcome, reportId, versionId } = await storeReport(database, input);
      expect(outcome).toBe("stored");
      const { report } = input;
      expect((await tablesOfVersions(database, [versionId])).get(versionId)).toEqual(report.tables);
      expect((await sectionsOfVersions(database, [versionId])).get(versionId)).toEqual(report.sections);
      const found = (await findingsOfVersions(database, [versionId])).get(versionId) ?? [];
      const unjudged = { reportId, input: expect.stringMatching(/^[0-9a-f]{16}$/), judgement: null };
      expect(found).toEqual(input.findings.map((finding) => ({ ...finding, ...unjudged })));
      const reading = (await readingsOfVersions(database, [versionId])).get(versionId);
      expect(reading).toEqual({
        versionId,
        reportId,
        report,
        diagnostics: input.diagnostics,
        parserVersion: input.parserVersion,
        rulesVersion: input.rulesVersion,
      });
      expect((await sourceOfVersions(database, [versionId])).get(versionId)).toMatchObject(input.source);
      expect(await reportsByIds(database, [reportId])).toEqual([
        expect.objectContaining({
          versionId,
          year: report.year,
          edition,
          title: report.title,
          period: report.period,
          signedOn: report.signedOn,
          publishedOn: report.publishedOn,
          documentNumber: report.documentNumber,
          contact: report.contact,
          claims: report.claims,
          agencyMatch: "named",
          agencyMention: report.agency,
          diagnostics: input.diagnostics,
        }),
      ]);
    }
  });

  test("keeps the printed order of rows and columns", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const { versionId } = await storeReport(database, input);
    const tables = (await tablesOfVersions(database, [versionId])).get(versionId);
    expect(JSON.stringify(tables?.requests)).toBe(JSON.stringify(input.report.tables.requests));
  });

  test("tells a missing table from an empty one", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const { remedies } = input.report.tables;
    const tables = { proactiveDisclosure: {}, requests: null, remedies };
    const { versionId } = await storeReport(database, { ...input, report: { ...input.report, tables } });
    expect((await tablesOfVersions(database, [versionId])).get(versionId)).toEqual(tables);
  });

  test("gives back numbers that an integer column cannot hold", async () => {
    const database = await openEmpty();
    const input = sampleReport();
    const cell = (value: number) =>
      ({
        state: "value",
        value,
        raw: String(value),
        span: { start: 0, end: 1 },
        placement: "printed",
      }) as const;
    const proactiveDisclosure = {
      "documents.rules": { issued: cell(2.5), repealed: cell(2 ** 60), inForce: cell(7) },
      "fees.administrativeFees": { amountCollected: cell(12_345.678) },
    };
    const tables = { ...input.report.tables, proactiveDisclosure };
    const { versionId } = await storeReport(database, { ...input, report: { ...input.report, tables } });
    const stored = (await tablesOfVersions(database, [versionId])).get(versionId);
    expect(stored?.proactiveDisclosure).toEqual(proactiveDisclosure);
    const figures = await database.pool.query(
      "select documents_rules_issued, documents_rules_in_force::text, fees_administrative_fees_amount_collected_fen::text from proactive_disclosure_figures",
    );
    expect(Object.values(figures.rows[0] ?? {})).toEqual([null, "7", "1234568"]);
  });

  test("writes nothing at all when the same file comes again", async () => {
    const database = await openEmpty();
    const first = await storeReport(database, sampleReport());
    const before = await readContents(database);
    const second = await storeReport(database, sampleReport());
    expect(second).toEqual({ ...first, outcome: "unchanged" });
    expect(await readContents(database)).toEqual(before);
  });

  test("adds one observation, and nothing else, when the same content comes from elsewhere", async () => {
    const database = await openEmpty();
    const first = await storeReport(database, sampleReport());
    const before = await readContents(database);
    const second = await storeReport(database, sampleReport({ origin: "https://example.org/report.txt" }));
    expect(second).toEqual({ ...first, outcome: "unchanged" });
    const after = await readContents(database);
    expect(after.rows).toEqual({ ...before.rows, source_observations: 2 });
  });

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

  test("keeps reports of bodies that only share a common name apart, under no agency", async () => {
    const database = await openEmpty();
    const options = { agency: "政务服务局", isCertain: false };
    const one = await storeReport(database, sampleReport(options));
    const input = sampleReport({ ...options, remark: "另一个县的政务服务局" });
    const other = await storeReport(database, input);
    expect([one, other]).toMatchObject([
      { outcome: "stored", agencyId: null },
      { outcome: "stored", agencyId: null, reportId: input.source.sha256 },
    ]);
    const found = await reportsByIds(database, [one.reportId, other.reportId]);
    expect(found.map(({ agencyMatch, agencyMention }) => [agencyMatch, agencyMention])).toEqual([
      ["uncertain", input.report.agency],
      ["uncertain", input.report.agency],
    ]);
    expect((await readContents(database)).rows).toMatchObject({ agencies: 0, reports: 2 });
    const placed = await storeReport(database, sampleReport({ agency: "政务服务局", place: "清河县" }));
    expect(placed.agencyId).not.toBeNull();
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

  test("never lets a synthetic report become the current version of a real one", async () => {
    const database = await openEmpty();
    const real = await storeReport(database, sampleReport());
    const synthetic = await storeReport(database, sampleReport({ synthetic: true, remark: "样本" }));
    expect(synthetic.outcome).toBe("stored");
    expect(synthetic.reportId).not.toBe(real.reportId);
    expect(synthetic.agencyId).not.toBe(real.agencyId);
  });

  test("takes characters that PostgreSQL refuses, and keeps every offset", async () => {
    const database = await openEmpty();
    const input = sampleReport({ remark: "a\0b\uD800c" });
    const { versionId } = await storeReport(database, input);
    const source = (await sourceOfVersions(database, [versionId])).get(versionId);
    expect(source?.text).toBe(input.source.text.replace("\0", "\uFFFD").replace("\uD800", "\uFFFD"));
    const sections = (await sectionsOfVersions(database, [versionId])).get(versionId);
    expect(sections?.[0]?.text.endsWith("a\uFFFDb\uFFFDc")).toBe(true);
  });

  test("makes one version of a file that eight clients store at once", async () => {
    const database = await openEmpty();
    const results = await Promise.all(Array.from({ length: 8 }, () => storeReport(database, sampleReport())));
    expect(results.filter((result) => result.outcome === "stored")).toHaveLength(1);
    expect(new Set(results.map((result) => result.versionId)).size).toBe(1);
    expect((await readContents(database)).rows).toMatchObject({
      report_versions: 1,
      sources: 1,
      source_observations: 1,
      search_outbox: 1,
    });
  });

  test("keeps every version of eight files for one report that are stored at once, one of them current", async () => {
    const database = await openEmpty();
    const inputs = Array.from({ length: 8 }, (_, index) => sampleReport({ remark: `第${index}稿` }));
    const results = await Promise.all(inputs.map((input) => storeReport(database, input)));
    expect(new Set(results.map((result) => result.versionId)).size).toBe(8);
    const current = await database.pool.query(
      "select count(*)::int as n from report_versions where is_current",
    );
    expect(current.rows[0]?.n).toBe(1);
  });

  test("leaves nothing behind when a part of it cannot be written", async () => {
    const database = await openEmpty();
    const before = await readContents(database);
    const broken = { ...sampleReport(), findings: [{ ...sampleReport().findings[0], rule: null }] };
    // The one way to make PostgreSQL refuse a row: a caller that breaks its own types.
    await expect(storeReport(database, broken as never)).rejects.toThrow();
    expect(await readContents(database)).toEqual(before);
  });
});
