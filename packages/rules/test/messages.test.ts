import type { CellAddress, Claim, Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkReport, compareReports, diagnoseReport } from "../src/index.ts";
import { buildReport, withFee, withUnreadTable } from "./support/build-report.ts";

type Cells = Readonly<Partial<Record<CellAddress, number | "blank">>>;

const FEE = "proactiveDisclosure/fees.administrativeFees/amountCollected";
const PROJECTS = "proactiveDisclosure/procurement.centralizedProcurement/projects";
const AMOUNT = "proactiveDisclosure/procurement.centralizedProcurement/totalAmount";

function reportFor(year: number, cells: Cells = {}, facts: Partial<Report> = {}): Report {
  // Object.entries loses the key type.
  const values = new Map(Object.entries(cells) as [CellAddress, number | "blank"][]);
  return { ...buildReport(year < 2021 ? "2019" : "2021", year, values), ...facts };
}

function feeClaim(value: number, raw: string, year: number | null = null): Claim {
  return {
    kind: "fees.administrative",
    value,
    isApproximate: false,
    scope: null,
    year,
    partOf: null,
    raw,
    span: { start: 0, end: 0 },
    section: "overview",
  };
}

function messages(rule: string, report: Report, options: CheckOptions = {}) {
  return checkReport(report, { ...options, rules: [rule], all: true }).map(({ message }) => message);
}

describe("amounts in messages", () => {
  const now = reportFor(2023, { [FEE]: 701_000 });

  test("of two years have their unit, and the label leaves out its own", () => {
    const [message] = messages("jump", now, { previous: reportFor(2022, { [FEE]: 17_350 }) });
    expect(message?.zh).toBe(
      "“行政事业性收费 · 本年收费金额”：2023年为70.1万元，2022年为1.735万元，本年是上年的40.4倍。",
    );
    expect(message?.en).toContain(": 701,000 yuan in 2023 and 17,350 yuan in 2022");
    const slip = messages("fee-jump", now, { previous: reportFor(2022, { [FEE]: 70.1 }) });
    expect(slip[0]?.zh).toContain("2023年为70.1万元，2022年为0.00701万元");
  });

  test("of two reports for one year", () => {
    const [message] = messages("two-reports-one-year", now, {
      versions: [reportFor(2023, { [FEE]: 711_000.07 })],
    });
    expect(message?.zh).toContain("“行政事业性收费 · 本年收费金额”为70.1万元，另一份为71.100007万元");
    expect(message?.en).toContain("is 701,000 yuan here and 711,000.07 yuan there");
  });

  test("that the narrative states", () => {
    const stated = { ...now, claims: [feeClaim(17_350, "17,350.00元")] };
    expect(messages("claim-fee", stated)[0]?.zh).toBe("文字称收费1.735万元，表中为70.1万元，两者不一致。");
    const slipped = { ...now, claims: [feeClaim(70.1, "70.1元")] };
    expect(messages("fee-unit", slipped)[0]?.en).toContain("states 70.1 yuan and the table 701,000 yuan");
    const restated = { ...now, claims: [feeClaim(17_350, "1.735万元", 2022)] };
    const [message] = messages("restated-figure", restated, {
      previous: reportFor(2022, {}, { claims: [feeClaim(20_000, "2万元")] }),
    });
    expect(message?.zh).toBe("本报告称2022年“行政事业性收费”为1.735万元，2022年的报告为2万元，两者不一致。");
  });

  test("of formulas, and counts beside them without a unit", () => {
    const unpaid = reportFor(2020, { [AMOUNT]: 5_000 });
    expect(messages("procurement-pair", unpaid).map(({ zh }) => zh)).toContain(
      "采购总金额为0.5万元，而采购项目为0个。",
    );
    const paid = reportFor(2020, { [AMOUNT]: 5_000, [PROJECTS]: 2 });
    const all = messages("procurement-pair", paid).map(({ zh }) => zh);
    expect(all.some((zh) => zh.includes("（0.5万元）应不小于0.000001万元，符合"))).toBe(true);
    expect(all.some((zh) => zh.includes("（2）应不小于1，符合"))).toBe(true);
  });

  test("that another unit than the column's was printed with", () => {
    const context = { diagnostics: [{ code: "unit-contradicts-column", message: "", cell: FEE } as const] };
    const [message] = messages("unit-contradicts-column", now, context);
    expect(message?.zh).toContain("“行政事业性收费 · 本年收费金额”印为“701000”，与该列的单位万元不符");
    expect(message?.zh).toContain("计为70.1万元");
  });
});

test("the correction of a unit says what to fill in under the column's unit", () => {
  const report = withFee(reportFor(2022), "679157");
  const stated = { ...report, claims: [feeClaim(679_157, "67.9157万元")] };
  const findings = checkReport(stated, { rules: ["fee-unit"] });
  const [diagnosis] = diagnoseReport(stated, findings);
  expect(diagnosis?.message.zh).toContain("“行政事业性收费 · 本年收费金额”应填67.9157（万元），印为679157，");
  expect(diagnosis?.message.en).toContain(
    "should be filled in as 67.9157 (in units of 10000 yuan) rather than the printed 679157",
  );
  expect(diagnosis?.hypotheses[0]?.message.zh).toBe(
    "“行政事业性收费 · 本年收费金额”可能错了计量单位：应填67.9157（万元），印为679157；如此则有1处不符可以消除。",
  );
});

describe.each(["more-disputes-than-decisions", "litigation-without-reconsideration"])("%s", (rule) => {
  test("says that last year's report is missing where another year's was given", () => {
    expect(messages(rule, reportFor(2023), { previous: reportFor(2021) })).toMatchObject([
      { zh: "复议诉讼情况表：缺少上一年度的报告（所给报告年度为2021，本报告年度为2023），不能核对。" },
    ]);
  });

  test("tells last year's numbers that were not read from this year's", () => {
    const unread = (report: Report) => withUnreadTable(withUnreadTable(report, "requests"), "remedies");
    const [now, before] = [reportFor(2023), reportFor(2022)];
    expect(messages(rule, now, { previous: unread(before) })[0]?.zh).toContain(
      "上一年度报告中核对所需的数字",
    );
    expect(messages(rule, unread(now), { previous: before })[0]?.zh).toBe(
      "复议诉讼情况表：核对所需的数字缺失或无法读取，不能核对。",
    );
  });
});

test("a place where the condition of a rule does not hold is said not to be judged", () => {
  const report = reportFor(2022, {
    "requests/received/naturalPerson": 17,
    "requests/pendingAtEnd/naturalPerson": 17,
  });
  const findings = checkReport(report, { rules: ["outcome-without-request"], all: true });
  const [first] = findings;
  expect(first?.verdict).toBe("pass");
  expect(first?.message.zh).toMatch(/^自然人：“.*之和（17）大于0，此处不适用。$/);
  expect(first?.message.en).toMatch(/\(17\) is more than 0, so the rule does not apply here\.$/);
  // Elsewhere there is nothing at all, which is as it must be.
  expect(findings[1]?.message.zh).toMatch(/（0）应不大于0，符合。$/);
});

test("differences of amounts are exact to the fen", () => {
  const { cells } = compareReports(reportFor(2021, { [FEE]: 0.3 }), reportFor(2022, { [FEE]: 0.1 }));
  expect(cells.find(({ address }) => address === FEE)?.difference).toBe(-0.2);
});
