import { generateAgencies, generateSeries } from "@gongkai/corpus";
import { RULES } from "@gongkai/rules";
import type { Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkSource, pairYears } from "../src/index.ts";
import { smallReport } from "./support/small-report.ts";
import { toSource } from "./support/sources.ts";

const unbalanced = smallReport({
  cells: { "received/naturalPerson": "14", "received/total": "14", "pendingAtEnd/total": "13" },
});

describe("checkSource", () => {
  test("gives the findings of every report, with counts", () => {
    const result = checkSource(unbalanced, { rules: ["requests-balance"] });
    expect(result.readings).toHaveLength(1);
    const [reading] = result.readings;
    expect(reading?.findings.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ["requests-balance", "fail"],
      ["requests-balance", "fail"],
    ]);
    expect(result.counts.failures).toEqual({ error: 2, warning: 0, information: 0 });
    expect(reading?.rules).toMatchObject({ applied: 1, silent: 0, verdicts: { fail: 1, pass: 0 } });
  });

  test("lists passes only where all are asked for, and counts them always", () => {
    const options = { rules: ["requests-balance"] };
    const [brief] = checkSource(unbalanced, options).readings;
    const [full] = checkSource(unbalanced, { ...options, all: true }).readings;
    expect(brief?.findings.some(({ verdict }) => verdict === "pass")).toBe(false);
    expect(full?.findings.filter(({ verdict }) => verdict === "pass")).toHaveLength(5);
    expect(brief?.counts).toEqual(full?.counts);
    expect(full?.counts.verdicts.pass).toBe(5);
  });

  test("tells the rules what the reading noted, such as a printed unit", () => {
    const source = smallReport({ cells: { "received/naturalPerson": "14万件", "received/total": "14万件" } });
    const [reading] = checkSource(source, { rules: ["unit-contradicts-column"] }).readings;
    expect(reading?.findings.map(({ verdict }) => verdict)).toEqual(["fail", "fail"]);
  });

  test("tells the rules what is known of the agency", () => {
    const asked: unknown[] = [];
    const agencyOf = (report: Report) => {
      asked.push(report.agency?.name);
      return { level: "county", kind: "education" } as const;
    };
    checkSource(unbalanced, { agencyOf });
    expect(asked).toEqual(["云砚县教育局"]);
  });

  test("counts every rule once", () => {
    const [reading] = checkSource(unbalanced).readings;
    const { applied, silent, verdicts } = reading?.rules ?? { applied: 0, silent: 0, verdicts: {} };
    expect(applied).toBe(RULES.length);
    expect(Object.values(verdicts).reduce((sum, count) => sum + count, silent)).toBe(applied);
  });

  test("says what is wrong behind the findings, and whose fault it is", () => {
    const [reading] = checkSource(
      smallReport({
        cells: {
          "received/naturalPerson": "13",
          "received/total": "31",
          "processed.granted/naturalPerson": "13",
          "processed.granted/total": "13",
          "processed.total/naturalPerson": "13",
          "processed.total/total": "13",
        },
      }),
    ).readings;
    expect(reading?.diagnoses).toMatchObject([{ cell: "requests/received/total", blame: "agency" }]);
  });

  test("compares with the year before", () => {
    const previous = smallReport({ year: 2021, cells: { "pendingAtEnd/total": "3" } });
    const result = checkSource(smallReport(), { previous, rules: ["pending-continuity"] });
    expect(result.previous).toBe(previous);
    expect(result.readings[0]?.previous?.year).toBe(2021);
    expect(result.counts.failures.error).toBe(1);
  });

  test.each([
    ["year", { year: 2019 }],
    ["agency", { agency: "云砚县民政局", year: 2021 }],
  ])("compares nothing with a report of another %s", (_, settings) => {
    const previous = smallReport({ name: "given.txt", cells: { "pendingAtEnd/total": "3" }, ...settings });
    const [reading] = checkSource(smallReport(), { previous, all: true }).readings;
    const [alone] = checkSource(smallReport(), { all: true }).readings;
    expect(reading?.previous).toBeNull();
    expect(reading?.notCompared?.en).toContain("given.txt is ");
    expect(reading?.findings).toEqual(alone?.findings);
  });

  test("compares with the same agency named without its place", () => {
    const previous = smallReport({ agency: "教育局", year: 2021, cells: { "pendingAtEnd/total": "3" } });
    const result = checkSource(smallReport(), { previous, rules: ["pending-continuity"] });
    expect(result.readings[0]?.notCompared).toBeNull();
    expect(result.counts.failures.error).toBe(1);
  });

  test("takes the right one of several reports for the year before", () => {
    const other = smallReport({ agency: "云砚县民政局", year: 2021 });
    const own = smallReport({ year: 2021, cells: { "pendingAtEnd/total": "3" } });
    const previous = { ...other, text: `${other.text}\n${own.text}` };
    const [reading] = checkSource(smallReport(), { previous }).readings;
    expect(reading?.previous?.agency?.name).toBe("云砚县教育局");
  });

  test("holds no readings where a source holds no report", () => {
    const result = checkSource({ ...smallReport(), text: "关于召开会议的通知\n" });
    expect(result.readings).toEqual([]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["no-report"]);
  });

  test.each([[{ rules: [] }], [{ rules: ["jump"], without: ["jump"] }]])(
    "refuses to apply no rule at all: %j",
    (options) => {
      expect(() => checkSource(unbalanced, options)).toThrow(/leave no rule to apply/);
    },
  );

  test("refuses a rule that does not exist", () => {
    expect(() => checkSource(unbalanced, { rules: ["no-such-rule"] })).toThrow(
      /There is no rule called no-such-rule/,
    );
  });
});

describe("pairYears", () => {
  test("finds the report of the same agency for the year before", () => {
    const agencies = generateAgencies({ seed: 3, count: 2 });
    const series = generateSeries({ seed: 3, agencies, years: [2021, 2022, 2023] });
    const sources = series.map((report) => ({ report, source: toSource(report) }));
    const pairs = pairYears(sources.map(({ source }) => source));
    const paired = sources.flatMap(({ report, source }) => {
      const before = sources.find((other) => other.source === pairs.get(source));
      return before === undefined ? [] : [[report.truth, before.report.truth] as const];
    });
    expect(paired).toHaveLength(4);
    for (const [truth, before] of paired) {
      expect(before.agency.name).toBe(truth.agency.name);
      expect(before.year).toBe(truth.year - 1);
    }
  });

  test("leaves agencies of other names apart", () => {
    const sources = [smallReport({ agency: "云砚县民政局", year: 2021 }), smallReport({ year: 2022 })];
    expect(pairYears(sources).size).toBe(0);
  });
});
