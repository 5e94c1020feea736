import { createHash } from "node:crypto";
import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { type Database, openMemoryDatabase, storeReport } from "@gongkai/db";
import { bareResolution } from "@gongkai/db/testing";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { checkReport, RULES } from "@gongkai/rules";
import type { Report } from "@gongkai/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, storeSample, type TestServer } from "./support/test-server.ts";

let database: Database;
let server: TestServer;
beforeAll(async () => {
  database = await openMemoryDatabase();
  const search = await storeSample(database, 3);
  server = await startTestServer({ database, search });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});

/** Asks for what has to be answered without errors. */
async function ask(query: string, variables?: Readonly<Record<string, unknown>>) {
  const { data, errors } = await server.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** Stores a report of another agency, checked by the rules, with one number of it changed. */
async function storeBroken(): Promise<void> {
  const agencies = generateAgencies({ seed: 11, count: 1 }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, layout: "A" as const, title: "canonical" as const },
  }));
  for (const { name, text, mediaType } of generateSeries({ seed: 11, agencies, years: [2022] })) {
    const sha256 = createHash("sha256").update(text).digest("hex");
    const { report, diagnostics } = parseReport({ name, text, mediaType, sha256 });
    const requests = report?.tables.requests;
    if (report === null || !requests) throw new Error(`${name} was not read.`);
    const { received } = requests;
    const total = received?.total;
    if (received === undefined || total?.state !== "value")
      throw new Error("The sample prints every number.");
    const broken: Report = {
      ...report,
      tables: {
        ...report.tables,
        requests: {
          ...requests,
          received: { ...received, total: { ...total, value: total.value + 7 } },
        },
      },
    };
    await storeReport(database, {
      source: { name, text, mediaType, sha256 },
      origin: `archive.warc#${name}`,
      report: broken,
      agency: bareResolution(report.agency),
      diagnostics,
      findings: checkReport(broken, { all: true }),
      parserVersion: PARSER_VERSION,
      rulesVersion: "test",
      synthetic: true,
    });
  }
}

describe("agencies over years", () => {
  test("tell which years are here, what is missing, and the figures of each", async () => {
    const list = await ask(
      "{ agencies { nodes { id } } reports(first: 1, filter: { years: [2021] }) { nodes { id } } }",
    );
    await database.pool.query(
      "update report_versions set is_current = false where report_id = (select id from reports where year = 2021 order by id limit 1)",
    );
    const data = await ask(`{
      agencies {
        nodes {
          years { year report { requests { received { total } } } }
          figures(measures: [{ name: "received", cells: ["requests/received/total"] }]) {
            measures { name unit } groups { year reports figures { n sum } }
          }
        }
      }
      missing: agencies(filter: { withoutReportOf: 2021 }) { nodes { id } totalCount { value } }
      coverage(filter: { synthetic: true }) { year level expected present missing }
    }`);
    expect(list.agencies.nodes).toHaveLength(3);
    expect(data.missing.totalCount.value).toBe(1);
    let missing = 0;
    for (const { years, figures } of data.agencies.nodes) {
      expect(years.map(({ year }: { year: number }) => year)).toEqual([2019, 2020, 2021, 2022, 2023]);
      const here = years.filter(({ report }: { report: unknown }) => report !== null);
      missing += years.length - here.length;
      expect(figures.groups.map(({ year }: { year: number }) => year)).toEqual(
        here.map(({ year }: { year: number }) => year),
      );
      expect(
        figures.groups.map((group: { figures: { sum: string }[] }) => Number(group.figures[0]?.sum)),
      ).toEqual(
        here.map(
          (each: { report: { requests: { received: { total: number } } } }) =>
            each.report.requests.received.total,
        ),
      );
    }
    expect(missing).toBe(1);
    const of2021 = data.coverage.filter(({ year }: { year: number }) => year === 2021);
    const sum = (field: string) =>
      of2021.reduce((total: number, row: Record<string, number>) => total + (row[field] ?? 0), 0);
    expect([sum("expected"), sum("present"), sum("missing")]).toEqual([3, 2, 1]);
  });

  test("stand in regions, which are counted with those below them", async () => {
    const before = await ask("{ regions { code } }");
    expect(before.regions).toEqual([]);
    const { rows } = await database.pool.query("select id from agencies order by id");
    const regions = [
      ["320000", '["江苏省"]'],
      ["321323", '["江苏省", "宿迁市", "泗阳县"]'],
      ["110101", '["北京市", "东城区"]'],
    ];
    for (const [index, { id }] of rows.entries()) {
      await database.pool.query("update agencies set region_code = $2, region_path = $3 where id = $1", [
        id,
        ...(regions[index] ?? []),
      ]);
    }
    const data = await ask(`{
      regions { code name agencyCount children { code name parent { code } children { code agencyCount reportCount } } }
      below: regions(parent: "110000") { name id }
      region(code: "321300") { name agencyCount }
      nowhere: region(code: "990000") { name }
      agencies { nodes { regionCode region { code } } }
    }`);
    expect(
      data.regions.map(({ code, agencyCount }: { code: string; agencyCount: number }) => [code, agencyCount]),
    ).toEqual([
      ["110000", 1],
      ["320000", 2],
    ]);
    expect(data.regions[1].children[0]).toMatchObject({
      code: "321300",
      parent: { code: "320000" },
      children: [{ code: "321323", agencyCount: 1 }],
    });
    expect(data.below[0].name).toBe("东城区");
    expect(data.region).toEqual({ name: "宿迁市", agencyCount: 1 });
    expect(data.nowhere).toBeNull();
    for (const { regionCode, region } of data.agencies.nodes) expect(region.code).toBe(regionCode);
  });
});

