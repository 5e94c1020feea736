import type { CellAddress, Claim, Finding, Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkReport } from "../../src/index.ts";
import { buildReport } from "../support/build-report.ts";

type Cells = Readonly<Partial<Record<CellAddress, number | "blank" | "unread">>>;
type Stated = Pick<Claim, "kind" | "value"> & Partial<Claim>;

const NARRATIVE = [
  "claim-zero",
  "claim-documents",
  "claim-decisions",
  "claim-received",
  "claim-pending-at-start",
  "claim-pending-at-end",
  "claim-processed",
  "claim-outcome",
  "claim-applicant",
  "claim-channels",
  "claim-rate",
  "claim-remedies",
  "claim-sum",
  "claims-agree",
  "claim-fee",
  "fee-unit",
];

/** A report whose section one is one sentence. A claim stands where its printed number is found in the sentence. */
function reportOf(
  cells: Cells,
  sentence: string,
  stated: readonly Stated[],
  facts: Partial<Report> = {},
): Report {
  let from = 0;
  const claims = stated.map((claim): Claim => {
    const raw = claim.raw ?? String(claim.value);
    const start = Math.max(sentence.indexOf(raw, from), 0);
    from = start + raw.length;
    const span = { start, end: from };
    return {
      isApproximate: false,
      scope: null,
      year: null,
      partOf: null,
      section: "overview",
      span,
      ...claim,
      raw,
    };
  });
  const whole = { start: 0, end: sentence.length };
  return {
    // Object.entries loses the key type.
    ...buildReport(
      "2021",
      2022,
      new Map(Object.entries(cells) as [CellAddress, number | "blank" | "unread"][]),
    ),
    sections: [
      {
        id: "overview",
        heading: "",
        headingSpan: { start: 0, end: 0 },
        span: whole,
        text: sentence,
        paragraphs: [whole],
      },
    ],
    claims,
    ...facts,
  };
}

function check(report: Report, options: CheckOptions = {}): readonly Finding[] {
  return checkReport(report, { rules: NARRATIVE, all: true, ...options });
}

const written = ({ rule, verdict, formula }: Finding) => `${rule} ${verdict}: ${formula}`;

const IN: Cells = { "requests/received/total": 10, "requests/pendingAtStart/total": 3 };

describe("the requests that came in", () => {
  test.each([
    [10, "claim-received pass: claim = received"],
    [13, "claim-received pass: claim = received + pendingAtStart"],
    [11, "claim-received fail: claim = received or claim = received + pendingAtStart"],
  ])("%i are compared with those received, and with those carried in as well", (value, expected) => {
    const report = reportOf(IN, `全年收到政府信息公开申请${value}件。`, [
      { kind: "requests.received", value, raw: `${value}件` },
    ]);
    expect(check(report).map(written)).toEqual([expected]);
  });

  test("and were handled are both together", () => {
    const report = reportOf(IN, "共收办申请10件。", [{ kind: "requests.receivedAndPending", value: 10 }]);
    expect(check(report).map(written)).toEqual(["claim-received fail: claim = received + pendingAtStart"]);
  });

  test("3259, with 3278 answered, 77 carried in and 58 carried out, agree", () => {
    const cells: Cells = {
      "requests/received/total": 3259,
      "requests/pendingAtStart/total": 77,
      "requests/processed.total/total": 3278,
      "requests/pendingAtEnd/total": 58,
    };
    const report = reportOf(cells, "收到申请3259件，上年结转77件，答复3278件，结转下年58件。", [
      { kind: "requests.received", value: 3259 },
      { kind: "requests.pendingAtStart", value: 77 },
      { kind: "requests.processed", value: 3278 },
      { kind: "requests.pendingAtEnd", value: 58 },
    ]);
    expect(check(report).map(({ verdict }) => verdict)).toEqual(["pass", "pass", "pass", "pass"]);
  });

  test("say both figures where they differ", () => {
    const report = reportOf({ "requests/received/total": 12 }, "收到申请11件。", [
      { kind: "requests.received", value: 11, raw: "11件" },
    ]);
    const [finding] = check(report);
    expect(finding).toMatchObject({ left: 11, right: 12, difference: -1 });
    expect(finding?.message.zh).toContain("为11（“11件”），表中");
    expect(finding?.places[0]).toMatchObject({ claim: 0, span: { start: 4, end: 7 } });
  });
});

