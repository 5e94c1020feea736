import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { type CellAddress, formCells, type Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkReport } from "../src/index.ts";
import { buildReport, reportOf, withFee } from "./support/build-report.ts";

const RECEIVED = "requests/received/total";
const GOVERNMENT = { level: null, kind: "government" } as const;
const BODIES = ["甲县教育局", "甲县民政局", "甲县水利局"];

function reportFor(name: string | null, received: number | "blank" | "unread", year = 2022): Report {
  const agency = name === null ? null : { name, place: null, evidence: [] };
  return { ...buildReport("2021", year, new Map([[RECEIVED, received]])), agency };
}

function check(received: number, reports: readonly Report[], expected: readonly string[] | null) {
  return checkReport(reportFor("甲县人民政府", received), {
    agency: GOVERNMENT,
    subordinates: { reports, expected, isExhaustive: true },
    rules: ["parent-covers-children"],
    all: true,
  });
}

/** The verdict on the one row that is not 0 everywhere. */
function verdictOnReceived(...given: Parameters<typeof check>) {
  const finding = check(...given).find(({ places }) => places.some(({ cell }) => cell === RECEIVED));
  return finding === undefined ? undefined : [finding.verdict, finding.left, finding.right];
}

describe("a summary report", () => {
  const [education = "", civilAffairs = "", water = ""] = BODIES;
  const all = [reportFor(education, 5), reportFor(civilAffairs, 3), reportFor(water, 0)];

  test("equals the sum of the bodies below it once all of them are there", () => {
    expect(verdictOnReceived(8, all, BODIES)).toEqual(["pass", 8, 8]);
    expect(verdictOnReceived(9, all, BODIES)).toEqual(["fail", 9, 8]);
    expect(verdictOnReceived(7, all, BODIES)).toEqual(["fail", 7, 8]);
  });

  test("is bounded by those that are there, and never passes while one is missing", () => {
    const some = all.slice(0, 2);
    expect(verdictOnReceived(8, some, BODIES)).toEqual(["indeterminate", null, null]);
    expect(verdictOnReceived(80, some, BODIES)).toEqual(["indeterminate", null, null]);
    expect(verdictOnReceived(7, some, BODIES)).toEqual(["fail", 7, 8]);
    const findings = check(8, some, BODIES);
    expect(findings.filter(({ verdict }) => verdict === "pass")).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message.en).toContain("reports are missing (1)");
  });

  test("counts amounts as far as they are printed", () => {
    const verdictOnFee = (parent: string, ...fees: readonly string[]) => {
      const reports = fees.map((fee, at) => withFee(reportFor(BODIES[at] ?? "", 0), fee));
      const findings = checkReport(withFee(reportFor("甲县人民政府", 0), parent), {
        agency: GOVERNMENT,
        subordinates: { reports, expected: BODIES.slice(0, fees.length), isExhaustive: true },
        rules: ["parent-covers-children"],
        all: true,
      });
      return findings.find(({ places }) => places[0]?.cell?.includes("fees"))?.verdict;
    };
    expect(verdictOnFee("12.34", "6.1713", "6.1712")).toBe("pass");
    expect(verdictOnFee("12.3", "6.17", "6.17")).toBe("pass");
    expect(verdictOnFee("12.3426", "6.17", "6.17")).toBe("pass");
    expect(verdictOnFee("0.3", "0.1", "0.2")).toBe("pass");
    expect(verdictOnFee("12.30", "6.17", "6.17")).toBe("fail");
    expect(verdictOnFee("12.37", "6.1713", "6.1712")).toBe("fail");
    expect(verdictOnFee("0", "0.5", "0.2")).toBe("fail");
  });

  test("is only bounded where nobody knows which bodies should report", () => {
    expect(verdictOnReceived(8, all, null)).toEqual(["indeterminate", null, null]);
    expect(verdictOnReceived(7, all, null)).toEqual(["fail", 7, 8]);
  });

  test("is only bounded while a number is blank or unread", () => {
    for (const lost of ["blank", "unread"] as const) {
      const reports = [...all.slice(0, 2), reportFor(water, lost)];
      expect(verdictOnReceived(8, reports, BODIES)).toEqual(["indeterminate", null, null]);
      expect(verdictOnReceived(9, reports, BODIES)).toEqual(["indeterminate", null, null]);
      expect(verdictOnReceived(7, reports, BODIES)).toEqual(["fail", 7, 8]);
    }
  });

  test("counts a body that is given twice once, and neither itself nor other years", () => {
    const reports = [
      ...all,
      reportFor(education, 6),
      reportFor("甲县人民政府", 8),
      reportFor(water, 50, 2021),
    ];
    expect(verdictOnReceived(8, reports, BODIES)).toEqual(["pass", 8, 8]);
  });

  test("finds bodies by a name without its place, unless several share it", () => {
    const short = [reportFor("教育局", 5), ...all.slice(1)];
    expect(verdictOnReceived(8, short, BODIES)).toEqual(["pass", 8, 8]);
    expect(verdictOnReceived(8, short, [...BODIES, "乙县教育局"])?.[0]).toBe("indeterminate");
  });

  test("is not what a department hands in", () => {
    const options: CheckOptions = {
      agency: { level: null, kind: "education" },
      subordinates: { reports: all, expected: BODIES, isExhaustive: true },
      rules: ["parent-covers-children", "coverage"],
      all: true,
    };
    expect(checkReport(reportFor("甲县教育局", 1), options)).toEqual([]);
  });

  test("passes as the sum of generated reports, and is undecided without any one of them", () => {
    const agencies = generateAgencies({ seed: 4, count: 8 }).map((agency) => ({
      ...agency,
      habits: { ...agency.habits, filledColumns: "all" as const, marksNotApplicable: false },
    }));
    const truths = generateSeries({ seed: 4, agencies, years: [2022] }).map(({ truth }) => truth);
    const children = truths
      .filter(({ tables }) => tables === "printed")
      .map((truth) => ({
        ...reportOf(truth),
        agency: { name: truth.agency.name, place: null, evidence: [] },
      }));
    const known = truths.filter(({ tables }) => tables === "printed");
    const sums = new Map<CellAddress, number>(
      formCells("2021").map(({ address }) => [
        address,
        known.reduce((sum, { values }) => sum + Number(values.get(address)), 0),
      ]),
    );
    const expected = children.map(({ agency }) => agency.name);
    const verdicts = (reports: readonly Report[]) =>
      new Set(
        checkReport(buildReport("2021", 2022, sums), {
          agency: GOVERNMENT,
          subordinates: { reports, expected, isExhaustive: true },
          rules: ["parent-covers-children"],
          all: true,
        }).map(({ verdict }) => verdict),
      );
    expect(verdicts(children)).toEqual(new Set(["pass"]));
    for (const missing of children) {
      expect(verdicts(children.filter((child) => child !== missing))).toEqual(new Set(["indeterminate"]));
    }
  });
});