describe("findings and rules", () => {
  test("are listed by what they say, for all agencies and for one", async () => {
    const data = await ask(`{
      all: findings { totalCount { value } }
      failed: findings(first: 3, filter: { verdicts: [FAIL], rules: ["requests-balance"], reports: { years: [2022] } }) {
        totalCount { value relation } nodes { verdict rule input report { id year } ruleDescription { code title { zh } } }
      }
      none: findings(filter: { severities: [] }) { totalCount { value } nodes { id } }
      unjudged: findings(filter: { isJudged: false, judgements: [CONFIRMED] }) { totalCount { value } }
      agencies(first: 1) { nodes { findings(first: 2, filter: { verdicts: [FAIL] }) { totalCount { value } nodes { report { agency { id } } } } id } }
    }`);
    expect(data.failed.totalCount).toEqual({ value: 3, relation: "EXACT" });
    for (const { verdict, report, ruleDescription } of data.failed.nodes) {
      expect([verdict, report.year, ruleDescription.code]).toEqual(["FAIL", 2022, "requests-balance"]);
    }
    expect([data.none.totalCount.value, data.unjudged.totalCount.value]).toEqual([0, 0]);
    const [{ findings, id }] = data.agencies.nodes;
    expect(
      findings.nodes.every(({ report }: { report: { agency: { id: string } } }) => report.agency.id === id),
    ).toBe(true);

    const { report, rule, input } = data.failed.nodes[0];
    const one = await ask(
      "query ($report: ID!, $rule: String!, $input: String!) { finding(report: $report, rule: $rule, input: $input) { rule report { id } } }",
      { report: report.id, rule, input },
    );
    expect(one.finding).toEqual({ rule, report: { id: report.id } });
  });

  test("come from rules that can be looked through", async () => {
    const { rules, rule, other } = await ask(`{
      rules { code } rule(code: "requests-balance") { id kind editions statement explanation { en } }
      other: rules(kinds: [BALANCE], severities: [ERROR], editions: [EDITION_2021]) { code kind severity }
    }`);
    expect(rules.map(({ code }: { code: string }) => code)).toEqual(RULES.map(({ code }) => code));
    expect(rule).toMatchObject({ kind: "BALANCE", editions: ["EDITION_2019", "EDITION_2021"] });
    expect(other).toContainEqual({ code: "requests-balance", kind: "BALANCE", severity: "ERROR" });
  });
});

