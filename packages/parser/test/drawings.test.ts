import { generateReport, type Habits } from "@gongkai/corpus";
import type { Source } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";
import { compareCells } from "./support/compare-cells.ts";
import { drawReport, FRAME_STYLES } from "./support/draw-table.ts";

function sourceOf(text: string): Source {
  return { name: "drawing.txt", sha256: "", mediaType: "text/plain", text };
}

const HABITS: readonly Partial<Habits>[] = [
  { filledColumns: "all", cutHeaders: false },
  { filledColumns: "totalColumn" },
  { separatesThousands: true, signsChanges: true, marksNotApplicable: true },
];

const STYLES = Object.entries(FRAME_STYLES);
const LABEL_WIDTHS = [6, 20, 80];

describe("a table drawn with borders is read exactly, blanks included", () => {
  test.each(STYLES)("%s borders, labels wrapped and whole, both editions", (_, style) => {
    for (const labelWidth of LABEL_WIDTHS) {
      for (const [seed, habits] of HABITS.entries()) {
        for (const year of [2020, 2022]) {
          const { text, truth } = generateReport({ seed, year, layout: "H", habits });
          const source = sourceOf(drawReport(text, style, labelWidth));
          const comparison = compareCells(source, parseReport(source).report, truth);
          expect(comparison).toEqual({ right: truth.values.size, unread: 0, wrong: [] });
        }
      }
    }
  });
});

/** Page text in which one drawing is the table of section three. */
function withRequests(table: string): Source {
  return sourceOf(`示例县教育局2020年政府信息公开工作年度报告
一、总体情况
2020年,我局依法公开政府信息。
二、主动公开政府信息情况
本年没有变化。
三、收到和处理政府信息公开申请情况
${table}
四、政府信息公开行政复议、行政诉讼情况
无。
`);
}

function requestsRow(table: string, row: "received" | "pendingAtStart" | "pendingAtEnd") {
  const cells = parseReport(withRequests(table)).report?.tables.requests?.[row];
  return Object.values(cells ?? {}).map((cell) => (cell.state === "value" ? cell.value : cell.state));
}

describe("a drawing that cannot be trusted leaves cells unread", () => {
  const frame = (received: readonly string[], rule: string) => `
┌────────────────────────────────┬──┬──┬──┬──┬──┬──┬──┐
${received.join("\n")}
${rule}
│二、上年结转政府信息公开申请数量│0 │0 │0 │  │0 │0 │0 │
├────────────────────────────────┼──┼──┼──┼──┼──┼──┼──┤
│四、结转下年度继续办理          │1 │0 │0 │0 │0 │0 │1 │
└────────────────────────────────┴──┴──┴──┴──┴──┴──┴──┘`;
  const received = "│一、本年新收政府信息公开申请数量│1 │2 │0 │0 │0 │0 │3 │";
  const rule = "├────────────────────────────────┼──┼──┼──┼──┼──┼──┼──┤";

  test("as drawn, every cell has its place", () => {
    expect(requestsRow(frame([received], rule), "received")).toEqual([1, 2, 0, 0, 0, 0, 3]);
    expect(requestsRow(frame([received], rule), "pendingAtStart")).toEqual([0, 0, 0, "blank", 0, 0, 0]);
  });

  test("a number broken over two lines is not put together", () => {
    const broken = [
      "│一、本年新收政府信息公开申请数量│12│2 │0 │0 │0 │0 │14│",
      "│                                │34│  │  │  │  │  │  │",
    ];
    expect(requestsRow(frame(broken, rule), "received")).toEqual(["unread", 2, 0, 0, 0, 0, 14]);
  });

  test("a number and its unit on the next line are not put together", () => {
    const broken = [
      "│一、本年新收政府信息公开申请数量│12│2 │0 │0 │0 │0 │14│",
      "│                                │件│  │  │  │  │  │  │",
    ];
    expect(requestsRow(frame(broken, rule), "received")).toEqual(["unread", 2, 0, 0, 0, 0, 14]);
  });

  test("two rows without a rule between them have no certain numbers", () => {
    const blank = "│一、本年新收政府信息公开申请数量│1 │  │  │  │  │  │1 │";
    const values = requestsRow(frame([blank], ""), "pendingAtStart");
    expect(values.filter((value) => typeof value === "number")).toEqual([]);
  });

  test("a line moved sideways takes its table with it", () => {
    const moved = requestsRow(frame([` ${received.slice(0, 20)}  ${received.slice(20)}`], rule), "received");
    expect(moved.filter((value) => value !== "unread")).toEqual([]);
  });

  test("a drawing without an end has no certain cells", () => {
    const whole = frame([received], rule);
    const cut = whole.slice(0, whole.lastIndexOf("\n"));
    expect(requestsRow(cut, "pendingAtEnd").filter((value) => value !== "unread")).toEqual([]);
  });
});