describe("coverage", () => {
  test("lists the bodies that have not reported", () => {
    const findings = checkReport(reportFor("甲县人民政府", 0), {
      agency: GOVERNMENT,
      subordinates: { reports: [reportFor("甲县民政局", 0)], expected: BODIES },
      rules: ["coverage"],
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: "information", verdict: "fail", left: 1, right: 3 });
    expect(findings[0]?.message.zh).toBe("2022年应有3个机关报告，已有1个，缺2个：甲县教育局、甲县水利局。");
  });

  test("says nothing where nobody knows which bodies should report", () => {
    const subordinates = { reports: [], expected: null };
    expect(checkReport(reportFor(null, 0), { subordinates, rules: ["coverage"], all: true })).toEqual([]);
  });
});

describe("published-late", () => {
  const verdictOf = (
    kind: string | null | undefined,
    publishedOn: string | null,
    signedOn: string | null = null,
  ) => {
    const agency = kind === undefined ? undefined : { level: null, kind };
    const report = { ...reportFor(null, 0), publishedOn, signedOn };
    return checkReport(report, { agency, rules: ["published-late"], all: true })[0]?.verdict;
  };

  test("gives departments until the end of January and governments until the end of March", () => {
    expect(verdictOf("education", "2023-01-31")).toBe("pass");
    expect(verdictOf("education", "2023-02-01")).toBe("fail");
    expect(verdictOf("government", "2023-03-31")).toBe("pass");
    expect(verdictOf("government", "2023-04-01")).toBe("fail");
  });

  test("gives a body of unknown kind the later day", () => {
    for (const kind of [null, undefined]) {
      expect(verdictOf(kind, "2023-02-01")).toBe("pass");
      expect(verdictOf(kind, "2023-04-01")).toBe("fail");
    }
  });

  test("goes by the signature where the page has no date, and says nothing where neither has", () => {
    expect(verdictOf("education", null, "2023-02-01")).toBe("fail");
    expect(verdictOf("education", "2023-01-20", "2023-02-01")).toBe("pass");
    expect(verdictOf("education", null)).toBeUndefined();
  });

  test("does not take a date before the report year has ended for late", () => {
    expect(verdictOf("education", "2022-06-30")).toBe("pass");
    expect(verdictOf("education", "1970-01-01")).toBe("pass");
  });

  test("says that a report was signed in time where only the page is late", () => {
    const report = { ...reportFor(null, 0), publishedOn: "2024-05-06", signedOn: "2023-01-20" };
    const [finding] = checkReport(report, { rules: ["published-late"] });
    expect(finding?.message.en).toBe(
      "The report for 2022 was published on 2024-05-06 (signed on 2023-01-20; the page may have been put up again later); any report is due by 2023-03-31; days late: 402.",
    );
  });
});
