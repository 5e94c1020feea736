import { generateAgencies, generateSeries, type Truth } from "@gongkai/corpus";
import {
  APPLICANTS,
  type CellAddress,
  type Claim,
  cellsOfFinding,
  type Report,
  type Section,
} from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkReport, RULES } from "../src/index.ts";
import { buildReport, withFee, withUnreadTable } from "./support/build-report.ts";

type Cells = Readonly<Partial<Record<CellAddress, number | "blank" | "unread">>>;

function reportFor(year: number, cells: Cells = {}, facts: Partial<Report> = {}): Report {
  // Object.entries loses the key type.
  const values = new Map(Object.entries(cells) as [CellAddress, number | "blank"][]);
  return { ...buildReport(year < 2021 ? "2019" : "2021", year, values), ...facts };
}

function claim(kind: Claim["kind"], value: number, more: Partial<Claim> = {}): Claim {
  return {
    kind,
    value,
    isApproximate: false,
    scope: null,
    year: null,
    partOf: null,
    raw: String(value),
    span: { start: 0, end: 0 },
    section: "overview",
    ...more,
  };
}

function section(text: string): Section {
  const span = { start: 100, end: 100 + text.length };
  return { id: "overview", heading: "", headingSpan: { start: 0, end: 0 }, span, text, paragraphs: [span] };
}

/** Verdicts of one rule, passes included, with both figures. */
function verdicts(rule: string, report: Report, options: CheckOptions) {
  return checkReport(report, { ...options, rules: [rule], all: true }).map(({ verdict, left, right }) => [
    verdict,
    left,
    right,
  ]);
}

function onlyFinding(rule: string, report: Report, options: CheckOptions) {
  const findings = checkReport(report, { ...options, rules: [rule] });
  expect(findings).toHaveLength(1);
  return findings[0];
}

const RECEIVED = "requests/received/total";
const LICENSES = "proactiveDisclosure/licensing.licenses/decisions";
const FEE = "proactiveDisclosure/fees.administrativeFees/amountCollected";
const OTHERWISE = "requests/processed.otherwiseClosed/total";

/** Rules that compare numbers with those of the year before, and so need the same agency. */
const OF_TWO_YEARS = [
  "pending-continuity",
  "stock-continuity",
  "jump",
  "fee-jump",
  "sudden-zero",
  "table-not-updated",
  "restated-figure",
];

describe("the report of the year before", () => {
  test.each(OF_TWO_YEARS)("is not compared by %s where the agency was renamed, merged or split", (rule) => {
    const previous = reportFor(2021, { [RECEIVED]: 1 });
    const findings = checkReport(reportFor(2022, { [RECEIVED]: 500 }), {
      previous,
      continuity: "changed",
      rules: [rule],
      all: true,
    });
    expect(findings.map(({ verdict }) => verdict)).toEqual(["notAssessable"]);
    expect(findings[0]?.message.en).toContain("renamed, merged or split");
  });

  test.each(["more-disputes-than-decisions", "litigation-without-reconsideration"])(
    "is not said to be unread by %s where the agency has changed",
    (rule) => {
      const previous = reportFor(2021);
      const disputes = {
        "remedies/reconsideration/total": 1,
        "remedies/litigationAfterReconsideration/total": 1,
      };
      const finding = onlyFinding(rule, reportFor(2022, disputes), { previous, continuity: "changed" });
      expect(finding?.verdict).toBe("notAssessable");
      expect(finding?.message.en).toContain("renamed, merged or split");
    },
  );

  test.each(OF_TWO_YEARS)("is not compared by %s where it is of another year", (rule) => {
    const findings = checkReport(reportFor(2023), { previous: reportFor(2021), rules: [rule], all: true });
    expect(findings.map(({ verdict }) => verdict)).toEqual(["notAssessable"]);
  });

  test.each(OF_TWO_YEARS)("is not spoken of by %s where none was given", (rule) => {
    expect(checkReport(reportFor(2023), { rules: [rule], all: true })).toEqual([]);
  });

  test("carries pending requests across the change of the form, and its stock of documents not", () => {
    const previous = reportFor(2020, { "requests/pendingAtEnd/total": 3 });
    const report = reportFor(2021, { "requests/pendingAtStart/total": 2 });
    expect(verdicts("pending-continuity", report, { previous })).toContainEqual(["fail", 2, 3]);
    expect(verdicts("stock-continuity", report, { previous }).map(([verdict]) => verdict)).toEqual([
      "notAssessable",
    ]);
  });

  test("is said once not to have been read, on whichever side", () => {
    const [report, previous] = [reportFor(2022), reportFor(2021)];
    const check = (one: Report, other: Report) =>
      checkReport(one, { previous: other, rules: ["pending-continuity"] }).map(({ verdict }) => verdict);
    expect(check(report, withUnreadTable(previous, "requests"))).toEqual(["notAssessable"]);
    expect(check(withUnreadTable(report, "requests"), previous)).toEqual(["notAssessable"]);
  });

  test("may leave blank what the report says is 0", () => {
    const blanks = Object.fromEntries(APPLICANTS.map(({ id }) => [`requests/pendingAtEnd/${id}`, "blank"]));
    const findings = checkReport(reportFor(2022), {
      previous: reportFor(2021, blanks as Cells),
      rules: ["pending-continuity"],
    });
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(["passIfBlankIsZero"]));
    expect(findings[0]?.message.en).toContain("if last year's blanks are 0");
  });
});