describe("requests answered", () => {
  const cells: Cells = {
    ...IN,
    "requests/processed.total/total": 11,
    "requests/pendingAtEnd/total": 2,
  };

  test("may be those of this year's that are not carried over", () => {
    const report = reportOf(cells, "收到10件，办结8件。", [{ kind: "requests.processed", value: 8 }]);
    expect(check(report).map(written)).toEqual(["claim-processed pass: claim + pendingAtEnd = received"]);
  });

  test("are the sum of a group where the text names one", () => {
    const denied: Cells = {
      "requests/processed.denied.stateSecret/total": 1,
      "requests/processed.denied.administrativeInquiry/total": 2,
    };
    const report = reportOf(denied, "不予公开3件。", [
      { kind: "requests.outcome", value: 3, scope: "processed.denied" },
    ]);
    expect(check(report).map(written)).toEqual(["claim-outcome pass: claim = Σ processed.denied"]);
  });

  test("by other treatment are a row in one edition and a group in the other", () => {
    const claim: Stated = { kind: "requests.outcome", value: 2, scope: "processed.otherwiseClosed" };
    const newer = reportOf({ "requests/processed.otherwiseClosed.other/total": 2 }, "其他处理2件。", [claim]);
    const older = {
      ...buildReport("2019", 2020, new Map([["requests/processed.otherwiseClosed/total", 2]])),
      claims: newer.claims,
    };
    expect(check(newer).map(written)).toEqual(["claim-outcome pass: claim = Σ processed.otherwiseClosed"]);
    expect(check(older).map(written)).toEqual(["claim-outcome pass: claim = processed.otherwiseClosed"]);
  });
});

describe("a number that is only near", () => {
  const licenses = (value: number): Cells => ({ "proactiveDisclosure/licensing.licenses/decisions": value });
  test.each([
    ["办理行政许可1200余件", 1200, "1200余件", [1200, 1234, 1299], [1199, 1301]],
    ["办理行政许可近1200件", 1200, "1200件", [1101, 1199], [1201, 1099]],
    ["办理行政许可约1200件", 1200, "1200件", [1150, 1234], [1050, 1350]],
    ["办理行政许可超过1200件", 1200, "1200件", [1201, 5000], [1199]],
    ["办理行政许可1200件以上", 1200, "1200件", [1200, 2000], [1100]],
    ["办理行政许可两千余件", 2000, "两千余件", [2000, 2999], [1999, 3001]],
  ])("%s", (sentence, value, raw, right, wrong) => {
    const verdict = (cell: number) => {
      const claim: Stated = { kind: "decisions.licenses", value, raw, isApproximate: true };
      return check(reportOf(licenses(cell), `${sentence}。`, [claim]))[0]?.verdict;
    };
    for (const cell of right) expect([cell, verdict(cell)]).toEqual([cell, "pass"]);
    for (const cell of wrong) expect([cell, verdict(cell)]).toEqual([cell, "fail"]);
  });

  test("is one in ten thousands with a fraction, rounded or cut off", () => {
    const claim: Stated = { kind: "decisions.licenses", value: 285_000, raw: "28.5万件" };
    const verdict = (cell: number) =>
      check(reportOf(licenses(cell), "办理行政许可28.5万件。", [claim]))[0]?.verdict;
    expect([284_600, 285_000, 285_900].map(verdict)).toEqual(["pass", "pass", "pass"]);
    expect([284_400, 286_100].map(verdict)).toEqual(["fail", "fail"]);
  });
});

