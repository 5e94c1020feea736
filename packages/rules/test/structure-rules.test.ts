import { type Report, SECTIONS, type Section } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkReport } from "../src/index.ts";
import { buildReport } from "./support/build-report.ts";

/** A section of a text that begins at 0; places do not matter here. */
function section(id: Section["id"], heading: string, text = "本年度各项工作均按要求完成。"): Section {
  const span = { start: 0, end: text.length };
  return { id, heading, headingSpan: span, span, text, paragraphs: text === "" ? [] : [span] };
}

const SIX = SECTIONS.map(({ id, ordinal, heading }) => section(id, `${ordinal}、${heading.zh}`));
const [overview, disclosure, requests, remedies, problems, others] = SIX as [
  Section,
  Section,
  Section,
  Section,
  Section,
  Section,
];

function reportWith(more: Partial<Report>): Report {
  return { ...buildReport("2021", 2022, new Map()), sections: SIX, ...more };
}

function verdictsOf(rule: string, more: Partial<Report>, options: CheckOptions = {}) {
  return checkReport(reportWith(more), { ...options, rules: [rule], all: true }).map(
    ({ verdict }) => verdict,
  );
}

function agencyCalled(name: string): Report["agency"] {
  return { name, place: null, evidence: [] };
}

describe("a heading that was not read as one", () => {
  const inLines = (of: Section, ...lines: readonly string[]): Section => ({
    ...of,
    text: lines.join("\n"),
    paragraphs: lines.map((line) => ({ start: 0, end: line.length })),
  });

  test("fails the order where it stands before a section that comes first, and is left open at its own place", () => {
    const first = [overview, disclosure, requests];
    const before = [...first, inLines(remedies, "无。", others.heading, "无。"), problems];
    const atItsPlace = [...first, remedies, inLines(problems, "无。", others.heading, "无。")];
    expect([before, atItsPlace].map((sections) => verdictsOf("sections-in-order", { sections }))).toEqual([
      ["fail"],
      ["indeterminate"],
    ]);
  });
});

describe("sections-in-order", () => {
  const verdicts = (sections: readonly Section[], more: Partial<Report> = {}) =>
    verdictsOf("sections-in-order", { sections, ...more });

  test("finds what is missing, repeated or out of order, each for itself", () => {
    expect(verdicts(SIX)).toEqual(["pass"]);
    expect(verdicts([overview, disclosure, requests, remedies], { title: "年度报告" })).toEqual([
      "fail",
      "fail",
    ]);
    expect(verdicts([...SIX, others])).toEqual(["fail"]);
    const twice = "本年度无。\n六、其他需要报告的事项\n本年度无。";
    const spans = [5, 11, 5].map((length) => ({ start: 0, end: length }));
    expect(verdicts([...SIX.slice(0, 5), { ...others, text: twice, paragraphs: spans }])).toEqual(["fail"]);
    expect(verdicts([overview, requests, disclosure, remedies, problems, others])).toEqual(["fail"]);
  });

  test.each([
    "四、政府信息公开行政复议、行政诉讼情况",
    "四、政府信息公开行政复议、行政诉讼情况表",
    "四、政府信息公开行政复议、行政诉讼情况统计表",
    "四、政府信息公开行政复议、行政诉讼情况主要有以下几点。",
  ])("takes no caption or sentence for a heading: %s", (text) => {
    const captioned = section("remedies", remedies.heading, text);
    expect(verdicts([overview, disclosure, requests, captioned, problems, others])).toEqual(["pass"]);
  });

  test("does not decide where another heading has the number of the missing section", () => {
    const own = section("other", "六、下一步打算");
    expect(verdicts([overview, disclosure, requests, remedies, problems, own])).toEqual(["indeterminate"]);
  });

  test("does not decide where the heading stands within a text whose lines were lost", () => {
    const last = section("problemsAndImprovements", "五、", "改进不够。 六、其他需要报告的事项 无。");
    expect(verdicts([overview, disclosure, requests, remedies, last])).toEqual(["indeterminate"]);
  });

  test("does not decide what stood above a text that begins in the middle", () => {
    const sections = [disclosure, requests, remedies, problems, others];
    expect(verdicts(sections)).toEqual(["indeterminate"]);
    expect(verdicts(sections, { title: "年度报告" })).toEqual(["fail"]);
  });

  test("says nothing of a report whose headings were not found, or that follows no form", () => {
    expect(verdicts([])).toEqual([]);
    expect(verdicts([overview], { edition: null })).toEqual([]);
  });
});

