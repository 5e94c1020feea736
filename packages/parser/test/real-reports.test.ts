import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocument } from "@gongkai/documents";
import { type CellAddress, formCells, reportCells } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";

/** Five real reports, kept beside the repository and never copied into it. */
const FOLDER = join(import.meta.dirname, "../../../../shared/reports");
const isPresent = existsSync(FOLDER);

function parseFile(prefix: string) {
  const file = readdirSync(FOLDER).find((name) => name.startsWith(prefix)) ?? "";
  const source = readDocument(file, readFileSync(join(FOLDER, file)));
  const { report, diagnostics } = parseReport(source);
  if (report === null) throw new Error(`${file} holds no report`);
  const cells = new Map<CellAddress, ReturnType<typeof reportCells>[number][1]>(reportCells(report));
  /** Every number that is not 0, by address. */
  const numbers = Object.fromEntries(
    [...cells].flatMap(([address, cell]) =>
      cell.state === "value" && cell.value !== 0 ? [[address, cell.value]] : [],
    ),
  );
  const states = [...cells.values()].map((cell) => cell.state);
  const codes = diagnostics.map(({ code }) => code);
  return { source, report, cells, numbers, states, codes };
}

const SIX = [
  "overview",
  "proactiveDisclosure",
  "requests",
  "remedies",
  "problemsAndImprovements",
  "otherMatters",
];

if (!isPresent) {
  test.skip("real reports are not read: there is no folder ../shared/reports beside the repository", () =>
    undefined);
}