describe("jump", () => {
  test("says both years' figures, and once for a row", () => {
    const row = (value: number) =>
      Object.fromEntries(APPLICANTS.map(({ id }) => [`requests/received/${id}`, value]));
    const finding = onlyFinding("jump", reportFor(2022, row(120)), { previous: reportFor(2021, row(12)) });
    expect(finding).toMatchObject({ verdict: "fail", left: 120, right: 12 });
    expect(finding?.message).toEqual({
      zh: "“一、本年新收政府信息公开申请数量 · 总计”：2022年为120，2021年为12，本年是上年的10倍。",
      en: "“Requests received this year · Total”: 120 in 2022 and 12 in 2021, that is 10 times last year's.",
    });
    expect(finding?.places.map(({ of, cell }) => [of, cell])).toEqual([
      ["report", RECEIVED],
      ["previous", RECEIVED],
    ]);
  });

  test("does not see one where a number is small, blank or unread", () => {
    for (const [now, then] of [
      [9, 100],
      [100, 9],
      ["blank", 100],
      [100, "blank"],
      ["unread", 100],
      [100, "unread"],
      [50, 10],
      [10, 50],
    ] as const) {
      const options = { previous: reportFor(2021, { [RECEIVED]: then }), rules: ["jump"] };
      expect(checkReport(reportFor(2022, { [RECEIVED]: now }), options)).toEqual([]);
    }
  });

  test("adds up what the later form splits", () => {
    const part = (id: string) => `requests/processed.otherwiseClosed.${id}/total`;
    const report = reportFor(2021, { [part("feeUnpaid")]: 40, [part("other")]: 30 });
    const finding = onlyFinding("jump", report, { previous: reportFor(2020, { [OTHERWISE]: 12 }) });
    expect(finding).toMatchObject({ left: 70, right: 12 });
    expect(finding === undefined ? [] : cellsOfFinding(finding)).toHaveLength(3);
  });

  test("measures by its thresholds", () => {
    const previous = reportFor(2021, { [RECEIVED]: 10 });
    const report = reportFor(2022, { [RECEIVED]: 30 });
    expect(checkReport(report, { previous, rules: ["jump"] })).toEqual([]);
    const thresholds = { "jump.ratio": 2 };
    expect(checkReport(report, { previous, rules: ["jump"], thresholds })).toHaveLength(1);
    const strict = { ...thresholds, "jump.minimum": 11 };
    expect(checkReport(report, { previous, rules: ["jump"], thresholds: strict })).toEqual([]);
  });

  test("leaves a slip of the fee's unit to the rule that names it", () => {
    const options = { previous: reportFor(2021, { [FEE]: 17_350 }) };
    const report = reportFor(2022, { [FEE]: 165_000_000 });
    const findings = checkReport(report, { ...options, rules: ["jump", "fee-jump"] });
    expect(findings.map(({ rule, left, right }) => [rule, left, right])).toEqual([
      ["fee-jump", 165_000_000, 17_350],
    ]);
    expect(checkReport(reportFor(2022, { [FEE]: 0 }), { ...options, rules: ["fee-jump"] })).toEqual([]);
  });
});