/** A line with each text at its column; Chinese characters take two. */
function lineOf(...pieces: readonly (readonly [column: number, text: string])[]): string {
  let [line, width] = ["", 0];
  for (const [column, text] of pieces) {
    line += " ".repeat(column - width) + text;
    width = column + text.length + (text.match(/[^\0-~]/gu)?.length ?? 0);
  }
  return line;
}

describe("a drawing of any size", () => {
  test.each([
    ["a row of many cells", "│0".repeat(100_000)],
    ["many rows", "│0│1│\n├─┼─┤\n".repeat(20_000)],
    ["columns without end", `${"-- ".repeat(50_000)}\n${"0  ".repeat(50_000)}\n${"-- ".repeat(50_000)}`],
    ["rules of Markdown tables one after the other", "|--|--|\n".repeat(20_000)],
    ["beginnings of labels", "规\n1.\n(四)\n".repeat(10_000)],
  ])("does not throw: %s", (_, table) => {
    expect(() => parseReport(withRequests(table))).not.toThrow();
  });
});

describe("columns given by a rule or by pipes", () => {
  const columns = [2, 36, 52, 57, 62, 67, 72, 77, 82];
  const rule = lineOf(
    ...columns.map((column, at) => [column, "-".repeat(at < 2 ? 24 - 10 * at : 4)] as const),
  );
  const received = lineOf([2, "一、本年新收"], [52, "3"], [82, "5"]);
  const granted = lineOf([2, "三、本年度"], [36, "（一）予以公开"], [52, "3"], [82, "3"]);
  const last = lineOf([2, "四、结转下年度"], [52, "2"], [82, "2"]);
  const rows = [received, "  政府信息公开申请数量", "", granted, "  办理结果", "", last, "  继续办理"];

  test("labels are joined between empty lines, and blank cells keep their columns under runs of dashes", () => {
    const table = [rule, ...rows, rule].join("\n");
    expect(requestsRow(table, "received")).toEqual([3, "blank", "blank", "blank", "blank", "blank", 5]);
    expect(requestsRow(table, "pendingAtEnd")).toEqual([2, "blank", "blank", "blank", "blank", "blank", 2]);
  });

  test("a row moved sideways is not read from other columns", () => {
    const table = [
      rule,
      ...rows.map((line) => (line === last ? lineOf([2, "四、结转下年度"], [57, "2"], [81, "2"]) : line)),
    ];
    const values = requestsRow([...table, rule].join("\n"), "pendingAtEnd");
    expect(values.every((value) => value === "unread")).toBe(true);
  });

  test("the rule of a Markdown table is no row, and blank cells keep their places", () => {
    const table = `| | | | | | | | | |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | | 3 | | | | | | 5 |
| 三、本年度办理结果 | （一）予以公开 | 3 | | | | | | 3 |
| 四、结转下年度继续办理 | | 2 | 0 | 0 | 0 | 0 | 0 | 2 |`;
    expect(requestsRow(table, "received")).toEqual([3, "blank", "blank", "blank", "blank", "blank", 5]);
    expect(requestsRow(table, "pendingAtEnd")).toEqual([2, 0, 0, 0, 0, 0, 2]);
  });
});

