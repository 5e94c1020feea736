import { EDITIONS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { generateReport, LAYOUT_IDS, LAYOUTS, type LayoutId } from "../src/index.ts";
import { filledPlaces, printedNumbers, printedValues } from "./support/printed-values.ts";

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

describe.each(LAYOUT_IDS)("layout %s", (layout) => {
  test("is registered under its own id", () => {
    expect(LAYOUTS[layout].id).toBe(layout);
  });

  test.each(EDITIONS)("prints every value of the truth, in order, in edition %s", (edition) => {
    for (const seed of SEEDS) {
      for (const filledColumns of ["all", "totalColumn"] as const) {
        const report = generateReport({ seed, layout, edition, habits: { filledColumns } });
        expect(printedNumbers(report)).toHaveLength(filledPlaces(report).length);
        for (const [address, value] of printedValues(report)) {
          expect(value, address).toBe(report.truth.values.get(address));
        }
      }
    }
  });

  test("prints title, headings, paragraphs and the notice that the report is synthetic", () => {
    for (const seed of SEEDS) {
      const { text, truth } = generateReport({ seed, layout, habits: { titleBreak: "none" } });
      if (truth.title !== null) expect(text).toContain(truth.title);
      let position = 0;
      for (const { heading, paragraphs } of truth.sections) {
        for (const printed of [heading, ...paragraphs]) {
          const found = text.indexOf(printed, position);
          expect(found, printed).toBeGreaterThanOrEqual(position);
          position = found + printed.length;
        }
      }
      expect(text.slice(position)).toMatch(/合成示例数据[，,]非真实报告/);
    }
  });
});

function linesAfter(layout: LayoutId, label: string, count: number, blanks: "kept" | "dropped" = "kept") {
  const { text } = generateReport({
    seed: 1,
    layout,
    edition: "2019",
    year: 2019,
    habits: { filledColumns: "totalColumn", blanks, separatesThousands: false },
  });
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.includes(label));
  return lines.slice(start, start + count).map((line) => line.replace(/\d+/g, "N"));
}

describe("one row, printed", () => {
  const label = "一、本年新收政府信息公开申请数量";

  test("on one line, with the padding that three label columns leave", () => {
    expect(linesAfter("A", label, 1)).toEqual([`${label} | | | | | | | N | ||`]);
    expect(linesAfter("A", label, 1, "dropped")).toEqual([`${label} | N | ||||||||`]);
    expect(linesAfter("B", label, 1, "dropped")).toEqual([`| ${label} | N | ||||||||`]);
  });

  test("a cell per line, padding alone, glued, with a phantom column, or opened by a pipe", () => {
    expect(linesAfter("C", label, 3, "dropped")).toEqual([`${label} |`, "N |", "||||||||"]);
    expect(linesAfter("C2", label, 3, "dropped")).toEqual([`${label} |`, "N |", "|||||||||"]);
    expect(linesAfter("D", label, 2, "dropped")).toEqual([`${label} |`, "N | ||||||||"]);
    expect(linesAfter("E", label, 4, "dropped")).toEqual([`${label} |`, "N |", "||||||||", "|"]);
  });

  test("a pipe after each cell, or bare", () => {
    expect(linesAfter("F", label, 4, "dropped")).toEqual([label, "|", "N", "|"]);
    expect(linesAfter("F", label, 4)).toEqual([label, "|", "|", "|"]);
    expect(linesAfter("G", label, 3)).toEqual([label, "", "N"]);
  });

  test("below the header of its column, by spaces", () => {
    const { text } = generateReport({ seed: 1, layout: "I", habits: { filledColumns: "totalColumn" } });
    const width = (line: string) => [...line].reduce((sum, each) => sum + (each < "\u007f" ? 1 : 2), 0);
    const lines = text.split("\n");
    const header = lines.find((line) => line.includes("自然人")) ?? "";
    const row = lines.find((line) => line.startsWith(label)) ?? "";
    expect(width(row.replace(/\d+$/, ""))).toBe(width(header.slice(0, header.indexOf("总计"))));
  });
});

describe("headers", () => {
  test("are cut where they wrap, so that two columns read alike", () => {
    const cut = (cutHeaders: boolean) =>
      generateReport({ seed: 2, layout: "A", year: 2019, habits: { cutHeaders } }).text;
    expect(cut(false)).toContain("信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 | |");
    expect(cut(true)).toContain("信息内容 | 本年新 | 本年新 | 对外公开总数量 | |");
    expect(cut(true)).toContain(
      "结果维持 | 结果 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||",
    );
  });

  test("cover the whole grid in HTML, each place once", () => {
    const { text } = generateReport({ seed: 4, layout: "H" });
    const tables = text.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const rows = table.match(/<tr>.*?<\/tr>/g) ?? [];
      let covered = 0;
      for (const cell of table.match(/<td[^>]*>/g) ?? []) {
        const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(cell)?.[1] ?? 1);
        covered += span("colspan") * span("rowspan");
      }
      expect(covered % rows.length).toBe(0);
      expect([4, 5, 10, 15]).toContain(covered / rows.length);
    }
  });
});

test("a title can be printed on two lines and is one in the truth", () => {
  const { text, truth } = generateReport({
    seed: 6,
    layout: "C",
    year: 2022,
    habits: { title: "canonical", titleBreak: "insideWord" },
  });
  expect(text).toMatch(/2022年政府\n信息公开工作年度报告/);
  expect(truth.title).toMatch(/2022年政府信息公开工作年度报告$/);
});