describe("section-number-matches-heading", () => {
  test.each([
    "二、主动公开政府信息情况",
    "(二)主动公开政府信息情况",
    "二(èr)、主動公開政府信息情況",
    "第二部分 主动公开政府信息情况",
    "2. 主动公开政府信息情况",
    "二 、主动公开政府信息情况",
    "• 主动公开政府信息情况",
    "主动公开政府信息情况",
  ])("accepts %s", (heading) => {
    const sections = [overview, section("proactiveDisclosure", heading)];
    expect(verdictsOf("section-number-matches-heading", { sections })).toEqual(["pass"]);
  });

  test.each(["三、主动公开政府信息情况", "第一部分 主动公开政府信息情况", "十二、主动公开"])(
    "rejects %s",
    (heading) => {
      const sections = [overview, section("proactiveDisclosure", heading)];
      expect(verdictsOf("section-number-matches-heading", { sections })).toEqual(["fail"]);
    },
  );

  test("accepts numbers that count a section of the agency's own", () => {
    const own = section("other", "六、创新性做法");
    const last = section("otherMatters", "七、其他需要报告的事项");
    const sections = [overview, disclosure, requests, remedies, problems, own, last];
    expect(verdictsOf("section-number-matches-heading", { sections })).toEqual(["pass"]);
  });
});

describe("table-present", () => {
  const missing = { state: "unread", because: "table-missing" } as const;
  const tables = {
    proactiveDisclosure: null,
    requests: null,
    remedies: {
      reconsideration: {
        upheld: missing,
        corrected: missing,
        otherOutcome: missing,
        pending: missing,
        total: missing,
      },
      directLitigation: {
        upheld: missing,
        corrected: missing,
        otherOutcome: missing,
        pending: missing,
        total: missing,
      },
      litigationAfterReconsideration: {
        upheld: missing,
        corrected: missing,
        otherOutcome: missing,
        pending: missing,
        total: missing,
      },
    },
  };
  const verdicts = (text: string, options: CheckOptions = {}, more: Partial<Section> = {}) =>
    verdictsOf(
      "table-present",
      { tables, sections: [{ ...section("remedies", "四、", text), ...more }] },
      options,
    );

  test("takes prose for the table, and the word that there is nothing to tell", () => {
    expect(verdicts("本年度没有发生行政复议。")).toEqual(["pass"]);
    expect(verdicts("无")).toEqual(["pass"]);
  });

  test("misses it where nothing stands below the heading", () => {
    expect(verdicts("")).toEqual(["fail"]);
  });

  test.each(["详见附件1。", "具体情况见附表3", "表格附后。"])(
    "does not decide where the text says: %s",
    (text) => {
      expect(verdicts(text)).toEqual(["notAssessable"]);
    },
  );

  test("does not decide where an attachment stands at the end of the report", () => {
    const sections = [section("remedies", "四、", ""), section("otherMatters", "六、", "无。\n附表1\n")];
    expect(verdictsOf("table-present", { tables, sections })).toEqual(["notAssessable"]);
  });

  test("does not decide where the table may be there and was not read", () => {
    const diagnostics = [{ code: "image-only", message: "1 page" }] as const;
    expect(verdicts("", { diagnostics })).toEqual(["notAssessable"]);
    expect(verdicts("", {}, { span: { start: 0, end: 800 } })).toEqual(["notAssessable"]);
  });
});

describe("section-empty", () => {
  test.each([
    ["无", "fail"],
    ["暂无。", "fail"],
    ["一是公开内容不够全面,下一步加以改进。", "pass"],
  ])("of %s is %s", (text, verdict) => {
    const sections = [section("problemsAndImprovements", "五、", text), others];
    expect(verdictsOf("section-empty", { sections })).toEqual([verdict]);
  });

  test("counts what stands under headings of its own, and by the threshold that is set", () => {
    const sections = [
      section("problemsAndImprovements", "五、", ""),
      section("other", "1、存在的问题"),
      others,
    ];
    expect(verdictsOf("section-empty", { sections })).toEqual(["pass"]);
    const empty = section("problemsAndImprovements", "五、", "无");
    const next = [empty, section("other", "六、创新性做法")];
    expect(verdictsOf("section-empty", { sections: next })).toEqual(["fail"]);
    const thresholds = { "section-empty.characters": 100 };
    expect(verdictsOf("section-empty", { sections }, { thresholds })).toEqual(["fail"]);
  });
});