describe("a report that does not add up", () => {
  beforeAll(storeBroken);

  test("has a diagnosis that names the cell, and claims with the cells that they speak of", async () => {
    const { reports } = await ask(`{
      reports(first: 4, filter: { years: [2022] }) { nodes {
        source { name }
        diagnoses { cell blame message { en } findings { rule verdict } hypotheses { kind changes { cell from to } } }
        claims { kind value raw findings { rule } cells { address value provenance { span { start end } } } }
      } }
    }`);
    const broken = reports.nodes.find(({ diagnoses }: { diagnoses: { cell: string }[] }) =>
      diagnoses.some(({ cell }) => cell === "requests/received/total"),
    );
    expect(broken).toBeDefined();
    const [diagnosis] = broken.diagnoses;
    expect(["AGENCY", "READING", "UNDECIDED"]).toContain(diagnosis.blame);
    for (const { verdict } of diagnosis.findings) expect(verdict).toBe("FAIL");
    const received = broken.claims.find(({ kind }: { kind: string }) => kind === "requests.received");
    expect(received?.cells.map(({ address }: { address: string }) => address)).toContain(
      "requests/received/total",
    );
  });

  test("says of itself, its sections and its cells where they come from", async () => {
    const { reports } = await ask(`{
      reports(first: 4, filter: { years: [2022] }) { nodes {
        provenance { ...all } sections { span { start end } provenance { ...all } } source { sha256 text }
        requests { rows { cells { raw provenance { ...all } } } }
        versions { nodes { provenance { origin } } }
      } }
    }
    fragment all on Provenance { url origin retrievedAt sourceSha256 textSha256 parserVersion span { start end } }`);
    const report = reports.nodes.find(({ provenance }: { provenance: { origin: string } }) =>
      provenance.origin.startsWith("archive.warc#"),
    );
    const { provenance, sections, source, requests, versions } = report;
    expect(provenance).toMatchObject({
      url: null,
      sourceSha256: source.sha256,
      parserVersion: PARSER_VERSION,
      span: null,
    });
    expect(provenance.textSha256).toBe(createHash("sha256").update(source.text).digest("hex"));
    expect(provenance.retrievedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(versions.nodes).toEqual([{ provenance: { origin: provenance.origin } }]);
    for (const section of sections) expect(section.provenance).toEqual({ ...provenance, span: section.span });
    for (const { cells } of requests.rows) {
      for (const { raw, provenance: of } of cells) {
        expect({ ...of, span: null }).toEqual(provenance);
        if (raw !== null) expect(source.text.slice(of.span.start, of.span.end)).toBe(raw);
      }
    }
  });
});

describe("what is read again", () => {
  const IDS = `{
    agencies { nodes { id } }
    reports(first: 100) { nodes { id sections { id } findings(verdicts: [FAIL]) { id } } }
  }`;

  test("keeps its ids, tells how it differs from what was read before, and is in the feed of changes", async () => {
    const { changes: start } = await ask("{ changes(last: 1) { pageInfo { endCursor } } }");
    const before = await ask(IDS);
    await storeSample(database, 1, (report) => ({ ...report, documentNumber: "某办〔2024〕1号" }));
    expect(await ask(IDS)).toEqual(before);

    const { changes } = await ask(
      `query ($after: String) { changes(after: $after) {
        pageInfo { hasNextPage }
        nodes { type reportId report { id documentNumber } version { id isCurrent } versionBefore { id }
          comparison { isSame facts { fact after change } } }
      } }`,
      { after: start.pageInfo.endCursor },
    );
    expect(changes.pageInfo.hasNextPage).toBe(false);
    expect(changes.nodes.length).toBeGreaterThanOrEqual(4);
    const [{ reportId, version, versionBefore }] = changes.nodes;
    for (const change of changes.nodes) {
      expect(change).toMatchObject({ type: "REREAD", report: { id: change.reportId } });
      expect(change.comparison.facts).toContainEqual({
        fact: "documentNumber",
        after: "某办〔2024〕1号",
        change: "ADDED",
      });
    }

    const { rule } = await ask('{ rule(code: "jump") { id } }');
    const { report, nodes } = await ask(
      `query ($report: ID!, $ids: [ID!]!) {
        report(id: $report) { versions { totalCount { value } nodes { id isCurrent previous { id } changes { isSame } } } }
        nodes(ids: $ids) { __typename id }
      }`,
      { report: reportId, ids: [version.id, rule.id, "nonsense", versionBefore.id] },
    );
    expect(report.versions).toEqual({
      totalCount: { value: 2 },
      nodes: [
        { id: version.id, isCurrent: true, previous: { id: versionBefore.id }, changes: { isSame: false } },
        { id: versionBefore.id, isCurrent: false, previous: null, changes: null },
      ],
    });
    expect(nodes.map((node: { __typename: string } | null) => node?.__typename ?? null)).toEqual([
      "ReportVersion",
      "Rule",
      null,
      "ReportVersion",
    ]);
  });

  test("is found by its natural keys", async () => {
    const { reports } = await ask(
      "{ reports(first: 1) { nodes { id year agency { name place } sections { id section } } } }",
    );
    const [report] = reports.nodes;
    const found = await ask(
      `query ($name: String!, $place: String, $year: Int!, $report: ID!, $section: SectionId!) {
        report(agencyName: $name, agencyPlace: $place, year: $year) { id }
        section(report: $report, section: $section) { id }
        nothing: section(report: $report, section: $section, occurrence: 9) { id }
      }`,
      {
        name: report.agency.name,
        place: report.agency.place ?? "",
        year: report.year,
        report: report.id,
        section: report.sections[0].section,
      },
    );
    expect(found).toEqual({
      report: { id: report.id },
      section: { id: report.sections[0].id },
      nothing: null,
    });
    const { errors } = await server.ask("{ report(year: 2022) { id } }");
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});