describe("a missing number", () => {
  const claim: Stated = { kind: "requests.received", value: 5 };
  const verdicts = (cells: Cells, value = 5) =>
    check(reportOf(cells, `收到申请${value}件。`, [{ ...claim, value }])).map(({ verdict }) => verdict);

  test("leaves a claim undecided", () => {
    expect(verdicts({ "requests/received/total": "blank" })).toEqual(["indeterminate"]);
    expect(verdicts({ "requests/received/total": 4, "requests/pendingAtStart/total": "blank" })).toEqual([
      "indeterminate",
    ]);
  });

  test("cannot save a claim that is too small already", () => {
    expect(verdicts({ "requests/received/total": 6, "requests/pendingAtStart/total": "blank" })).toEqual([
      "fail",
    ]);
  });

  test("may be taken for 0 where none is claimed, which is said", () => {
    const report = reportOf({ "requests/received/total": "blank" }, "未收到申请。", [
      { kind: "requests.received", value: 0, raw: "未收到" },
    ]);
    expect(check(report)[0]).toMatchObject({
      rule: "claim-zero",
      verdict: "passIfBlankIsZero",
      left: 0,
      right: 0,
      assumedZero: ["requests/received/total"],
    });
  });

  test("that was lost makes claims not assessable, once for each rule", () => {
    const lost: Cells = {
      "requests/processed.granted/total": "unread",
      "requests/processed.partiallyGranted/total": "unread",
    };
    const report = reportOf(lost, "予以公开4件，部分公开5件。", [
      { kind: "requests.outcome", value: 4, scope: "processed.granted" },
      { kind: "requests.outcome", value: 5, scope: "processed.partiallyGranted" },
    ]);
    const findings = check(report);
    expect(findings.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ["claim-outcome", "notAssessable"],
    ]);
    expect(findings[0]?.places.map((place) => place.claim)).toEqual([0, 1]);
  });
});

