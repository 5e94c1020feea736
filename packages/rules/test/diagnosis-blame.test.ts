import type { CellAddress, Diagnosis, Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, diagnoseReport } from "../src/index.ts";
import { buildReport } from "./support/build-report.ts";
import { printCells } from "./support/print-cells.ts";

const CELL = "requests/received/naturalPerson";

/** Twelve requests were received and granted, of which one cell says `value`. */
function reportWith(value: number, cell: CellAddress = CELL): Report {
  const sound: readonly CellAddress[] = [
    "requests/received/naturalPerson",
    "requests/received/total",
    "requests/processed.granted/naturalPerson",
    "requests/processed.granted/total",
    "requests/processed.total/naturalPerson",
    "requests/processed.total/total",
  ];
  return buildReport("2021", 2022, new Map([...sound.map((each) => [each, 12] as const), [cell, value]]));
}

function diagnosePrinted(value: number, printed: string, read: string): Diagnosis | undefined {
  const { report, text } = printCells(reportWith(value), { [CELL]: { printed, read } });
  const [diagnosis] = diagnoseReport(report, checkReport(report), { text });
  expect(diagnosis?.cell).toBe(CELL);
  return diagnosis;
}

describe("the agency is at fault", () => {
  test.each([
    ["15", 15],
    ["１５", 15],
    ["1 5", 15],
    ["1,015", 1015],
    ["１，０１５", 1015],
    ["1<b>5</b>", 15],
    ["15&nbsp;", 15],
    ["15件", 15],
    ["1.5万件", 15_000],
  ])("where the source prints %s and that was read", (printed, value) => {
    const diagnosis = diagnosePrinted(value, printed, printed);
    expect(diagnosis?.blame).toBe("agency");
    expect(diagnosis?.message.zh).toContain("是填报有误");
  });

  test("where any of several cells may be wrong and all are read as printed", () => {
    const { report, text } = printCells(reportWith(4, "remedies/reconsideration/total"));
    expect(diagnoseReport(report, checkReport(report), { text })).toMatchObject([
      { cell: null, blame: "agency" },
    ]);
  });
});

describe("the reading is at fault", () => {
  test.each([
    ["another number stands there", 15, "12", "12"],
    ["a digit goes before", 2, "12", "2"],
    ["a digit follows", 1, "12", "1"],
    ["a full-width digit follows", 1, "1２", "1"],
    ["thousands follow", 1, "1,200", "1"],
    ["a fraction follows", 1, "1.2", "1"],
    ["thousands go before", 200, "1,200", "200"],
  ])("where %s", (_, value, printed, read) => {
    const diagnosis = diagnosePrinted(value, printed, read);
    expect(diagnosis?.blame).toBe("reading");
    expect(diagnosis?.message.en).toContain("the reading is at fault");
  });

  test("and the number that the source prints decides between several cells", () => {
    const cell = "remedies/reconsideration/upheld";
    const { report, text } = printCells(
      buildReport(
        "2021",
        2022,
        new Map([[cell, 8] as const, ["remedies/reconsideration/total", 3] as const]),
      ),
      { [cell]: { printed: "3", read: "3" } },
    );
    expect(diagnoseReport(report, checkReport(report), { text })).toMatchObject([{ cell, blame: "reading" }]);
  });
});

describe("nobody can be blamed", () => {
  test("without the text of the source", () => {
    const report = reportWith(15);
    const [diagnosis] = diagnoseReport(report, checkReport(report));
    expect(diagnosis).toMatchObject({ cell: CELL, blame: "undecided" });
    expect(diagnosis?.message.en).toContain("the text of the source is not at hand");
  });

  test("where nothing is printed at the span", () => {
    expect(diagnosePrinted(15, "", "")?.blame).toBe("undecided");
  });

  test("where the number is in words", () => {
    expect(diagnosePrinted(15, "十五", "十五")?.blame).toBe("undecided");
  });

  test("where the column of the number was deduced", () => {
    const printed = printCells(reportWith(15));
    const requests = printed.report.tables.requests;
    const cell = requests?.received?.naturalPerson;
    if (requests?.received === undefined || cell?.state !== "value")
      throw new Error("The cell has a number.");
    const received = { ...requests.received, naturalPerson: { ...cell, placement: "deduced" as const } };
    const report = {
      ...printed.report,
      tables: { ...printed.report.tables, requests: { ...requests, received } },
    };
    const [diagnosis] = diagnoseReport(report, checkReport(report), { text: printed.text });
    expect(diagnosis).toMatchObject({ cell: CELL, blame: "undecided" });
    expect(diagnosis?.message.zh).toContain("推断得出");
  });
});