describe("sudden-zero", () => {
  const years = (numbers: readonly (number | "blank")[]) =>
    numbers.map((number, index) => reportFor(2023 - index, { [LICENSES]: number }));
  const check = (now: number | "blank", before: readonly (number | "blank")[]) => {
    const [previous, ...earlier] = years(before);
    return checkReport(reportFor(2024, { [LICENSES]: now }), { previous, earlier, rules: ["sudden-zero"] });
  };

  test("says the three years and their median", () => {
    const [finding, ...others] = check(0, [30, 0, 20]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ verdict: "fail", left: 0, right: 20 });
    expect(finding?.message.en).toContain("30, 0, 20");
  });

  test("needs three known years of which the median is not small, and a 0 that is printed", () => {
    expect(check(0, [30, 0, 19])).toEqual([]);
    expect(check(0, [30, 30])).toEqual([]);
    expect(check(0, [30, "blank", 30])).toEqual([]);
    expect(check("blank", [30, 30, 30])).toEqual([]);
    expect(check(1, [30, 30, 30])).toEqual([]);
  });
});

describe("table-not-updated", () => {
  const filled = (last: number): Cells => ({
    "remedies/reconsideration/upheld": 3,
    "remedies/reconsideration/total": 3,
    "remedies/directLitigation/upheld": 4,
    "remedies/directLitigation/total": 4,
    "remedies/litigationAfterReconsideration/total": last,
  });

  test("does not mind a table that is 0 almost everywhere", () => {
    const rules = ["table-not-updated"];
    expect(checkReport(reportFor(2022, filled(0)), { previous: reportFor(2021, filled(0)), rules })).toEqual(
      [],
    );
    expect(
      checkReport(reportFor(2022, filled(1)), { previous: reportFor(2021, filled(1)), rules }),
    ).toHaveLength(1);
  });

  test("does not mind one number repeated, as a single request that is granted leaves it", () => {
    const rows = ["received", "processed.granted", "processed.total"];
    const single = Object.fromEntries(
      rows.flatMap((row) => [
        [`requests/${row}/naturalPerson`, 1],
        [`requests/${row}/total`, 1],
      ]),
    );
    const previous = reportFor(2021, single);
    expect(checkReport(reportFor(2022, single), { previous, rules: ["table-not-updated"] })).toEqual([]);
  });

  test("cannot decide while numbers are unread, and takes a blank for no 0", () => {
    const previous = reportFor(2021, filled(1));
    const lost = { ...filled(1), "remedies/reconsideration/corrected": "unread" } as const;
    const blank = { ...filled(1), "remedies/reconsideration/corrected": "blank" } as const;
    const verdictOf = (cells: Cells) =>
      checkReport(reportFor(2022, cells), { previous, rules: ["table-not-updated"] }).map(
        ({ verdict }) => verdict,
      );
    expect(verdictOf(lost)).toEqual(["indeterminate"]);
    expect(verdictOf(blank)).toEqual([]);
    const unread = withUnreadTable(reportFor(2022), "remedies");
    const findings = checkReport(unread, { previous, rules: ["table-not-updated"] });
    expect(findings.map(({ verdict }) => verdict)).toEqual(["notAssessable"]);
  });

  test("finds a table of requests that was carried over into the later form", () => {
    const rows = {
      [RECEIVED]: 7,
      "requests/processed.granted/total": 4,
      "requests/processed.total/total": 7,
    };
    const naturals = { "requests/received/naturalPerson": 7, "requests/processed.total/naturalPerson": 7 };
    const previous = reportFor(2020, { ...rows, ...naturals, [OTHERWISE]: 3 });
    const other = "requests/processed.otherwiseClosed.other/total";
    const fails = (count: number) =>
      checkReport(reportFor(2021, { ...rows, ...naturals, [other]: count }), {
        previous,
        rules: ["table-not-updated"],
      }).filter(({ verdict }) => verdict === "fail").length;
    expect([fails(3), fails(2)]).toEqual([1, 0]);
  });
});