describe.skipIf(!isPresent)("of the five real reports", () => {
  test("000 is read whole, with its fee in yuan and the agency of its signature", () => {
    const { report, cells, numbers, codes, states } = parseFile("000");
    expect(report).toMatchObject({ year: 2022, edition: "2021", signedOn: "2023-01-13" });
    expect(report.agency?.name).toBe("西乌珠穆沁旗人力资源和社会保障局");
    expect(states).toEqual(Array(200).fill("value"));
    expect(numbers).toEqual({ "proactiveDisclosure/fees.administrativeFees/amountCollected": 17_350 });
    expect(cells.get("proactiveDisclosure/fees.administrativeFees/amountCollected")).toMatchObject({
      raw: "17,350.00元",
    });
    expect(codes).toContain("unit-contradicts-column");
    expect(report.sections.map(({ id }) => id)).toEqual(SIX);
  });

  test("001 is read whole, its agency taken from footer and narrative", () => {
    const { report, numbers, states, codes } = parseFile("001");
    expect(report).toMatchObject({ title: null, year: 2023, edition: "2021" });
    expect(report.agency?.name).toBe("鄂州市人力资源和社会保障局");
    expect(report.agency?.evidence.map(({ kind }) => kind)).toEqual(["footer", "narrative"]);
    expect(states).toEqual(Array(200).fill("value"));
    expect(numbers).toEqual({
      "proactiveDisclosure/documents.normativeDocuments/issued": 1,
      "proactiveDisclosure/documents.normativeDocuments/repealed": 2,
      "proactiveDisclosure/documents.normativeDocuments/inForce": 6,
      "proactiveDisclosure/licensing.licenses/decisions": 63,
      "proactiveDisclosure/enforcement.penalties/decisions": 1,
      "requests/received/naturalPerson": 13,
      "requests/received/total": 13,
      "requests/processed.granted/naturalPerson": 9,
      "requests/processed.granted/total": 9,
      "requests/processed.denied.stateSecret/naturalPerson": 3,
      "requests/processed.denied.stateSecret/total": 3,
      "requests/processed.unableToProvide.notHeld/naturalPerson": 1,
      "requests/processed.unableToProvide.notHeld/total": 1,
      "requests/processed.total/naturalPerson": 13,
      "requests/processed.total/total": 13,
    });
    expect(codes).toEqual(["title-missing"]);
    expect(report.sections.map(({ id }) => id)).toEqual(SIX);
  });

  test("002 is one report printed twice, with totals deduced and the other applicants unread", () => {
    const { report, cells, numbers, codes } = parseFile("002");
    expect(report).toMatchObject({ year: 2019, edition: "2019" });
    expect(report.agency).toMatchObject({ name: "赛罕区民政局", place: "呼和浩特市" });
    expect(numbers).toEqual({
      "proactiveDisclosure/enforcement.penalties/netChange": 1,
      "proactiveDisclosure/enforcement.penalties/decisions": 1,
      "proactiveDisclosure/enforcement.compulsoryMeasures/netChange": 1,
      "proactiveDisclosure/enforcement.compulsoryMeasures/decisions": 1,
    });
    for (const { address, table, column } of formCells("2019")) {
      const expected =
        table !== "requests"
          ? { state: "value", placement: "printed" }
          : column.id === "total"
            ? { state: "value", value: 0, placement: "deduced" }
            : { state: "unread", because: "column-ambiguous" };
      expect(cells.get(address), address).toMatchObject(expected);
    }
    expect(codes).toEqual([
      "title-missing",
      "column-deduced",
      "column-ambiguous",
      "body-repeated",
      "section-missing",
    ]);
    expect(report.sections.map(({ id }) => id)).toEqual(SIX.slice(0, 5));
  });

  test("003 keeps the one number whose row survived and calls no lost number 0", () => {
    const { report, numbers, states, codes, cells } = parseFile("003");
    expect(report).toMatchObject({ year: 2023, edition: "2021" });
    expect(report.agency?.name).toBe("鄂温克族自治旗教育局");
    expect(numbers).toEqual({ "proactiveDisclosure/licensing.licenses/decisions": 70 });
    expect(states.filter((state) => state !== "unread")).toHaveLength(1);
    expect(cells.get("requests/received/total")).toEqual({ state: "unread", because: "lines-deduplicated" });
    expect(cells.get("remedies/reconsideration/total")).toEqual({
      state: "unread",
      because: "lines-deduplicated",
    });
    expect(codes).toEqual(["title-missing", "lines-deduplicated", "glosses-removed"]);
    expect(report.sections.map(({ id }) => id)).toEqual(SIX);
    expect(searchable(report.sections[0]?.text ?? "").text).toContain("政府信息公开工作领导小组");
  });

  test("003 stays unread when one of its headings is lost as well", () => {
    const file = readdirSync(FOLDER).find((name) => name.startsWith("003")) ?? "";
    const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
    const text = lines.filter((line) => !line.startsWith("四、政府信息")).join("\n");
    const { report } = parseReport(readDocument(file, new TextEncoder().encode(text)));
    const states = reportCells(
      report ?? { tables: { proactiveDisclosure: null, requests: null, remedies: null } },
    );
    expect(states.filter(([, cell]) => cell.state !== "unread")).toHaveLength(1);
  });

  test("004 has its agency and year from a title cut inside a word", () => {
    const { report, numbers, states, codes } = parseFile("004");
    expect(report).toMatchObject({
      title: "阿尔山市政务服务局2022年政府信息公开工作年度报告",
      year: 2022,
      edition: "2021",
      period: { start: "2022-01-01", end: "2022-12-31" },
    });
    expect(report.agency?.name).toBe("阿尔山市政务服务局");
    expect(states).toEqual(Array(200).fill("value"));
    expect(numbers).toEqual({});
    expect(codes).toEqual([]);
    expect(report.sections.map(({ id }) => id)).toEqual(SIX);
  });

  test.each(["000", "001", "002", "003", "004"])(
    "%s gives each number and each paragraph back when cut by its span",
    (prefix) => {
      const { source, report, cells } = parseFile(prefix);
      for (const cell of cells.values()) {
        if (cell.state === "value") expect(source.text.slice(cell.span.start, cell.span.end)).toBe(cell.raw);
      }
      for (const section of report.sections) {
        const paragraphs = section.paragraphs.map(({ start, end }) => source.text.slice(start, end));
        expect(paragraphs.join("\n")).toBe(section.text);
        expect(source.text.slice(section.headingSpan.start, section.headingSpan.end)).toBe(section.heading);
      }
    },
  );
});
