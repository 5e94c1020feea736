import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damageReport, deduplicateLines, generateReport, toGlossedTraditional } from "../src/index.ts";

describe("damages", () => {
  test("keep each distinct line once, in its first place", () => {
    expect(deduplicateLines("0\n\n规章\n0\n 0 \n行政许可\n规章")).toBe("0\n规章\n行政许可");
    fc.assert(
      fc.property(fc.array(fc.constantFrom("0", "1", "总计", "")), (lines) => {
        const kept = deduplicateLines(lines.join("\n")).split("\n");
        expect(new Set(kept).size).toBe(kept.length);
      }),
    );
  });

  test("leave of all the zeros of a report one", () => {
    const report = damageReport(generateReport({ seed: 3, layout: "G" }), "lines-deduplicated");
    expect(report.text.split("\n").filter((line) => line === "0")).toHaveLength(1);
    expect(report.damages).toEqual(["lines-deduplicated"]);
  });

  test("write Traditional script with glosses on some characters and leave the rest", () => {
    expect(toGlossedTraditional("业务、统计；监督保障 12 abc")).toBe(
      "業(yè)務(wù)、統(tǒng)計；監(jiān)督保障 12 abc",
    );
  });

  test("print the whole text twice", () => {
    const report = generateReport({ seed: 5, layout: "D" });
    const doubled = damageReport(report, "body-doubled");
    expect(doubled.text.split(report.text)).toHaveLength(3);
    expect(doubled.truth).toEqual(report.truth);
  });
});