describe("two-reports-one-year", () => {
  const rule = "two-reports-one-year";

  test("shows every number that differs, here and there", () => {
    const report = reportFor(2022, { [RECEIVED]: 12, [LICENSES]: 5 });
    const version = reportFor(2022, { [RECEIVED]: 13, [LICENSES]: 6 });
    const finding = onlyFinding(rule, report, { versions: [version] });
    expect(finding?.places.map(({ of, cell }) => [of, cell])).toEqual([
      ["report", LICENSES],
      ["report", RECEIVED],
      ["other", LICENSES],
      ["other", RECEIVED],
    ]);
    expect(finding?.message.en).toContain("numbers that differ (2): ");
    expect(finding?.message.zh).toContain("为12，另一份为13");
  });

  test("has nothing to say of copies, of other years and of the report itself", () => {
    const report = reportFor(2022, { [RECEIVED]: 12 });
    const copy = { ...report, title: "另一标题" };
    const versions = [report, copy, reportFor(2021, { [RECEIVED]: 13 }), { ...report, year: null }];
    expect(checkReport(report, { versions, rules: [rule] })).toEqual([]);
    expect(verdicts(rule, report, { versions })).toEqual([["pass", null, null]]);
  });

  test("takes an amount for the same where one report leaves out its last digits", () => {
    const verdictOf = (fee: string, other: string) =>
      verdicts(rule, withFee(reportFor(2022, {}), fee), {
        versions: [withFee(reportFor(2022, {}), other)],
      })[0]?.[0];
    expect(verdictOf("1.735", "1.74")).toBe("pass");
    expect(verdictOf("1.74", "1.735")).toBe("pass");
    expect(verdictOf("1.74", "1.73")).toBe("fail");
    expect(verdictOf("1.735", "1.78")).toBe("fail");
    expect(verdictOf("0", "0.5")).toBe("fail");
  });

  test("does not take what was left blank or not read for a difference", () => {
    const report = reportFor(2022, { [RECEIVED]: 12 });
    const verdictOf = (received: "blank" | "unread") =>
      verdicts(rule, report, { versions: [reportFor(2022, { [RECEIVED]: received })] })[0]?.[0];
    expect(verdictOf("blank")).toBe("indeterminate");
    expect(verdictOf("unread")).toBe("pass");
  });
});

describe("narrative-reused", () => {
  const sentence = (number: number) =>
    `本年度共召开专题会议${number}次，组织业务培训${number}场，健全公开审查制度，细化公开目录，回应群众关切事项。`;
  const words = [
    "平台",
    "渠道",
    "制度",
    "队伍",
    "流程",
    "目录",
    "解读",
    "互动",
    "监督",
    "考核",
    "数据",
    "档案",
  ];
  const text = (number: number) => words.map((word) => `${word}建设方面，${sentence(number)}`).join("");
  const report = reportFor(2022, {}, { sections: [section(text(3))] });

  test("finds last year's sentences with this year's numbers", () => {
    const previous = reportFor(2021, {}, { sections: [section(text(4))] });
    const finding = onlyFinding("narrative-reused", report, { previous });
    expect(finding).toMatchObject({ verdict: "fail", left: 1, right: 0.9 });
    expect(finding?.places).toEqual([
      { of: "report", cell: null, claim: null, span: report.sections[0]?.span },
    ]);
    expect(finding?.message.en).toContain("the agency's own report for 2021");
  });

  test("says of which agency a text is that was found elsewhere", () => {
    const reused = [
      { section: "overview", similarity: 0.95, agency: "乙县教育局", year: 2022 },
      { section: "overview", similarity: 0.89, agency: "丙县教育局", year: 2022 },
    ] as const;
    const finding = onlyFinding("narrative-reused", report, { reused });
    expect(finding).toMatchObject({ left: 0.95 });
    expect(finding?.message.zh).toContain("乙县教育局2022年");
  });

  test("does not compare short sections, nor finds a new text", () => {
    const short = reportFor(2022, {}, { sections: [section("无。")] });
    const rules = ["narrative-reused"];
    const previous = reportFor(2021, {}, { sections: [section("无。")] });
    expect(checkReport(short, { previous, rules })).toEqual([]);
    expect(checkReport(report, { previous, rules })).toEqual([]);
  });
});