describe("period-stated", () => {
  const messageOf = (start: string, end: string, more: Partial<Report> = {}) => {
    const period = { start, end, span: { start: 3, end: 9 } };
    const [finding] = checkReport(reportWith({ period, ...more }), { rules: ["period-stated"] });
    return finding?.message.en;
  };

  test("says which part is wrong", () => {
    expect(messageOf("2022-01-01", "2022-12-31")).toBeUndefined();
    expect(messageOf("2022-01-01", "2022-12-30")).toContain("the last day is wrong");
    expect(messageOf("2021-11-01", "2022-12-31")).toContain("the first day is wrong");
    expect(messageOf("2021-01-01", "2021-12-31")).toContain("the year is wrong");
    expect(messageOf("2021-03-01", "2022-03-31")).toContain("both days are wrong");
  });

  test("knows the academic year of schools, and of nobody else", () => {
    expect(messageOf("2021-09-01", "2022-08-31", { agency: agencyCalled("某大学") })).toBeUndefined();
    expect(messageOf("2021-09-01", "2022-08-31", { agency: agencyCalled("某县教育局") })).toBeDefined();
  });

  test("does not judge a report that states no period", () => {
    expect(verdictsOf("period-stated", {})).toEqual(["notAssessable"]);
  });
});

describe("another-agency-named", () => {
  const verdicts = (text: string, name = "某县卫生健康委员会") =>
    verdictsOf("another-agency-named", {
      agency: agencyCalled(name),
      sections: [section("overview", "一、", text)],
    });

  test.each([
    "2022年，我县公安局共收到政府信息公开申请3件。",
    "2022年,某县公安局收到依申请公开5件。",
    "(一)2022年，县教育局主动公开政府信息120条。",
    "某县科学技术局高度重视政府信息公开工作，明确专人负责。",
    "持续加大教育局机关信息公开力度，不断优化服务。",
  ])("finds the other body in: %s", (text) => {
    expect(verdicts(text)).toEqual(["fail"]);
  });

  test.each([
    "2022年，我委共收到政府信息公开申请3件。",
    "2022年，县卫健委收到政府信息公开申请3件。",
    "2022年，会同县公安局主动公开政府信息12条。",
    "2022年，通过县教育局等部门共收到申请2件。",
    "向县公安局、县教育局公开政府信息12条。",
    "指导县教育局做好政府信息公开工作。",
    "2022年，县医疗保障局收到政府信息公开申请1件。",
    "2022年，某县人民政府高度重视政府信息公开工作。",
    "2022年，县疾病预防控制局主动公开政府信息12条。",
    "县公安局来函征求意见，我委已书面答复申请人。",
    "2022年，县公安局发布各类信息20条，我委发布30条。",
    "2022年，县公安局发布各类信息20条；本机关发布30条。",
  ])("leaves alone: %s", (text) => {
    expect(verdicts(text)).toEqual(["pass"]);
  });

  test("never judges a government, whose departments are its own", () => {
    const text = "2022年，某县公安局共收到政府信息公开申请3件。";
    expect(verdicts(text, "某县人民政府")).toEqual([]);
    expect(verdicts(text, "某县人民政府办公室")).toEqual([]);
    expect(verdicts(text, "某省人民政府办公厅")).toEqual([]);
  });

  test("finds a department of the county in the report of a township, and not one of its own", () => {
    expect(verdicts("2022年，某县公安局共收到政府信息公开申请3件。", "某县某镇人民政府")).toEqual(["fail"]);
    const helped = "2022年，某县公安局收到申请30件，我镇配合做好答复。";
    expect(verdicts(helped, "某县某镇人民政府")).toEqual(["pass"]);
    expect(verdicts("2022年，镇综合执法局共收到政府信息公开申请3件。", "某县某镇人民政府")).toEqual(["pass"]);
  });
});

test("rule-making-power needs to know the agency, and lets governments of cities and provinces make rules", () => {
  const report = buildReport("2021", 2022, new Map([["proactiveDisclosure/documents.rules/issued", 2]]));
  const verdicts = (options: CheckOptions) =>
    checkReport(report, { ...options, rules: ["rule-making-power"], all: true }).map(
      ({ verdict }) => verdict,
    );
  expect(verdicts({})).toEqual([]);
  expect(verdicts({ agency: { level: "prefectural", kind: "government" } })).toEqual([]);
  expect(verdicts({ agency: { level: "prefectural", kind: null } })).toEqual([]);
  expect(verdicts({ agency: { level: "provincial", kind: "health" } })).toEqual([]);
  expect(verdicts({ agency: { level: "prefectural", kind: "health" } })).toEqual(["fail"]);
  expect(verdicts({ agency: { level: "county", kind: "government" } })).toEqual(["fail"]);
  expect(verdicts({ agency: { level: "township", kind: null } })).toEqual(["fail"]);
});
