import { generateAgencies, generateReport, generateSeries } from "@gongkai/corpus";
import { type CellAddress, GongkaiError, type Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, RULES } from "../src/index.ts";
import { buildReport, reportOf, withUnreadTable } from "./support/build-report.ts";

function reportWith(cells: Readonly<Partial<Record<CellAddress, number | "blank" | "unread">>>): Report {
  // Object.entries loses the key type.
  return buildReport("2021", 2022, new Map(Object.entries(cells) as [CellAddress, number | "blank"][]));
}

describe("faultless reports", () => {
  test("have no finding of severity error on 500 seeds", () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { truth } = generateReport({ seed });
      const failures = checkReport(reportOf(truth)).filter((finding) => finding.verdict === "fail");
      expect(
        failures.filter((finding) => finding.severity === "error"),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test("have no finding at all where every cell is filled in", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { truth } = generateReport({
        seed,
        habits: { filledColumns: "all", marksNotApplicable: false },
      });
      const findings = checkReport(reportOf(truth)).filter(({ rule }) => rule !== "nothing-decided");
      expect(findings, `seed ${seed}`).toEqual([]);
    }
  });

  test("agree from year to year", () => {
    const agencies = generateAgencies({ seed: 3, count: 12 }).map((agency) => ({
      ...agency,
      habits: { ...agency.habits, filledColumns: "all" as const, marksNotApplicable: false },
    }));
    const reports = generateSeries({ seed: 3, agencies, years: [2020, 2021, 2022, 2023] });
    reports.forEach(({ truth }, index) => {
      const before = reports[index - 1]?.truth;
      const isSameAgency = before?.agency.name === truth.agency.name;
      const previous = before !== undefined && isSameAgency ? reportOf(before) : undefined;
      const findings = checkReport(reportOf(truth), {
        previous,
        rules: ["pending-continuity", "stock-continuity"],
      });
      // The first report of the 2021 edition has nothing to compare its stock with.
      const isFirstOfEdition = previous !== undefined && truth.year === 2021;
      expect(findings.map(({ rule, verdict }) => [rule, verdict])).toEqual(
        isFirstOfEdition ? [["stock-continuity", "notAssessable"]] : [],
      );
    });
  });
});

describe("a missing number", () => {
  test("leaves an identity undecided", () => {
    const [finding] = checkReport(
      reportWith({ "requests/received/total": 5, "requests/processed.total/total": "blank" }),
      { rules: ["requests-balance"] },
    );
    expect(finding).toMatchObject({ verdict: "indeterminate", left: 5, right: null, difference: null });
    expect(finding?.assumedZero).toEqual([]);
  });

  test("cannot save a sum that is too large already", () => {
    const [finding] = checkReport(
      reportWith({
        "requests/received/naturalPerson": 7,
        "requests/received/legalServiceProvider": "blank",
        "requests/received/total": 5,
      }),
      { rules: ["applicant-footing"] },
    );
    expect(finding).toMatchObject({ verdict: "fail", left: null, right: 5 });
    expect(finding?.message).toEqual({
      zh: "一、本年新收政府信息公开申请数量：各类申请人之和（至少7）应等于“总计”（5）。",
      en: "Requests received this year: the sum of all applicants (at least 7) must equal “Total” (5).",
    });
  });

  test("may be taken for 0, which is said", () => {
    const [finding] = checkReport(
      reportWith({
        "requests/received/naturalPerson": 5,
        "requests/received/legalServiceProvider": "blank",
        "requests/received/total": 5,
      }),
      { rules: ["applicant-footing"] },
    );
    expect(finding).toMatchObject({
      verdict: "passIfBlankIsZero",
      left: 5,
      right: 5,
      difference: 0,
      assumedZero: ["requests/received/legalServiceProvider"],
    });
  });

  test("is never taken for 0 where it was lost in the source", () => {
    const [finding] = checkReport(
      reportWith({
        "requests/received/naturalPerson": 5,
        "requests/received/legalServiceProvider": "unread",
        "requests/received/total": 5,
      }),
      { rules: ["applicant-footing"] },
    );
    expect(finding?.verdict).toBe("indeterminate");
  });

  test("does not disturb a bound", () => {
    const report = reportWith({
      "requests/received/naturalPerson": "blank",
      "requests/processed.total/total": "blank",
      "requests/pendingAtEnd/total": 4,
      "requests/received/total": 3,
    });
    const findings = checkReport(report, { rules: ["part-within-whole"] });
    expect(findings.map(({ verdict, formula }) => [verdict, formula])).toEqual([
      ["fail", "pendingAtEnd <= received + pendingAtStart"],
    ]);
  });
});