describe("restated-figure", () => {
  const rule = "restated-figure";
  const quoting = (...claims: readonly Claim[]) => reportFor(2022, {}, { claims });

  test("accepts any reading of last year's tables, and last year's narrative", () => {
    const previous = reportFor(
      2021,
      { [RECEIVED]: 10, "requests/pendingAtStart/total": 2 },
      { claims: [claim("requests.received", 11)] },
    );
    for (const value of [10, 11, 12]) {
      expect(
        checkReport(quoting(claim("requests.received", value, { year: 2021 })), { previous, rules: [rule] }),
      ).toEqual([]);
    }
    const finding = onlyFinding(rule, quoting(claim("requests.received", 13, { year: 2021 })), { previous });
    expect(finding).toMatchObject({ verdict: "fail", left: 13, right: 10 });
  });

  test("compares what no table asks for with last year's narrative where that is clear", () => {
    const quoted = quoting(claim("disclosures.total", 80, { year: 2021 }));
    const previously = (...values: readonly number[]) =>
      reportFor(2021, {}, { claims: values.map((value) => claim("disclosures.total", value)) });
    expect(verdicts(rule, quoted, { previous: previously(81) })).toEqual([["fail", 80, 81]]);
    expect(verdicts(rule, quoted, { previous: previously(81, 82) })).toEqual([]);
    expect(verdicts(rule, quoted, { previous: previously() })).toEqual([]);
  });

  test("passes over approximate figures, other years and numbers that are not known", () => {
    const previous = reportFor(2021, { [RECEIVED]: "blank" });
    const check = (more: Partial<Claim>) =>
      verdicts(rule, quoting(claim("requests.received", 13, more)), { previous })[0]?.[0];
    expect(check({ year: 2021, isApproximate: true })).toBeUndefined();
    expect(check({ year: 2020 })).toBeUndefined();
    expect(check({})).toBeUndefined();
    expect(check({ year: 2021 })).toBe("indeterminate");
  });
});

describe("claim-year-on-year", () => {
  const rule = "claim-year-on-year";
  const change = (value: number, raw = `${Math.abs(value)}%`) =>
    claim("yearOnYear.rate", value, { scope: "requests.received", raw });
  const stating = (received: number, ...claims: readonly Claim[]) =>
    reportFor(2022, { [RECEIVED]: received }, { claims: [claim("requests.received", received), ...claims] });
  const previous = reportFor(2021, { [RECEIVED]: 7 });

  test("computes rates to the digits printed, rounded or cut off", () => {
    const verdictOf = (value: number, raw?: string) =>
      verdicts(rule, stating(12, change(value, raw)), { previous })[0]?.[0];
    expect([71.4, 71.42, 71.43, 71, 72].map((value) => verdictOf(value))).toEqual(Array(5).fill("pass"));
    expect([71.6, 70, -71.4, 41.7].map((value) => verdictOf(value))).toEqual(Array(4).fill("fail"));
  });

  test("computes differences, which fall below 0", () => {
    const fell = claim("yearOnYear.difference", -3, { scope: "requests.received", raw: "3件" });
    expect(verdicts(rule, stating(4, fell), { previous })).toEqual([["pass", -3, -3]]);
    expect(verdicts(rule, stating(5, fell), { previous })).toEqual([["fail", -3, -2]]);
  });

  test("uses the figure that the report itself quotes for last year", () => {
    const quoted = claim("requests.received", 8, { year: 2021 });
    expect(verdicts(rule, stating(12, quoted, change(50)), {})).toEqual([["pass", 50, 50]]);
    expect(verdicts(rule, stating(12, quoted, change(60)), {})).toEqual([["fail", 60, 50]]);
  });

  test("takes the last number of its kind that is near, and none that is far", () => {
    const at = (start: number, each: Claim): Claim => ({ ...each, span: { start, end: start + 2 } });
    const report = (distance: number) =>
      reportFor(
        2022,
        { [RECEIVED]: 12 },
        { claims: [at(100, claim("requests.received", 12)), at(100 + distance, change(60))] },
      );
    expect(verdicts(rule, report(120), { previous })).toHaveLength(1);
    expect(verdicts(rule, report(121), { previous })).toEqual([]);
  });

  test("says nothing where last year's report states a quantity over and over", () => {
    const claims = Array.from({ length: 21 }, (_, index) => claim("requests.received", index));
    const before = { ...previous, claims };
    expect(verdicts(rule, stating(12, change(60)), { previous: before })).toEqual([]);
  });

  test("says nothing where it is unclear what changed, or from what", () => {
    const check = (report: Report, options: CheckOptions) => verdicts(rule, report, options);
    expect(check(stating(12, change(60)), {})).toEqual([]);
    expect(check(stating(12, change(60), change(70)), { previous })).toEqual([]);
    expect(check(stating(12, { ...change(60), isApproximate: true }), { previous })).toEqual([]);
    expect(check(stating(12, change(60)), { previous: reportFor(2021) })).toEqual([]);
    expect(check(stating(12, change(60)), { previous: reportFor(2021, { [RECEIVED]: "blank" }) })).toEqual(
      [],
    );
    expect(check(reportFor(2022, {}, { claims: [change(60)] }), { previous })).toEqual([]);
  });

  test("accepts the change of another number in the sentence", () => {
    const processed = claim("requests.processed", 9);
    const report = reportFor(
      2022,
      { [RECEIVED]: 12, "requests/processed.total/total": 9 },
      { claims: [processed, claim("requests.received", 12), change(50)] },
    );
    const before = reportFor(2021, { [RECEIVED]: 7, "requests/processed.total/total": 6 });
    expect(checkReport(report, { previous: before, rules: [rule] })).toEqual([]);
  });
});

