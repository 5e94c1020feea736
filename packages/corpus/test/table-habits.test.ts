import { formCells } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { createRandom, drawTableHabits, generateReport, type TableHabits } from "../src/index.ts";
import { filledPlaces, printedNumbers } from "./support/printed-values.ts";

function printed(tables: Partial<TableHabits>, layout: "A" | "H" | "nodeText" = "A") {
  return generateReport({
    seed: 3,
    year: 2022,
    layout,
    habits: { filledColumns: "all", cutHeaders: false, blanks: "kept" },
    tables,
  });
}

const plain = printed({});
const lines = (report: { readonly text: string }) => report.text.split("\n");
const count = (text: string, word: string) => text.split(word).length - 1;

describe("tables as offices change them", () => {
  test("leave single cells blank, which the truth says", () => {
    const report = printed({ blankCells: 0.2 });
    const blanks = [...report.truth.values.values()].filter((value) => value === "blank").length;
    expect(blanks).toBeGreaterThan(20);
    expect(blanks).toBeLessThan(70);
    expect(printedNumbers(report)).toHaveLength(filledPlaces(report).length);
  });

  test("have one more column, which is empty", () => {
    expect(lines(plain)).toContain("规章 | 0 | 0 | 0 |");
    expect(lines(printed({ phantomColumn: true }))).toContain("规章 | 0 | 0 | 0 | |");
  });

  test("go without the lines that name the clauses", () => {
    expect(plain.text).toContain("第二十条第(一)项");
    expect(printed({ clauseLines: "missing" }).text).not.toContain("第二十条第");
  });

  test("break their labels", () => {
    expect(lines(printed({ splitLabels: true }, "nodeText")).join("\n")).toContain(
      "\n（三）\n不予公开\n1.属于\n国家秘密\n",
    );
  });

  test("come in several: one for each clause, one for each kind of remedy", () => {
    expect(count(plain.text, "|")).toBeGreaterThan(0);
    expect(count(printed({}, "H").text, "<table")).toBe(3);
    expect(count(printed({ splitTables: true }, "H").text, "<table")).toBe(4 + 1 + 2);
  });

  test("run over the end of a page, with the header again or without", () => {
    const header = (text: string) => count(text, "申请人情况");
    const bare = printed({ pageBreak: "withoutHeader" });
    const repeated = printed({ pageBreak: "repeatedHeader" });
    expect([header(plain.text), header(bare.text), header(repeated.text)]).toEqual([1, 1, 2]);
    const pages = /^(?:[—-] \d [—-]|第\d页 共\d页|\d)$/m;
    expect(plain.text).not.toMatch(pages);
    expect(bare.text).toMatch(pages);
    expect(count(printed({ pageBreak: "withoutHeader" }, "H").text, "<table")).toBe(4);
  });

  test("cover their grid, and end a spanning label at the end of the page", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { text } = generateReport({
        seed,
        layout: "H",
        tables: { pageBreak: "repeatedHeader", localRows: true },
      });
      for (const table of text.match(/<table[\s\S]*?<\/table>/g) ?? []) {
        const rows = table.match(/<tr>.*?<\/tr>/g) ?? [];
        let covered = 0;
        for (const cell of table.match(/<td[^>]*>/g) ?? []) {
          const span = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(cell)?.[1] ?? 1);
          covered += span("colspan") * span("rowspan");
        }
        expect([4, 5, 10, 15]).toContain(covered / rows.length);
      }
    }
  });

  test("sum up the organizations in an eighth column", () => {
    const report = printed({ subtotalColumn: true });
    expect(report.text).toContain("其他 | 法人小计 |");
    const row = lines(report).find((line) => line.startsWith("一、本年新收")) ?? "";
    const numbers = row.match(/\d+/g)?.map(Number) ?? [];
    expect(numbers).toHaveLength(8);
    expect(numbers[6]).toBe(numbers.slice(1, 6).reduce((sum, each) => sum + each, 0));
  });

  test("have rows of the office's own, which are in no truth", () => {
    const report = printed({ localRows: true });
    expect(report.text).toContain("其他主动公开文件 |");
    expect(report.text).toContain("其中:网上申请 |");
    expect(report.truth.values).toEqual(plain.truth.values);
  });

  test("shorten or restyle labels, and write guidance behind them", () => {
    expect(printed({ labels: "short" }).text).toContain("1.逾期不补正 |");
    expect(printed({ labels: "restyled" }).text).toMatch(
      /\n1[、． .]本机关不掌握|\n2[、． ]重复申请|其它处理/,
    );
    expect(printed({ guidance: true }).text).toContain("四、结转下年度继续办理(截至12月31日24时) |");
  });

  test("stand below a line that names the unit", () => {
    expect(lines(printed({ captions: true })).filter((line) => line.startsWith("单位:"))).toHaveLength(3);
  });

  test("mix the editions, and the truth holds the places that are printed", () => {
    const report = printed({ editions: { documents: "2019", procurement: "2019" } });
    expect(report.text).toContain("信息内容 | 本年新制作数量 |");
    expect(report.text).toContain("信息内容 | 本年处理决定数量 |");
    const { values } = report.truth;
    expect(values.has("proactiveDisclosure/documents.rules/created")).toBe(true);
    expect(values.has("proactiveDisclosure/documents.rules/issued")).toBe(false);
    expect(values.has("proactiveDisclosure/procurement.centralizedProcurement/projects")).toBe(true);
    expect(values.size).toBe(formCells("2021").length + 2);
    expect(printedNumbers(report)).toHaveLength(values.size);
  });

  test("print the form of the other edition for any year", () => {
    const report = generateReport({ seed: 3, year: 2022, edition: "2019", layout: "A" });
    expect(report.truth).toMatchObject({ year: 2022, edition: "2019" });
    expect(report.text).toContain("政府集中采购 |");
  });

  test("are drawn the same for the same stream", () => {
    const draw = (seed: number) => drawTableHabits(createRandom(seed));
    expect(draw(5)).toEqual(draw(5));
    const drawn = Array.from({ length: 100 }, (_, seed) => draw(seed));
    expect(new Set(drawn.map((habits) => habits.pageBreak)).size).toBe(3);
    expect(drawn.some(({ blankCells }) => blankCells > 0)).toBe(true);
  });
});
