import { expect, test } from "vitest";
import {
  detailsOfVersions,
  findingsOfVersions,
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
          agencyMatch: "named",
        }),
      ]);
      expect((await detailsOfVersions(database, [versionId])).get(versionId)).toEqual({
        versionId,
        agencyCandidates: [],
        agencyMention: report.agency,
        contact: report.contact,
        claims: report.claims,
        subtotals: report.subtotals ?? null,
        diagnostics: input.diagnostics,
      });
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
    expect(found.map(({ agencyMatch }) => agencyMatch)).toEqual(["uncertain", "uncertain"]);
    const details = await detailsOfVersions(
      database,
      found.map(({ versionId }) => versionId),
    );
    expect([...details.values()].map(({ agencyMention }) => agencyMention)).toEqual([
      input.report.agency,
      input.report.agency,
    ]);
    expect((await readContents(database)).rows).toMatchObject({ agencies: 0, reports: 2 });
    const placed = await storeReport(database, sampleReport({ agency: "政务服务局", place: "清河县" }));
    expect(placed.agencyId).not.toBeNull();
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
