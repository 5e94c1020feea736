import { editionForYear } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { generateAgencies, generateReport, sampleReports, toGlossedTraditional } from "../src/index.ts";

const sample = sampleReports();

describe("the sample", () => {
  test("is the same on every call", () => {
    expect(sampleReports()).toEqual(sample);
  });

  test("holds fourteen agencies and five years, each report once", () => {
    expect(sample).toHaveLength(70);
    expect(new Set(sample.map((report) => report.name)).size).toBe(70);
    expect(new Set(sample.map((report) => report.truth.agency.name)).size).toBe(14);
  });

  test("shows every layout of text and plain HTML, both editions and every hazard it promises", () => {
    expect([...new Set(sample.map((report) => report.layout))].sort()).toEqual([
      "A",
      "B",
      "C",
      "C2",
      "D",
      "E",
      "F",
      "G",
      "H",
      "I",
    ]);
    expect(new Set(sample.map((report) => report.truth.edition)).size).toBe(2);
    expect(new Set(sample.flatMap((report) => report.damages)).size).toBe(3);
    const states = new Set(sample.flatMap((report) => [...report.truth.values.values()].map(String)));
    expect(states).toContain("blank");
    expect(states).toContain("notApplicable");
    expect(sample.some(({ truth }) => truth.edition !== editionForYear(truth.year))).toBe(true);
    expect(sample.some(({ truth }) => truth.title === null)).toBe(true);
  });

  test("says in every document that it is synthetic", () => {
    const notices = ["合成示例数据，非真实报告", "合成示例数据,非真实报告"];
    const printed = [...notices, ...notices.map(toGlossedTraditional)];
    for (const report of sample) {
      expect(
        printed.some((notice) => report.text.includes(notice)),
        report.name,
      ).toBe(true);
    }
  });

  test("mentions what people search for in several reports, and not in all", () => {
    const found = sample.filter((report) =>
      report.truth.sections.some(({ paragraphs }) => paragraphs.join("").includes("信访")),
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.length).toBeLessThan(60);
    expect(sample.every((report) => /依申(请|請)公(开|開)/.test(report.text))).toBe(true);
  });
});

describe("a generated report", () => {
  test("is the same for the same request and another for another seed", () => {
    expect(generateReport({ seed: 42 })).toEqual(generateReport({ seed: 42 }));
    expect(generateReport({ seed: 42 }).text).not.toBe(generateReport({ seed: 43 }).text);
  });

  test("states in its narrative the numbers of its table", () => {
    let checked = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const { truth } = generateReport({ seed });
      const narrative = truth.sections.flatMap((section) => section.paragraphs).join("\n");
      for (const [, count] of narrative.matchAll(/(?:收到|新收)政府信息公开申请(\d+)件/g)) {
        expect(Number(count)).toBe(truth.values.get("requests/received/total"));
        checked += 1;
      }
      for (const [, count] of narrative.matchAll(/结转下年度继续办理(\d+)件/g)) {
        expect(Number(count)).toBe(truth.values.get("requests/pendingAtEnd/total"));
        checked += 1;
      }
      for (const [, count] of narrative.matchAll(/行政复议(\d+)[件起]/g)) {
        expect(Number(count)).toBe(truth.values.get("remedies/reconsideration/total"));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(150);
  });

  test("says so when no request came in", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { truth } = generateReport({ seed });
      const overview = truth.sections[0]?.paragraphs.join("") ?? "";
      if (/未收到政府信息公开申请|没有收到依申请公开/.test(overview)) {
        expect(truth.values.get("requests/received/total")).toBe(0);
      }
    }
  });
});

test("agencies have names of their own, at any count", () => {
  const agencies = generateAgencies({ seed: 9, count: 20_000 });
  const names = agencies.map((agency) => agency.name);
  expect(new Set(names).size).toBe(20_000);
  expect(agencies.filter(({ name, region }) => !name.startsWith(region.county ?? ""))).toEqual([]);
  expect(generateAgencies({ seed: 9, count: 3 }).map((agency) => agency.name)).toEqual(names.slice(0, 3));
});