describe("faultless series", () => {
  /** The report that a faultless parser would read, with its narrative. */
  function read(truth: Truth): Report {
    let at = 0;
    const spans = truth.claims.map(() => {
      at += 10;
      return { start: at, end: at + 1 };
    });
    return {
      ...buildReport(truth.edition, truth.year, truth.values),
      agency: { name: truth.agency.name, place: null, evidence: [] },
      signedOn: truth.signedOn,
      publishedOn: truth.publishedOn,
      sections: truth.sections.map(({ id, heading, paragraphs }) => ({
        ...section(paragraphs.join("\n")),
        id,
        heading,
      })),
      claims: truth.claims.map(({ printed, ...stated }, index) => ({
        ...stated,
        raw: printed,
        span: spans[index] ?? { start: 0, end: 0 },
      })),
    };
  }

  /** What the generator draws anew each year, so that jumps and zeros are really there. */
  const REAL = ["jump", "sudden-zero"];

  const FAMILY = RULES.filter(({ code }) =>
    [...OF_TWO_YEARS, "claim-year-on-year", "narrative-reused"].includes(code),
  );

  test.each(["plain", "varied"] as const)("of 60 agencies in %s wording have no false alarm", (wording) => {
    const agencies = generateAgencies({ seed: 21, count: 60 });
    const series = generateSeries({ seed: 21, agencies, years: [2019, 2020, 2021, 2022], wording });
    let reports: Report[] = [];
    for (const { truth } of series) {
      const report = read(truth);
      if (reports[0]?.agency?.name !== report.agency?.name) reports = [];
      const previous = reports.at(-1);
      const findings = checkReport(report, {
        previous,
        earlier: reports.slice(0, -1),
        rules: FAMILY.map(({ code }) => code),
      });
      const failures = findings.filter(({ verdict }) => verdict === "fail");
      expect(failures.filter(({ severity }) => severity === "error")).toEqual([]);
      for (const { rule, left, right, places } of failures) {
        if (REAL.includes(rule)) continue;
        // How much was disclosed is drawn anew each year, and last year's figure with it.
        expect(rule).toBe("restated-figure");
        expect(report.claims[places[0]?.claim ?? -1]?.kind).toBe("disclosures.total");
        expect(left).not.toBe(right);
      }
      reports.push(report);
    }
  });
});
