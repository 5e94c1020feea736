import type { Finding, Severity, Verdict } from "@gongkai/schema";
import { beforeAll, expect, test } from "vitest";
import {
  applyMigrations,
  countFindings,
  coverageOfYears,
  type Database,
  FINDING_ORDERS,
  type FindingFilter,
  type FindingOrder,
  findingsOfAgencies,
  judgeFinding,
  listAgencies,
  listFindings,
  storeReport,
  yearsOfAgencies,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { sampleReport } from "../support/sample-report.ts";

const AGENCIES = ["清河县司法局", "清河县教育局", "白杨市财政局"];
const ALL = { size: 100, from: "start" } as const;

function sampleFinding(rule: string, severity: Severity, verdict: Verdict): Finding {
  const message = { zh: rule, en: rule };
  const sides = { left: 1, right: 2, difference: -1 };
  const where = { places: [], assumedZero: [] };
  return {
    rule,
    ruleVersion: 1,
    kind: "balance",
    severity,
    verdict,
    formula: rule,
    message,
    ...sides,
    ...where,
  };
}

const FINDINGS = [
  sampleFinding("requests-balance", "error", "fail"),
  sampleFinding("jump", "information", "fail"),
  sampleFinding("denied-footing", "error", "pass"),
  sampleFinding("sudden-zero", "warning", "indeterminate"),
];

describeDatabases("lists of findings and years", ({ open }) => {
  let database: Database;
  let agencyIds: readonly string[];
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    for (const agency of AGENCIES) {
      for (const year of [2020, 2021, 2023]) {
        if (agency === AGENCIES[0] && year === 2021) continue;
        if (agency === AGENCIES[1] && year === 2020) continue;
        await storeReport(database, { ...sampleReport({ agency, year }), findings: FINDINGS });
      }
    }
    const agencies = await listAgencies(database, {}, ALL);
    agencyIds = agencies.items.map(({ item }) => item.id);
  });

  const rulesOf = async (filter: FindingFilter, order: FindingOrder = "gravestFirst") =>
    (await listFindings(database, filter, order, ALL)).items.map(({ item }) => item.finding.rule);

  test("leave what a filter names, and count just that", async () => {
    const filters: readonly (readonly [FindingFilter, number])[] = [
      [{}, 28],
      [{ verdicts: ["fail"] }, 14],
      [{ verdicts: ["fail", "pass"], severities: ["error"] }, 14],
      [{ rules: ["jump"], reports: { years: [2023] } }, 3],
      [{ agencyContains: "清河县", kinds: ["balance"] }, 16],
      [{ kinds: [] }, 0],
      [{ isJudged: false }, 28],
    ];
    for (const [filter, count] of filters) {
      expect(await rulesOf(filter)).toHaveLength(count);
      expect(await countFindings(database, filter)).toBe(count);
    }
  });

  test("stand in the order asked for", async () => {
    const grave = await rulesOf({});
    expect(new Set(grave.slice(0, 14))).toEqual(new Set(["requests-balance", "denied-footing"]));
    expect(grave.slice(-7)).toEqual(Array(7).fill("jump"));
    const byRule = await rulesOf({}, "rule");
    expect(byRule).toEqual([...byRule].sort());
    const { items } = await listFindings(database, {}, "newestYearFirst", ALL);
    const years = items.map(({ item }) => item.year ?? 0);
    expect(years).toEqual([...years].sort((one, other) => other - one));
  });

  test("are told by what was last said of them", async () => {
    const { items } = await listFindings(database, { rules: ["jump"] }, "gravestFirst", ALL);
    const [first, second] = items.map(({ item }) => item.finding);
    if (first === undefined || second === undefined) throw new Error("There are seven.");
    const judge = (
      { reportId, rule, input }: typeof first,
      judgement: "confirmed" | "dismissed" | "withdrawn",
    ) => judgeFinding(database, { reportId, rule, input, judgement, author: "test" });
    await judge(first, "confirmed");
    await judge(first, "dismissed");
    await judge(second, "confirmed");
    await judge(second, "withdrawn");
    expect(await countFindings(database, { judgements: ["dismissed"] })).toBe(1);
    expect(await countFindings(database, { judgements: ["confirmed", "withdrawn"] })).toBe(0);
    expect(await countFindings(database, { isJudged: true })).toBe(1);
  });

  test("give each agency the pages that it has by itself", async () => {
    for (const order of Object.keys(FINDING_ORDERS) as readonly FindingOrder[]) {
      const filter = { verdicts: ["fail", "indeterminate"] } as const;
      const pages = await findingsOfAgencies(database, agencyIds, filter, order, { size: 2, from: "end" });
      for (const id of agencyIds) {
        const own = await listFindings(database, { ...filter, reports: { agencyIds: [id] } }, order, ALL);
        const last = own.items.slice(-2).map(({ item, position }) => ({ item: item.finding, position }));
        expect(pages.get(id)).toEqual({
          items: last,
          total: own.items.length,
          hasPrevious: true,
          hasNext: false,
        });
      }
    }
  });

  test("the years of agencies say what is missing, and so do coverage and the filter of agencies", async () => {
    const years = await yearsOfAgencies(database, agencyIds);
    const { items } = await listAgencies(database, {}, ALL);
    const heldOf = (name: string) => {
      const id = items.find(({ item }) => item.name === name)?.item.id ?? "";
      return years.get(id)?.map(({ year, reportId }) => `${year}${reportId === null ? " missing" : ""}`);
    };
    expect(AGENCIES.map(heldOf)).toEqual([
      ["2020", "2021 missing", "2023"],
      ["2021", "2023"],
      ["2020", "2021", "2023"],
    ]);
    const coverage = await coverageOfYears(database, {});
    expect(coverage.map(({ year, expected, present }) => [year, expected, present])).toEqual([
      [2020, 2, 2],
      [2021, 3, 2],
      [2022, 3, 0],
      [2023, 3, 3],
    ]);
    const lacking = await listAgencies(database, { withoutReportOf: 2021 }, ALL);
    expect(lacking.items.map(({ item }) => item.name)).toEqual([AGENCIES[0]]);
  });
});
