import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateReport } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "@gongkai/parser";
import { type CellAddress, cellsOfFinding, type Finding } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, RULES } from "../src/index.ts";

/** Five real reports, kept beside the repository and never copied into it. */
const FOLDER = join(import.meta.dirname, "../../../../shared/reports");
const isPresent = existsSync(FOLDER);

const FEE = "proactiveDisclosure/fees.administrativeFees/amountCollected";

/** A plain report on the 2021 form, one row a line, which the tests print otherwise. */
const PLAIN = generateReport({
  seed: 11,
  layout: "A",
  year: 2022,
  edition: "2021",
  habits: { filledColumns: "all", marksNotApplicable: false, cutHeaders: false, separatesThousands: false },
});

function readText(name: string, bytes: Uint8Array) {
  const source = readDocument(name, bytes);
  const { report, diagnostics } = parseReport(source);
  if (report === null) throw new Error(`${name} holds no report`);
  return { source, report, diagnostics };
}

function printed(text: string) {
  return readText("report.txt", new TextEncoder().encode(text));
}

function failures(
  { report, diagnostics }: Pick<ReturnType<typeof printed>, "report" | "diagnostics">,
  rules?: readonly string[],
): readonly Finding[] {
  return checkReport(report, { diagnostics, rules }).filter(({ verdict }) => verdict === "fail");
}

/** The text with the numbers of one row replaced. */
function withRow(label: string, numbers: string): string {
  const line = PLAIN.text.split("\n").find((each) => each.includes(label));
  if (line === undefined) throw new Error(`no row ${label}`);
  const [start] = /(?:\s*\|\s*[\d.]+)+[\s|]*$/.exec(line) ?? [];
  return PLAIN.text.replace(line, `${line.slice(0, line.length - (start?.length ?? 0))} | ${numbers} |`);
}

describe("what a printed cell shows is found at its own place", () => {
  test.each([
    ["1***", "digits are masked"],
    ["12 7", "the cell holds two numbers"],
    ["007", "the number begins with 0"],
    ["1.063", "a point is out of place"],
    ["约63", "it is not one number"],
  ])("%s: %s", (raw, reason) => {
    const read = printed(withRow("行政处罚", raw));
    const [finding, ...others] = failures(read, ["suspicious-number"]);
    expect(others).toEqual([]);
    expect(finding?.message.en).toContain(`“${raw}”: ${reason}`);
    const places = finding?.places.flatMap(({ span }) => (span === null ? [] : [span])) ?? [];
    expect(places.map(({ start, end }) => read.source.text.slice(start, end))).toEqual([raw]);
  });

  test("a space that may stand for the comma of thousands is not two numbers", () => {
    expect(failures(printed(withRow("行政处罚", "1 835")), ["suspicious-number"])).toEqual([]);
  });

  test.each([
    ["行政处罚", "12件次"],
    ["行政处罚", "12人次"],
    ["行政处罚", "12（件）"],
    ["行政事业性收费", "0.5（万元）"],
    ["行政事业性收费", "1.735（万元）"],
    ["行政事业性收费", "￥5000元"],
    ["行政事业性收费", "0.5万"],
  ])("%s: one number beside its unit is not odd: %s", (row, raw) => {
    expect(failures(printed(withRow(row, raw)), ["suspicious-number"])).toEqual([]);
  });

  test.each(["012件", "1.063件", "12件7件"])("a unit does not make a number whole: %s", (raw) => {
    expect(failures(printed(withRow("行政处罚", raw)), ["suspicious-number"])).toHaveLength(1);
  });

  test("1,234 is one number", () => {
    const read = printed(withRow("行政处罚", "1,234"));
    expect(read.report.tables.proactiveDisclosure?.["enforcement.penalties"]?.decisions).toMatchObject({
      value: 1234,
      raw: "1,234",
    });
    expect(failures(read, ["suspicious-number", "fractional-count", "unit-contradicts-column"])).toEqual([]);
  });

  test("a fee of 0.00元 is nothing in any unit", () => {
    expect(failures(printed(withRow("行政事业性收费", "0.00元")), ["unit-contradicts-column"])).toEqual([]);
    expect(failures(printed(withRow("行政事业性收费", "5.00元")), ["unit-contradicts-column"])).toHaveLength(
      1,
    );
  });

  test("2万件 under a column of pieces contradicts it and is 20000", () => {
    const [finding] = failures(printed(withRow("行政许可", "2万件")), ["unit-contradicts-column"]);
    expect(finding).toMatchObject({ left: 20_000, severity: "error" });
    expect(finding?.message.zh).toContain("“2万件”");
  });
});

