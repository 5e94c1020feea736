import { describe, expect, test } from "vitest";
import { checkSource, renderJson } from "../src/index.ts";
import { smallReport } from "./support/small-report.ts";

const source = smallReport({ cells: { "received/naturalPerson": "14", "received/total": "14" } });
const result = checkSource(source, { rules: ["requests-balance"] });

describe("renderJson", () => {
  test("is one line with the documented names", () => {
    const json = renderJson(result);
    expect(json).not.toContain("\n");
    const object = JSON.parse(json);
    expect(Object.keys(object)).toEqual([
      "source",
      "previous",
      "parserVersion",
      "rulesVersion",
      "counts",
      "reports",
      "diagnostics",
    ]);
    expect(Object.keys(object.reports[0])).toEqual([
      "agency",
      "year",
      "edition",
      "title",
      "previous",
      "notCompared",
      "counts",
      "rules",
      "findings",
      "diagnoses",
      "diagnostics",
    ]);
    expect(object.counts.failures).toEqual({ error: 2, warning: 0, information: 0 });
  });

  test("gives each place by offset, by line and column, and as printed", () => {
    const { findings, diagnoses } = JSON.parse(renderJson(result)).reports[0];
    const [finding] = findings;
    const [place] = finding.places;
    expect(place).toMatchObject({
      of: "report",
      cell: "requests/received/naturalPerson",
      claim: null,
      text: "14",
    });
    const line = source.text.split("\n")[place.start.line - 1] ?? "";
    expect(line.slice(place.start.column - 1, place.end.column - 1)).toBe("14");
    expect(source.text.slice(place.span.start, place.span.end)).toBe("14");
    expect(finding.diagnosis === null || diagnoses[finding.diagnosis].findings.includes(0)).toBe(true);
  });
});
