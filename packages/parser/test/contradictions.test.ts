import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";

const HEAD = `示例县教育局2022年政府信息公开工作年度报告
一、总体情况
2022年,我局依法公开政府信息,按时答复申请。
二、主动公开政府信息情况
`;

/** Table `proactiveDisclosure` of a report that prints these lines in it. */
function tableOf(...lines: readonly string[]) {
  const text = `${HEAD}${lines.join("\n")}\n`;
  const { report } = parseReport({ name: "test", sha256: "", mediaType: "text/plain", text });
  if (report?.tables.proactiveDisclosure == null) throw new Error("no table was read");
  return report.tables.proactiveDisclosure;
}

const PENALTIES = ["第二十条第(六)项", "信息内容 | 本年处理决定数量 |", "行政处罚 | 9 |"];
const licenses = (...values: readonly string[]) =>
  tableOf(
    "第二十条第(五)项",
    "信息内容 | 本年处理决定数量 |",
    ...values.map((value) => `行政许可 | ${value} |`),
    ...PENALTIES,
  )["licensing.licenses"]?.decisions;
const fee = (header: string) =>
  tableOf(...PENALTIES, "第二十条第(八)项", `信息内容 | ${header} |`, "行政事业性收费 | 5 |")[
    "fees.administrativeFees"
  ]?.amountCollected;

describe("a row that is printed several times", () => {
  test.each([
    ["5", "7", "8"],
    ["5", "7", "5"],
    ["5", "5", "7"],
    ["7", "5", "5"],
  ])("with %s, %s and %s is unread, in whatever order", (...values) => {
    expect(licenses(...values)).toEqual({ state: "unread", because: "copies-disagree" });
  });

  test("with one number is that number", () => {
    expect(licenses("5", "5", "5")).toMatchObject({ state: "value", value: 5 });
  });
});

describe("the unit in a header", () => {
  test.each([
    ["本年收费金额(单位:万元)", 50_000],
    ["本年收费金额(单位:元)", 5],
    ["本年收费金额(人民币元)", 5],
    ["本年收费金额", 50_000],
  ])("%s makes 5 into %d yuan", (header, value) => {
    expect(fee(header)).toMatchObject({ state: "value", value });
  });

  test.each(["本年收费金额(单位:千元)", "本年收费金额(单位:百万元)"])("%s is not known", (header) => {
    expect(fee(header)).toEqual({ state: "unread", because: "unit-missing" });
  });
});

describe("in a column that counts", () => {
  test.each(["1.063", "1.06301万", "减少5", "增加5件"])("%s is no number", (text) => {
    expect(licenses(text)).toEqual({ state: "unread", because: "number-malformed" });
  });
});

test("headers that are cut and in another order are followed", () => {
  const table = tableOf(
    "第二十条第(一)项",
    "信息内容 | 本年废止 | 本年制发 | 现行有效件数 |",
    "规章 | 0 | 0 | 0 |",
    "行政规范性文件 | 1 | 2 | 3 |",
  );
  expect(table["documents.normativeDocuments"]).toMatchObject({
    issued: { value: 2 },
    repealed: { value: 1 },
    inForce: { value: 3 },
  });
});