describe("columns that are only aligned", () => {
  const header = [
    lineOf([34, "自"], [38, "商"], [41, "科"], [61, "总"]),
    lineOf([34, "然"], [38, "业"], [41, "研"], [44, "社会公"], [51, "法律服"], [58, "其"], [61, "计"]),
    lineOf([34, "人"], [38, "企"], [41, "机"], [44, "益组织"], [51, "务机构"], [58, "他"]),
    lineOf([38, "业"], [41, "构"]),
  ].join("\n");
  const withBlanks = (commercial: number) =>
    [
      header,
      lineOf([0, "一、本年新收政府信息公开申请数量"], [34, "3"], [commercial, "1"], [61, "4"]),
      lineOf([0, "二、上年结转政府信息公开申请数量"], [61, "0"]),
      lineOf([0, "四、结转下年度继续办理"], [34, "2"], [61, "2"]),
    ].join("\n");

  test("labels go on above and below the line of their numbers", () => {
    const table = `${header}
一、本年新收政府信息公            3   1  0  0      0      0  4
开申请数量
二、上年结转政府信息
公开申请                          0   1  0  0      0      0  1
数量
四、结转下年度继续办理            2   0  0  0      0      0  2`;
    expect(requestsRow(table, "received")).toEqual([3, 1, 0, 0, 0, 0, 4]);
    expect(requestsRow(table, "pendingAtStart")).toEqual([0, 1, 0, 0, 0, 0, 1]);
  });

  test("the header shows the columns of rows with blanks", () => {
    const table = withBlanks(41);
    expect(requestsRow(table, "received")).toEqual([3, "blank", 1, "blank", "blank", "blank", 4]);
    expect(requestsRow(table, "pendingAtEnd")).toEqual([2, "blank", "blank", "blank", "blank", "blank", 2]);
  });

  test("one number between two columns leaves every short row unread", () => {
    const table = withBlanks(40);
    expect(requestsRow(table, "received").every((value) => value === "unread")).toBe(true);
    expect(requestsRow(table, "pendingAtEnd").every((value) => value === "unread")).toBe(true);
  });

  test("numbers one space apart that may be one are two only where they add up", () => {
    const rows = (received: string) => `
一、本年新收政府信息公开申请数量 ${received}
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
四、结转下年度继续办理 2 0 0 0 0 0 2`;
    expect(requestsRow(rows("1 163 0 0 0 0 164"), "received")).toEqual([1, 163, 0, 0, 0, 0, 164]);
    const unclear = requestsRow(rows("1 163 0 0 0 0 1163"), "received");
    expect(unclear.every((value) => value === "unread")).toBe(true);
  });

  test("a row is not believed to be whole when two numbers that may be one make up for one too many", () => {
    const table = `
一、本年新收政府信息公开申请数量 109 16 1 1次 91次 5次 3 135
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
四、结转下年度继续办理 2 0 0 0 0 0 2`;
    expect(requestsRow(table, "received").every((value) => value === "unread")).toBe(true);
    expect(requestsRow(table, "pendingAtStart")).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("a blank row is not believed where numbers have lost their label", () => {
    const table = `
一、本年新收政府信息公开申请数量 3 1 0 0 0 0 4
二、上年结转政府信息公开申请数量
某某数量 0 0 0 0 0 0 0
（一）予以公开 2 0 0 0 0 0 2
四、结转下年度继续办理 2 0 0 0 0 0 2`;
    expect(requestsRow(table, "received")).toEqual([3, 1, 0, 0, 0, 0, 4]);
    expect(requestsRow(table, "pendingAtStart").every((value) => value === "unread")).toBe(true);
  });
});