test("a number below 0 is named with its cell", () => {
  const report = reportWith({ "requests/received/total": -1 });
  const [finding] = checkReport(report, { rules: ["negative-count"] });
  expect(finding?.message).toEqual({
    zh: "“一、本年新收政府信息公开申请数量 · 总计”的数量为-1，不能为负。",
    en: "The count at “Requests received this year · Total” is -1; it cannot be below 0.",
  });
});

test("figures are stated so that one of them needs no other words", () => {
  const messageOf = (rule: string, ...values: Parameters<typeof reportWith>) =>
    checkReport(reportWith(...values), { rules: [rule] }).find(({ verdict }) => verdict === "fail")?.message
      .en;
  expect(messageOf("nothing-decided", { "requests/received/total": 1 })).toBe(
    "Requests received or carried in: 1; decided in the whole year: 0.",
  );
  expect(messageOf("blanks-per-table", { "requests/received/total": "blank" })).toBe(
    "Table of requests: cells that are blank or not applicable: 1.",
  );
});

describe("a table that was not read", () => {
  const report = withUnreadTable(reportWith({}), "requests");

  test("makes every rule that needs it not assessable, once", () => {
    const findings = checkReport(report);
    expect(findings.every((finding) => finding.verdict === "notAssessable")).toBe(true);
    expect(findings.map((finding) => finding.rule)).toEqual([
      "requests-balance",
      "processed-footing",
      "applicant-footing",
      "part-within-whole",
      "only-total-filled",
      "total-missing",
      "nothing-decided",
      "outcome-without-request",
    ]);
  });

  test("leaves the other tables to be checked", () => {
    const findings = checkReport(report, { rules: ["remedies-footing"], all: true });
    expect(findings.map((finding) => finding.verdict)).toEqual(["pass", "pass", "pass"]);
  });
});

describe("checking", () => {
  test("gives findings in the order of the registry, and passes only on demand", () => {
    const report = reportWith({ "requests/received/total": -1 });
    const codesOf = (all: boolean) => [...new Set(checkReport(report, { all }).map(({ rule }) => rule))];
    const [some, every] = [codesOf(false), codesOf(true)];
    const codes = RULES.map((rule) => rule.code);
    expect(some).toEqual(codes.filter((code) => some.includes(code)));
    expect(every).toEqual(codes.filter((code) => every.includes(code)));
    expect(some).not.toContain("edition-of-wrong-year");
    expect(every).toContain("edition-of-wrong-year");
  });

  test("balances 3259 received and 77 carried in against 3278 processed and 58 carried out", () => {
    const report = reportWith({
      "requests/received/total": 3259,
      "requests/pendingAtStart/total": 77,
      "requests/processed.total/total": 3278,
      "requests/pendingAtEnd/total": 58,
    });
    expect(checkReport(report, { rules: ["requests-balance"] })).toEqual([]);
  });

  test("accepts a report that follows no official form", () => {
    const tables = { proactiveDisclosure: null, requests: null, remedies: null };
    expect(checkReport({ ...reportWith({}), edition: null, tables })).toEqual([]);
  });

  test("compares with the year before only", () => {
    const report = reportWith({ "requests/pendingAtStart/total": 2 });
    const other = { ...reportWith({}), year: 2020 };
    const findings = checkReport(report, { previous: other, rules: ["pending-continuity"] });
    expect(findings.map((finding) => finding.verdict)).toEqual(["notAssessable"]);
    expect(checkReport(report, { rules: ["pending-continuity"] })).toEqual([]);
  });

  test("refuses a rule that does not exist and names those that do", () => {
    expect(() => checkReport(reportWith({}), { rules: ["requests-balanced"] })).toThrow(GongkaiError);
    expect(() => checkReport(reportWith({}), { rules: ["requests-balanced"] })).toThrow(/requests-balance,/);
  });
});