describe("a text that is printed twice", () => {
  test("is only said to be where the copies agree", () => {
    const read = printed(`${PLAIN.text}\n${PLAIN.text}`);
    const found = failures(read, ["body-repeated", "copies-disagree"]);
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([["body-repeated", "information"]]);
  });

  test("is an error at each cell that differs, with both numbers and both places", () => {
    const read = printed(`${withRow("行政处罚", "17")}\n${withRow("行政处罚", "71")}`);
    const [repeated, differing, ...others] = failures(read, ["body-repeated", "copies-disagree"]);
    expect(others).toEqual([]);
    expect(repeated?.rule).toBe("body-repeated");
    expect(differing).toMatchObject({ rule: "copies-disagree", severity: "error" });
    expect(differing === undefined ? [] : cellsOfFinding(differing)).toEqual([
      "proactiveDisclosure/enforcement.penalties/decisions",
    ]);
    expect(differing?.message.zh).toContain("“17”、“71”");
    const spans = differing?.places.flatMap(({ span }) => (span === null ? [] : [span])) ?? [];
    expect(spans.map(({ start, end }) => read.source.text.slice(start, end))).toEqual(["17", "71"]);
  });
});

describe("subtotals that the form has no place for", () => {
  const SUBTOTALS = new URL("../../parser/test/fixtures/printed-subtotals/source.txt", import.meta.url);
  const read = readText("source.txt", readFileSync(SUBTOTALS));

  test("are wrong where they are not the sum, and point at themselves", () => {
    const found = failures(read, ["group-footing", "organization-footing"]);
    expect(found.map(({ rule, left, right }) => [rule, left, right])).toEqual([
      ["group-footing", 2, 3],
      ["group-footing", 2, 3],
      ["organization-footing", 1, 2],
    ]);
    for (const { places, right } of found) {
      const { start = 0, end = 0 } = places.at(-1)?.span ?? {};
      expect(read.source.text.slice(start, end)).toBe(String(right));
    }
  });

  test("are never counted among the parts: every identity of the form holds", () => {
    const rules = ["requests-balance", "processed-footing", "applicant-footing", "part-within-whole"];
    expect(checkReport(read.report, { rules })).toEqual([]);
  });
});

test("a report that fills in totals only keeps its totals and is left out of splits by applicant", () => {
  const { truth, text } = generateReport({
    seed: 42,
    layout: "H",
    year: 2022,
    habits: { filledColumns: "totalColumn", blanks: "kept", marksNotApplicable: false },
  });
  const read = readText("report.html", new TextEncoder().encode(text));
  const findings = checkReport(read.report, { diagnostics: read.diagnostics });
  const failed = findings.filter(({ verdict }) => verdict === "fail");
  expect(failed.filter(({ severity }) => severity === "error")).toEqual([]);
  const only = failed.find(({ rule }) => rule === "only-total-filled");
  expect(only === undefined ? 0 : cellsOfFinding(only).length).toBe(25);
  // The totals are checked down their column, and across they cannot be.
  const balance = checkReport(read.report, { rules: ["requests-balance"], all: true });
  const ofTotal = balance.find((finding) => cellsOfFinding(finding).includes("requests/received/total"));
  expect(ofTotal?.verdict).toBe("pass");
  const across = checkReport(read.report, { rules: ["applicant-footing"], all: true });
  expect(across.map(({ verdict }) => verdict)).not.toContain("fail");
  expect(across.map(({ verdict }) => verdict)).not.toContain("pass");
  expect(truth.values.get("requests/received/naturalPerson")).toBe("blank");
});

test("documents issued that are not in force fail without an earlier year", () => {
  const read = printed(withRow("行政规范性文件", "3 | 0 | 0"));
  const [finding] = failures(read, ["implied-opening-stock"]);
  expect(finding).toMatchObject({ verdict: "fail", left: 0, right: 3, severity: "error" });
});

if (!isPresent) {
  test.skip("real reports are not checked: there is no folder ../shared/reports beside the repository", () =>
    undefined);
}

describe.skipIf(!isPresent)("of the five real reports", () => {
  const read = (prefix: string) => {
    const file = readdirSync(FOLDER).find((name) => name.startsWith(prefix)) ?? "";
    return readText(file, readFileSync(join(FOLDER, file)));
  };
  /** Rules of this package's families about one report alone, without those of the narrative. */
  const kinds: readonly string[] = ["balance", "footing", "structure", "plausibility"];
  const own = RULES.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
  const found = (prefix: string) =>
    failures(read(prefix), own)
      .filter(({ severity }) => severity !== "information")
      .map(({ rule }) => rule);

  test("000 prints its fee in yuan under a column of 万元", () => {
    const report = read("000");
    expect(found("000")).toEqual(["unit-contradicts-column"]);
    const [finding] = failures(report, ["unit-contradicts-column"]);
    expect(finding).toMatchObject({ left: 17_350, severity: "error" });
    expect(finding === undefined ? [] : cellsOfFinding(finding)).toEqual([FEE satisfies CellAddress]);
    const { start = 0, end = 0 } = finding?.places[0]?.span ?? {};
    expect(report.source.text.slice(start, end)).toBe("17,350.00元");
  });

  test("001, 003 and 004 have nothing wrong, and 002 lacks section six", () => {
    expect(["001", "003", "004"].map(found)).toEqual([[], [], []]);
    expect(found("002")).toEqual(["sections-in-order"]);
  });
});