describe("no alarm is raised", () => {
  const SOME: Cells = {
    "requests/received/total": 3,
    "requests/processed.total/total": 3,
    "remedies/reconsideration/total": 1,
    "remedies/directLitigation/total": 3,
    "proactiveDisclosure/documents.normativeDocuments/issued": 3,
  };
  const silent = (sentence: string, claim: Partial<Claim> = {}, facts: Partial<Report> = {}) => {
    const stated: Stated = { kind: "requests.received", value: 7, raw: "7件", ...claim };
    return check(reportOf({ "requests/received/total": 5 }, sentence, [stated], facts));
  };

  test.each([
    "历年来收到政府信息公开申请7件。",
    "近三年收到政府信息公开申请7件。",
    "自开通以来收到政府信息公开申请7件。",
    "截至12月底，累计收到政府信息公开申请7件。",
    "下属单位收到政府信息公开申请7件。",
    "全县各部门收到政府信息公开申请7件。",
    "全市共收到政府信息公开申请7件。",
    "通过网络平台收到政府信息公开申请7件。",
    "办理来信，其中收到政府信息公开申请7件。",
    "系统內歷年收到政府信息公開申請7件。",
    "收到申请7件，均与政府信息公开无关。",
    "全年累计受理申请7件（含历年），本年度新收5件。",
    "全年累计受理申请7件，其中本年新收5件。",
  ])("by what may count something else: %s", (sentence) => {
    expect(silent(sentence)).toEqual([]);
  });

  test.each([
    ["remedies.reconsideration", "35件", "全县共受理行政复议案件35件，其中涉及政府信息公开0件。"],
    ["remedies.reconsideration", "35件", "全年行政复议案件35件，涉及政府信息公开的0件。"],
    ["remedies.litigation", "12件", "行政诉讼案件12件。其中因政府信息公开引发的0件。"],
    ["remedies.litigation", "40件", "全年共办理行政复议案件35件，行政应诉40件。"],
    ["remedies.reconsideration", "35件", "作为县政府复议机构，全年共办理行政复议案件35件。"],
  ] as const)("by cases on any subject: %s %s: %s", (kind, raw, sentence) => {
    const agency = { name: "示例县人民政府", place: null, evidence: [] };
    const claim: Stated = { kind, value: Number.parseInt(raw, 10), raw };
    expect(check(reportOf({}, sentence, [claim], { agency }))).toEqual([]);
  });

  test.each([
    ["remedies.reconsideration", "0件", "本年度新增行政复议0件，上年结转未审结1件。"],
    ["remedies.reconsideration", "0件", "新收行政复议0件。"],
    ["remedies.litigation", "0件", "全年新发生行政诉讼0件，3件为上年未审结。"],
    ["remedies.reconsideration", "0件", "行政复议0件（不含上年结转1件）。"],
    ["remedies.reconsideration", "未", "本机关未被申请行政复议，1件为以市政府为被告的案件。"],
    ["documents.issued", "未出台", "未出台行政规范性文件，修订3件。"],
    ["requests.processed", "零件", "办结政府信息公开申请零件逾期。"],
    ["requests.received", "0件", "收到申请0件（不含转办的3件）。"],
  ] as const)("by a 0 of some only: %s %s: %s", (kind, raw, sentence) => {
    const scope = kind === "documents.issued" ? "documents.normativeDocuments" : null;
    const claim: Stated = { kind, value: 0, raw, scope };
    expect(check(reportOf(SOME, sentence, [claim]))).toEqual([]);
  });

  test("by cases that are pending, taken for requests", () => {
    const claim: Stated = { kind: "requests.pendingAtStart", value: 1, raw: "1件" };
    expect(check(reportOf({}, "行政复议0件（不含上年结转1件）。", [claim]))).toEqual([]);
  });

  test("by what the words on another line of its sentence say, in a paragraph or between lone numbers", () => {
    const claim: Stated = { kind: "requests.received", value: 7, raw: "7件" };
    const report = reportOf(SOME, "我局认真执行条例，下属各\n单位共收到政府信息公开申请7件。", [claim]);
    expect(check(report)).toEqual([]);
    const lines = ["下属单位办结申请", "6", "件,收到申请", "7件"];
    const text = lines.join("\n");
    const starts = lines.map((_, index) => lines.slice(0, index).join("\n").length + (index === 0 ? 0 : 1));
    const paragraphs = starts.map((start, index) => ({ start, end: start + (lines[index]?.length ?? 0) }));
    const apart = reportOf(SOME, text, [claim]);
    const sections = apart.sections.map((section) => ({ ...section, paragraphs }));
    expect(check({ ...apart, sections })).toEqual([]);
  });

  test("but by a 0 of all", () => {
    for (const sentence of ["新收申请3件，行政复议0件。", "行政复议0件。上年3件。"]) {
      const report = reportOf(SOME, sentence, [
        { kind: "remedies.reconsideration", value: 0, raw: "0件", scope: null },
      ]);
      expect(check(report).map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual(["claim-zero fail"]);
    }
  });

  test("but by a sum of the year", () => {
    expect(silent("今年以来，全年累计收到政府信息公开申请7件。").map(({ verdict }) => verdict)).toEqual([
      "fail",
    ]);
    const agency = { name: "示例市人民政府", place: null, evidence: [] };
    const sentence = "全市共收到政府信息公开申请7件。";
    expect(silent(sentence, {}, { agency }).map(({ verdict }) => verdict)).toEqual(["fail"]);
  });

  test("by a number of another year", () => {
    expect(silent("2021年收到政府信息公开申请7件。", { year: 2021 })).toEqual([]);
  });

  test("by documents of any sort", () => {
    expect(silent("制发各类文件7件。", { kind: "documents.issued" })).toEqual([]);
  });

  test("by a smaller number beside the right one", () => {
    const report = reportOf({ "requests/received/total": 5 }, "收到申请5件，收到申请2件。", [
      { kind: "requests.received", value: 5 },
      { kind: "requests.received", value: 2 },
    ]);
    expect(check(report).map(({ verdict }) => verdict)).toEqual(["pass"]);
  });

  test("by the parts of a sum that is itself not the table's, but by the sum", () => {
    const report = reportOf(IN, "收到申请20件，其中自然人18件。", [
      { kind: "requests.received", value: 20 },
      { kind: "requests.applicant", value: 18, scope: "naturalPerson", partOf: 0 },
    ]);
    const failures = check(report).filter(({ verdict }) => verdict === "fail");
    expect(failures.map(({ rule }) => rule)).toEqual(["claim-received"]);
  });

  test("where the form does not ask for the number, and where there is no table", () => {
    const claim: Stated = { kind: "documents.inForce", value: 7, scope: "documents.normativeDocuments" };
    const report = reportOf({}, "现行有效7件。", [claim]);
    const older = { ...buildReport("2019", 2020, new Map()), claims: report.claims };
    const tables = { proactiveDisclosure: null, requests: null, remedies: null };
    expect(check(older)).toEqual([]);
    expect(check({ ...report, edition: null, tables })).toEqual([]);
  });
});

describe("none against some", () => {
  test("is an error where a table of zeros meets a positive claim, and said by no other rule", () => {
    const report = reportOf({}, "收到申请5件。", [{ kind: "requests.received", value: 5 }]);
    expect(check(report).map(({ rule, verdict, severity }) => [rule, verdict, severity])).toEqual([
      ["claim-zero", "fail", "error"],
    ]);
  });

  test("is no matter of a table that has other numbers", () => {
    const report = reportOf({ "requests/received/total": 4 }, "收到申请5件。", [
      { kind: "requests.received", value: 5 },
    ]);
    expect(check(report).map(({ rule }) => rule)).toEqual(["claim-received"]);
  });

  test("counts lawsuits of both kinds", () => {
    const report = reportOf({ "remedies/litigationAfterReconsideration/total": 1 }, "没有行政诉讼。", [
      { kind: "remedies.litigation", value: 0, raw: "没有" },
    ]);
    expect(check(report).map(written)).toEqual([
      "claim-zero fail: claim = directLitigation/total + litigationAfterReconsideration/total",
    ]);
  });
});

describe("a list of parts", () => {
  const list = (sentence: string, values: readonly number[]) => {
    const [whole = 0, ...parts] = values;
    const report = reportOf({}, sentence, [
      { kind: "disclosures.total", value: whole, raw: `${whole}条` },
      ...parts.map(
        (value, index): Stated => ({
          kind: "disclosures.byChannel",
          value,
          raw: `${value}条`,
          scope: ["website", "wechat", "weibo"][index] ?? "other",
          partOf: 0,
        }),
      ),
    ]);
    return check(report, { rules: ["claim-sum"] }).map(({ verdict, left, right }) => [verdict, left, right]);
  };

  test("adds up to its sum: 373 + 355 = 728", () => {
    expect(list("共公开信息728条，其中网站373条，微信355条。", [728, 373, 355])).toEqual([
      ["pass", 728, 728],
    ]);
  });

  test("that comes to more is wrong, however it begins", () => {
    expect(list("共公开信息728条，其中网站384条，微信355条。", [728, 384, 355])).toEqual([
      ["fail", 739, 728],
    ]);
  });

  test("that comes to less may leave something out, unless the words say that it does not", () => {
    expect(list("共公开信息728条，其中网站300条，微信355条。", [728, 300, 355])).toEqual([
      ["pass", 655, 728],
    ]);
    expect(list("共公开信息728条：网站300条，微信355条等。", [728, 300, 355])).toEqual([["pass", 655, 728]]);
    expect(list("共公开信息728条：网站300条，微信355条。", [728, 300, 355])).toEqual([["fail", 655, 728]]);
  });

  test("counts what is part of another part once", () => {
    const report = reportOf({}, "公开信息100条，其中网站60条、新媒体40条，微信30条。", [
      { kind: "disclosures.total", value: 100 },
      { kind: "disclosures.byChannel", value: 60, scope: "website", partOf: 0 },
      { kind: "disclosures.byChannel", value: 40, scope: "newMedia", partOf: 0 },
      { kind: "disclosures.byChannel", value: 30, scope: "wechat", partOf: 0 },
    ]);
    expect(check(report, { rules: ["claim-sum"] }).map(({ verdict, left }) => [verdict, left])).toEqual([
      ["pass", 100],
    ]);
  });
});

test("markup inside a number is neither quoted nor counted with", () => {
  const raw = "28<span style='font-size:10.5pt'>万</span>件";
  const cells: Cells = { "proactiveDisclosure/licensing.licenses/decisions": 283_000 };
  const claim: Stated = { kind: "decisions.licenses", value: 280_000, raw };
  const [finding] = check(reportOf(cells, "办理行政许可28万件。", [claim]));
  expect(finding?.verdict).toBe("pass");
  expect(finding?.message.zh).toContain("280000（“28万件”）");
});

describe("sections of the narrative", () => {
  const both = (one: Partial<Claim>, other: Partial<Claim>) => {
    const report = reportOf(IN, "", [
      { kind: "requests.received", value: 10, ...one },
      { kind: "requests.received", value: 10, section: "requests", ...other },
    ]);
    return check(report, { rules: ["claims-agree", "claim-received"] }).map(
      ({ rule, verdict }) => `${rule} ${verdict}`,
    );
  };

  test("contradict each other where one of two numbers is not the table's, and only that is said", () => {
    expect(both({}, { value: 9 })).toEqual(["claim-received pass", "claims-agree fail"]);
  });

  test("agree where the table confirms both in different readings, and where one is approximate", () => {
    expect(both({}, { value: 13 })).toEqual([
      "claim-received pass",
      "claim-received pass",
      "claims-agree pass",
    ]);
    expect(both({}, { value: 10, raw: "10余件", isApproximate: true })).toContain("claims-agree pass");
  });

  test("are not compared where they speak of different years", () => {
    expect(both({}, { value: 9, year: 2021 })).toEqual(["claim-received pass"]);
  });
});

describe("the fee", () => {
  const cell: Cells = { "proactiveDisclosure/fees.administrativeFees/amountCollected": 17_350 };
  const verdicts = (report: Report) =>
    check(report, { rules: ["claim-fee", "fee-unit"] }).map(({ rule, verdict }) => `${rule} ${verdict}`);

  test("of the narrative agrees within the printed digits", () => {
    const claim = (value: number, raw: string): Stated => ({ kind: "fees.administrative", value, raw });
    expect(verdicts(reportOf(cell, "收费1.74万元。", [claim(17_400, "1.74万元")]))).toEqual([
      "claim-fee pass",
      "fee-unit pass",
    ]);
    expect(verdicts(reportOf(cell, "收费1.83万元。", [claim(18_300, "1.83万元")]))).toContain(
      "claim-fee fail",
    );
  });

  test("that is not named as the form names it can confirm the table, and show a slip of the unit", () => {
    const sentence = "评审费用每人100元，共收取17,350.00元。";
    expect(verdicts(reportOf(cell, sentence, []))).toEqual(["claim-fee pass"]);
    const slip: Cells = { "proactiveDisclosure/fees.administrativeFees/amountCollected": 173_500_000 };
    expect(verdicts(reportOf(slip, sentence, []))).toEqual(["fee-unit fail"]);
    const other: Cells = { "proactiveDisclosure/fees.administrativeFees/amountCollected": 5_000 };
    expect(verdicts(reportOf(other, sentence, []))).toEqual([]);
  });

  test.each([
    "全县完成一般公共预算收入1.735亿元。",
    "实现旅游收入1.735亿元。",
    "依法收缴违法所得17350万元。",
    "征收税款1.735亿元。",
  ])("is no other money: %s", (sentence) => {
    expect(verdicts(reportOf(cell, sentence, []))).toEqual([]);
  });

  test("of one item is no other fee where the items of its sentence add up to the table's", () => {
    const claim: Stated = { kind: "fees.administrative", value: 12_000, raw: "1.2万元" };
    const two = (other: string) =>
      verdicts(reportOf(cell, `行政事业性收费1.2万元，不动产登记费${other}万元。`, [claim]));
    expect(two("0.535")).toEqual(["fee-unit pass"]);
    expect(two("0.735")).toEqual(["claim-fee fail", "fee-unit pass"]);
  });

  test("stands at its characters, and in its paragraph where these have markup between", () => {
    const slip: Cells = { "proactiveDisclosure/fees.administrativeFees/amountCollected": 173_500_000 };
    const plain = reportOf(slip, "窗口共收取17350元。", []);
    const placeOf = (report: Report) =>
      check(report, { rules: ["fee-unit"] })[0]?.places.find(({ cell: at }) => at === null)?.span;
    expect(placeOf(plain)).toEqual({ start: 5, end: 11 });
    const [section] = plain.sections;
    if (section === undefined) throw new Error("The report has no section.");
    const paragraphs = [
      { start: 100, end: 200, textStart: 0 },
      { start: 210, end: 400, textStart: 8 },
    ];
    const marked = { ...section, text: "我局认真执行。\n窗口共收取17350元。", paragraphs };
    expect(placeOf({ ...plain, sections: [marked] })).toEqual({ start: 210, end: 400 });
  });

  test("for processing requests is never compared with it", () => {
    expect(
      verdicts(reportOf(cell, "收取信息处理费380元。", [{ kind: "fees.processingFee", value: 380 }])),
    ).toEqual([]);
  });
});

describe("a stated rate", () => {
  const rate = (sentence: string, cells: Cells, scope = "completion") =>
    check(
      reportOf(cells, sentence, [
        { kind: "requests.received", value: 8, raw: "8件" },
        { kind: "rate", value: 87.5, raw: "87.5%", scope },
      ]),
      { rules: ["claim-rate"] },
    ).map(written);
  const cells: Cells = {
    "requests/received/total": 8,
    "requests/processed.total/total": 7,
    "requests/pendingAtEnd/total": 1,
  };

  test("of requests is computed again", () => {
    const sentence = "收到申请8件，办结率87.5%。";
    expect(rate(sentence, cells)).toEqual([
      "claim-rate pass: claim = processed.total / (received + pendingAtStart)",
    ]);
    const other: Cells = { ...cells, "requests/processed.total/total": 6, "requests/pendingAtEnd/total": 2 };
    expect(rate(sentence, other)).toEqual([
      "claim-rate fail: claim = processed.total / (received + pendingAtStart)",
    ]);
  });

  test("in a list of more claims than a sentence holds is left alone", () => {
    const other: Cells = { ...cells, "requests/processed.total/total": 6 };
    const verdictOf = (rates: number) =>
      check(
        reportOf(other, `收到申请8件，${"办结率87.5%，".repeat(rates)}`, [
          { kind: "requests.received", value: 8, raw: "8件" },
          ...Array.from(
            { length: rates },
            (): Stated => ({ kind: "rate", value: 87.5, raw: "87.5%", scope: "completion" }),
          ),
        ]),
        { rules: ["claim-rate"] },
      ).length;
    expect([verdictOf(20), verdictOf(2_000)]).toEqual([20, 20]);
  });

  test("of what may be something else is left alone", () => {
    expect(
      rate("收到申请8件，办理代表建议，办结率87.5%。", { ...cells, "requests/processed.total/total": 6 }),
    ).toEqual([]);
    expect(rate("收到申请8件。办结率87.5%。", { ...cells, "requests/processed.total/total": 6 })).toEqual([]);
    expect(rate("收到申请8件，按时办结率87.5%。", cells, "onTime")).toEqual([]);
  });
});
