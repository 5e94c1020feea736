import { describe, expect, test } from "vitest";
import { checkSource, renderHtml, renderJson, renderText, type TextOptions } from "../src/index.ts";
import { smallReport } from "./support/small-report.ts";
import { generatedSource } from "./support/sources.ts";
import { textAboveMarks } from "./support/text-above-marks.ts";

const CHINESE: TextOptions = { language: "zh", color: false, width: 90 };
const ENGLISH: TextOptions = { language: "en", color: false, width: 90 };

const slipped = smallReport({
  cells: {
    "received/naturalPerson": "13",
    "received/total": "31",
    "processed.granted/naturalPerson": "13",
    "processed.granted/total": "13",
    "processed.total/naturalPerson": "13",
    "processed.total/total": "13",
  },
});
/** Two sums that any of several columns would make up for. */
const fiveGuesses = smallReport({
  cells: {
    "received/naturalPerson": "1",
    "received/total": "3",
    "pendingAtEnd/naturalPerson": "1",
    "pendingAtEnd/total": "3",
  },
});

interface PrintedPlace {
  readonly start: { readonly line: number } | null;
  readonly text: string;
}

const footings = { rules: ["requests-balance", "applicant-footing"] };

describe("renderText", () => {
  test("prints a finding with its code, sentence, source, marks, formula and figures", () => {
    const text = renderText(checkSource(slipped, footings), CHINESE);
    expect(text).toContain(
      [
        "  --> report.txt:8:45",
        " 8 | 一、本年新收政府信息公开申请数量 | 13 | 0 | 0 | 0 | 0 | 0 | 31 |",
        "   |                                                             ^^ 总计 31",
        " 9 | 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "   |                                                            ~ 总计 0",
      ].join("\n"),
    );
    expect(text).toMatch(/^#1 错误\[requests-balance\]: 总计：.*（31）应等于.*（13），相差18。$/m);
    expect(text).toMatch(/ = 公式: received \+ pendingAtStart = processed\.total \+ pendingAtEnd$/m);
    expect(text).toMatch(/ = 数值: 左边 31，右边 13，相差 18$/m);
    expect(text).toMatch(/ = 归因: 填报有误/);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(/^2处错误。共核对2条规则/);
  });

  test("marks several cells of a line, names their row where the line does not, and leaves zeros out", () => {
    const text = renderText(checkSource(slipped, footings), ENGLISH);
    expect(text).toContain(
      [
        " 8 | 一、本年新收政府信息公开申请数量 | 13 | 0 | 0 | 0 | 0 | 0 | 31 |",
        "   |                                    ~~                       ^^",
        "   |   Requests received this year: Natural persons 13, Total 31",
        "   | … 5 cells that are 0 left out",
      ].join("\n"),
    );
  });

  test("explains what one cause explains once, and a rule once", () => {
    const text = renderText(checkSource(slipped, footings), ENGLISH);
    expect(text.match(/the same as above, see #1/g)).toHaveLength(1);
    const twice = smallReport({ cells: { "received/naturalPerson": "1", "received/total": "3" } });
    const notes = renderText(checkSource(twice, { rules: ["requests-balance"] }), ENGLISH).match(/= note:/g);
    expect(notes).toHaveLength(1);
  });

  test("says in one line what was checked where nothing is wrong", () => {
    const text = renderText(checkSource(smallReport(), footings), ENGLISH);
    expect(text.trimEnd().split("\n").at(-1)).toBe("No faults found. 2 rules applied: 2 passed.");
    expect(text).not.toContain("#1");
  });

  test("shows what is undecided in one line a rule, and in full with all", () => {
    const options = { rules: ["remedies-footing"] };
    const brief = renderText(checkSource(smallReport(), options), ENGLISH);
    expect(brief.match(/\[remedies-footing\]/g)).toHaveLength(1);
    expect(brief).toContain("1 not assessable");
    const full = renderText(checkSource(smallReport(), { ...footings, all: true }), {
      ...ENGLISH,
      all: true,
    });
    expect(full.match(/✓ \[requests-balance\]/g)).toHaveLength(7);
  });

  test("shows what was not read and where", () => {
    const text = renderText(checkSource(smallReport()), CHINESE);
    expect(text).toContain("[table-missing] 该部分没有可读的表格；缺失不等于零（remedies）");
  });

  test("quotes the report of the year before by its own name", () => {
    const previous = smallReport({ name: "2021.txt", year: 2021, cells: { "pendingAtEnd/total": "3" } });
    const text = renderText(checkSource(smallReport(), { previous, rules: ["pending-continuity"] }), ENGLISH);
    expect(text).toMatch(/--> 2021\.txt:32:\d+ \(last year\)/);
    expect(text).toMatch(/^last year: 2021\.txt$/m);
  });

  test("says when what was given is not the year before", () => {
    const previous = smallReport({ name: "2019.txt", year: 2019 });
    const text = renderText(checkSource(smallReport(), { previous, ...footings }), ENGLISH);
    expect(text).toContain(
      "Not compared with last year: 2019.txt is for 2019, not for 2021. Give the report of the same agency",
    );
    expect(text).toContain(
      "No faults found, but not compared with last year: 2019.txt is for 2019, not for 2021. 2 rules applied",
    );
    const other = smallReport({ name: "other.txt", agency: "云砚县民政局", year: 2021 });
    expect(renderText(checkSource(smallReport(), { previous: other, ...footings }), CHINESE)).toContain(
      "未发现问题，但未与上年核对：other.txt是“云砚县民政局”的报告，本报告是“云砚县教育局”的。共核对2条规则",
    );
  });

  test("says under which name the year before was compared", () => {
    const previous = smallReport({ name: "short.txt", agency: "教育局", year: 2021 });
    const text = renderText(checkSource(smallReport(), { previous, ...footings }), ENGLISH);
    expect(text).toContain(
      "short.txt names 教育局, this report 云砚县教育局; they were compared as one agency.",
    );
    expect(text).toContain("No faults found. 2 rules applied: 2 passed.");
  });

  test("does not announce a report as clean of which a table was not read", () => {
    const result = checkSource(smallReport(), { rules: ["applicant-footing", "remedies-footing"] });
    expect(renderText(result, ENGLISH)).toContain(
      "No faults found, but 1 rule could not be checked. 2 rules",
    );
    expect(renderText(result, CHINESE)).toContain("未发现问题，但有1条规则不能核对。共核对2条规则");
    expect(renderText(result, { ...CHINESE, color: true })).not.toContain("\u001b[1;32m未发现问题");
    const faulty = checkSource(slipped, { rules: ["requests-balance", "remedies-footing"] });
    expect(renderText(faulty, CHINESE)).toContain("1处错误；有1条规则不能核对。");
  });

  test("names every guess where none is singled out", () => {
    const result = checkSource(fiveGuesses, { rules: ["applicant-footing"] });
    const [diagnosis] = result.readings[0]?.diagnoses ?? [];
    expect(diagnosis).toMatchObject({ cell: null });
    expect(diagnosis?.hypotheses).toHaveLength(5);
    const text = renderText(result, ENGLISH).toLowerCase();
    const page = renderHtml([result], { language: "zh" });
    for (const { message } of diagnosis?.hypotheses ?? []) {
      expect(text).toContain(message.en.replace(/\.$/, "").toLowerCase());
      expect(page).toContain(message.zh.replace(/。$/, ""));
    }
  });

  test("marks all cells alike where none is singled out", () => {
    const text = renderText(checkSource(fiveGuesses, { rules: ["applicant-footing"] }), ENGLISH);
    const marks = text.split("\n").filter((line) => /^ +\| +[\^~]/.test(line));
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((line) => line.includes("~"))).toEqual([]);
  });

  test("quotes three lines of a reused text, and asks to look at the text", () => {
    const lines = [1, 2, 3, 4, 5].map(
      (at) =>
        `第${at}项工作：${"本机关加强组织领导，完善公开制度，规范办理流程，推进平台建设，强化监督保障。".repeat(2)}`,
    );
    const overview = lines.join("\n");
    const previous = smallReport({ year: 2021, overview });
    const result = checkSource(smallReport({ overview }), { previous, rules: ["narrative-reused"] });
    const text = renderText(result, CHINESE);
    expect(text.match(/^ *\d+ \| /gm)).toHaveLength(3);
    expect(text).toContain("… 另有2行从略");
    expect(text).toContain("= 建议: 核实文字");
    expect(text).not.toContain("核实数字");
    expect(renderText(result, ENGLISH)).toContain("= help: Look at the text again");
  });

  test("says when a source holds no report", () => {
    const text = renderText(checkSource({ ...slipped, text: "关于召开会议的通知\n" }), ENGLISH);
    expect(text).toContain("report.txt: no yearly report was found.");
    expect(text).toContain("[no-report]");
  });

  test("uses colour only when asked to, and never lets a document use it", () => {
    const hostile = smallReport({
      name: "\u001b[2Jreport.txt",
      overview: "本年收到\u001b[31m申请9件，均已答复。",
    });
    const result = checkSource(hostile);
    expect(renderText(result, ENGLISH)).not.toContain("\u001b");
    expect(renderText(result, { ...ENGLISH, color: true })).not.toContain("\u001b[2J");
    expect(renderText(result, { ...ENGLISH, color: true })).toContain("\u001b[1m");
  });

  test.each(["A", "C", "H", "I", "markdown", "boxDrawing"] as const)(
    "marks exactly what findings point to, in layout %s",
    async (layout) => {
      const faults = ["breaks-balance", "breaks-footing"] as const;
      const result = checkSource(await generatedSource({ seed: 21, layout, year: 2022, faults }));
      const places: readonly PrintedPlace[] = JSON.parse(renderJson(result)).reports[0].findings.flatMap(
        ({ verdict, places }: { verdict: string; places: readonly PrintedPlace[] }) =>
          verdict === "fail" ? places : [],
      );
      const lines = renderText(result, { ...CHINESE, width: 60 }).split("\n");
      const checked = lines.flatMap((line, at) => {
        const [, gutter = "", marks = ""] = /^( +\| )( *[\^~][\^~ ]*)/.exec(line) ?? [];
        const [, number] = /^ *(\d+) \| /.exec(lines[at - 1] ?? "") ?? [];
        if (marks === "" || number === undefined) return [];
        const quoted = (lines[at - 1] ?? "").slice(gutter.length);
        return textAboveMarks(quoted, marks.trimEnd()).map((text) => ({ line: Number(number), text }));
      });
      expect(checked.length).toBeGreaterThan(3);
      for (const { line, text } of checked) {
        const [start = "", end = ""] = text.split("…");
        const isPlace = (place: PrintedPlace) =>
          place.text
            .split("\n")
            .some(
              (part, at) =>
                (place.start?.line ?? 0) + at === line &&
                part.trim().startsWith(start.trim()) &&
                part.trim().endsWith(end.trim()),
            );
        expect(places.some(isPlace), `${text} in line ${line}`).toBe(true);
      }
    },
  );
});
