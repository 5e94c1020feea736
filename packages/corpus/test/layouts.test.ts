import { EDITIONS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { generateReport, LAYOUT_IDS, LAYOUTS, type LayoutId } from "../src/index.ts";
import { bareText, filledPlaces, printedNumbers, printedValues } from "./support/printed-values.ts";

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

/** Layouts that print each number of the tables by itself. The runs of `runText` hold those of the narrative too. */
const CELL_LAYOUTS = LAYOUT_IDS.filter((id) => LAYOUTS[id].tables === undefined && id !== "runText");

describe.each(LAYOUT_IDS)("layout %s", (layout) => {
  test("is registered under its own id", () => {
    expect(LAYOUTS[layout].id).toBe(layout);
  });

  test("prints title, headings, paragraphs and the notice that the report is synthetic", () => {
    for (const seed of SEEDS) {
      const { text: printed, truth } = generateReport({ seed, layout, habits: { titleBreak: "none" } });
      const text = bareText(printed);
      if (truth.title !== null) expect(text).toContain(bareText(truth.title));
      let position = 0;
      for (const { heading, paragraphs } of truth.sections) {
        for (const said of [heading, ...paragraphs].map(bareText)) {
          const found = text.indexOf(said, position);
          expect(found, said).toBeGreaterThanOrEqual(position);
          position = found + said.length;
        }
      }
      expect(text.slice(position)).toMatch(/合成示例数据[，,]非真实报告/);
    }
  });
});

describe.each(CELL_LAYOUTS)("layout %s", (layout) => {
  test.each(EDITIONS)("prints every value of the truth, in order, in edition %s", (edition) => {
    for (const seed of SEEDS) {
      for (const filledColumns of ["all", "totalColumn"] as const) {
        for (const page of ["wide", "narrow"] as const) {
          const report = generateReport({
            seed,
            layout,
            edition,
            habits: { filledColumns },
            tables: { page },
          });
          expect(printedNumbers(report)).toHaveLength(filledPlaces(report).length);
          for (const [address, value] of printedValues(report)) {
            expect(value, address).toBe(report.truth.values.get(address));
          }
        }
      }
    }
  });
});

test("the runs of layout runText hold every number of the tables, once more for each that the narrative states", () => {
  const numbers = (report: ReturnType<typeof generateReport>) =>
    report.text.split("\n").filter((line) => /^\d+$/.test(line));
  for (const seed of SEEDS) {
    const { values } = generateReport({ seed, layout: "runText", year: 2022 }).truth;
    const lines = numbers(generateReport({ seed, layout: "runText", year: 2022 }));
    const zeros = [...values.values()].filter((value) => value === 0).length;
    expect(lines.filter((line) => line === "0").length).toBeGreaterThanOrEqual(zeros);
    expect(lines).toContain("2022");
  }
});

test("without tables the truth holds no values and says whether prose stands in their place", () => {
  const missing = generateReport({ seed: 3, year: 2022, layout: "J" });
  expect(missing.truth).toMatchObject({ tables: "missing", values: new Map() });
  expect(missing.text).not.toMatch(/信息内容|自然人/);
  const prose = generateReport({ seed: 3, year: 2022, layout: "K" });
  expect(prose.truth).toMatchObject({ tables: "prose", values: new Map() });
  const printed = generateReport({ seed: 3, year: 2022, layout: "A" }).truth.values;
  const licenses = printed.get("proactiveDisclosure/licensing.licenses/decisions");
  expect(prose.text).toContain(`行政许可本年处理决定数量${licenses}；`);
  expect(prose.text).toContain(`本年新收政府信息公开申请数量${printed.get("requests/received/total")}件`);
  expect(prose.text).not.toContain("|");
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

function tableLines(layout: LayoutId, page: "wide" | "narrow") {
  const { text } = generateReport({
    seed: 3,
    layout,
    year: 2022,
    habits: { filledColumns: "all", cutHeaders: false },
    tables: { page },
  });
  return text.split("\n");
}

describe("drawings", () => {
  test("wrap labels in narrow cells and centre a label beside its rows, in the line of a frame where need be", () => {
    const lines = tableLines("boxDrawing", "narrow");
    const at = lines.findIndex((line) => line.includes("4.保护第三方合法权益"));
    expect(lines.slice(at - 1, at + 2)).toEqual([
      "│        │      ├─────────────────────────────────┼──┼──┼──┼─────┼─────┼──┼──┤",
      "│        │（三）│4.保护第三方合法权益             │0 │0 │0 │0    │0    │0 │0 │",
      "│        │不予公├─────────────────────────────────┼──┼──┼──┼─────┼─────┼──┼──┤",
    ]);
  });

  test("are as wide in every line, where a Chinese character is two wide", () => {
    for (const layout of ["boxDrawing", "asciiGrid"] as const) {
      for (const page of ["wide", "narrow"] as const) {
        const tables =
          tableLines(layout, page)
            .join("\n")
            .match(/(?:^[┌├│└+|].*\n)+/gm) ?? [];
        expect(tables.length).toBe(3);
        for (const table of tables) {
          const widths = table
            .trimEnd()
            .split("\n")
            .map((line) => [...line].reduce((sum, each) => sum + (/[ -~─-╿‐-‧]/.test(each) ? 1 : 2), 0));
          expect(new Set(widths).size).toBe(1);
        }
      }
    }
  });

  test("of a grid print what a span covered as empty cells", () => {
    const line = tableLines("asciiGrid", "wide").find((each) => each.includes("四、结转下年度继续办理"));
    expect(line?.replace(/ +/g, " ")).toBe("| 四、结转下年度继续办理 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
  });

  test("between rules separate the rows of a table with a label of two lines by blank lines", () => {
    const lines = tableLines("ruledText", "wide");
    const at = lines.findIndex((line) => line.startsWith("  一、本年新收"));
    expect([lines[at - 1], lines[at + 1]]).toEqual(["", ""]);
    expect(lines.filter((line) => /^ {2}-{4,}( -{4,})+$/.test(line))).toHaveLength(6);
  });

  test("of a page stand a label that wraps above and below its numbers", () => {
    const lines = tableLines("alignedText", "narrow");
    const at = lines.findIndex((line) => line.trim() === "（二）部分公开（区分处理的，只计这一");
    expect(lines[at + 1]?.trim()).toMatch(/^0( +0){6}$/);
    expect(lines[at + 2]?.trim()).toBe("情形，不计其他情形）");
  });

  test("of a text browser count every character as one column", () => {
    const lines = tableLines("browserText", "wide");
    expect(lines).toContain("   行政规范性文件 0      0      0");
    expect(lines).toContain("   规章      0      0      0");
  });

  test("in Markdown have a rule below their header", () => {
    const full = tableLines("markdown", "wide");
    expect(full.filter((line) => /^\|( --- \|)+$/.test(line))).toHaveLength(3);
    expect(full).toContain("|  | （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |");
    expect(tableLines("markdownShort", "wide")).toContain(
      "| （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    );
  });
});

describe("markup", () => {
  const textOf = (layout: LayoutId) => tableLines(layout, "wide").join("\n");

  test("saved by Word has a span for every run, conditional comments and an empty last row", () => {
    const text = textOf("wordHtml");
    expect(text).toContain("<o:p></o:p>");
    expect(text).toContain("<!--[if !supportLists]-->");
    expect(text).toMatch(/>1\.<\/span><span [^>]*><span [^>]*><\/span>属于国家秘密<\/span>/);
    expect(text.match(/<tr height=0>/g)).toHaveLength(3);
    expect(
      generateReport({ seed: 3, layout: "wordHtml", habits: { filledColumns: "totalColumn" } }).text,
    ).toContain("<o:p>&nbsp;</o:p>");
  });

  test("of a page laid out in tables holds the form's tables four levels down", () => {
    const text = textOf("nestedHtml");
    const before = text.slice(0, text.indexOf("第二十条"));
    const opened = before.match(/<table/g)?.length ?? 0;
    expect(opened - (before.match(/<\/table>/g)?.length ?? 0)).toBe(4);
  });

  test("of old pages closes neither cells nor rows", () => {
    const text = textOf("openHtml");
    expect(text).not.toMatch(/<\/(?:TD|TR|P)>/i);
    expect(text).toContain("<TD colspan=3 rowspan=3>");
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
