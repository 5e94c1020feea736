import { cellAt, FORMS, formCells, type Source } from "@gongkai/schema";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { checkSource, renderHtml } from "../src/index.ts";
import { smallReport } from "./support/small-report.ts";
import { generatedSource } from "./support/sources.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The names and classes of what it stands in. */
  readonly within: readonly string[];
  text: string;
}

/** The elements of a page in their order, with all the text inside each. */
function elementsOf(page: string): readonly Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const within = open.flatMap((element) => [element.name, element.attributes.class ?? ""]);
      const element = { name, attributes, within, text: "" };
      elements.push(element);
      open.push(element);
    },
    ontext: (text) => {
      for (const element of open) element.text += text;
    },
    onclosetag: () => void open.pop(),
  });
  parser.end(page);
  return elements;
}

function pageOf(source: Source, language: "zh" | "en" = "zh", previous?: Source): string {
  return renderHtml([checkSource(source, { previous })], { language, checkedOn: "2023-02-01" });
}

const unbalanced = smallReport({
  cells: { "received/naturalPerson": "14", "received/total": "14", "pendingAtEnd/total": "13" },
});

describe("renderHtml", () => {
  test("loads nothing and runs nothing", () => {
    const elements = elementsOf(pageOf(unbalanced));
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ["script", "link", "img", "iframe", "object", "form", "base"]) {
      expect(names).not.toContain(name);
    }
    for (const { attributes } of elements) {
      expect(Object.keys(attributes).filter((name) => name.startsWith("on") || name === "style")).toEqual([]);
      expect(attributes.src).toBeUndefined();
      if (attributes.href !== undefined) expect(attributes.href).toMatch(/^#/);
    }
    const style = elements.find(({ name }) => name === "style")?.text ?? "";
    expect(style).not.toMatch(/url\(|@import/);
    expect(
      elements.find(({ attributes }) => attributes["http-equiv"] !== undefined)?.attributes.content,
    ).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  test("shows every failure once, and links lead to it", async () => {
    const result = checkSource(
      await generatedSource({ seed: 21, layout: "C", year: 2022, faults: ["breaks-footing"] }),
    );
    const elements = elementsOf(renderHtml([result], { language: "zh" }));
    const failures = result.readings[0]?.findings.filter(({ verdict }) => verdict === "fail") ?? [];
    const shown = elements.filter(
      ({ name, attributes }) => name === "section" && attributes.id !== undefined,
    );
    expect(failures.length).toBeGreaterThan(0);
    expect(shown).toHaveLength(failures.length);
    for (const { message, formula, rule } of failures) {
      expect(
        shown.some(({ text }) => text.includes(message.zh) && text.includes(formula) && text.includes(rule)),
      ).toBe(true);
    }
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of elements) {
      if (attributes.href !== undefined) expect(ids).toContain(attributes.href.slice(1));
    }
  });

  test.each([
    ["2021", 2022],
    ["2019", 2020],
  ] as const)("prints the tables of edition %s cell by cell as the report does", async (edition, year) => {
    const result = checkSource(await generatedSource({ seed: 5, layout: "C", year, edition }));
    const elements = elementsOf(renderHtml([result], { language: "zh" }));
    const inForms = elements.filter(({ within }) => within.some((name) => name.startsWith("form ")));
    const values = inForms.filter(({ attributes }) => attributes.class === "value").map(({ text }) => text);
    const tables = result.readings[0]?.report.tables;
    const expected = formCells(edition).map(({ address }) => {
      const cell = tables === undefined ? undefined : cellAt(tables, address);
      return cell?.state === "value" || cell?.state === "notApplicable" ? cell.raw : "";
    });
    expect(values).toEqual(expected);
    const labels = new Set(inForms.filter(({ name }) => name === "th").map(({ text }) => text));
    for (const { blocks } of Object.values(FORMS[edition])) {
      for (const { rows, columns } of blocks) {
        for (const { label } of [...rows, ...columns]) expect(labels).toContain(label);
      }
    }
  });

  test("every line of a table covers the same columns", async () => {
    const page = pageOf(await generatedSource({ seed: 5, layout: "C", year: 2022 }));
    for (const [table = ""] of page.matchAll(/<table class="form[\s\S]*?<\/table>/g)) {
      const heights: number[] = [];
      const widths = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, line = ""]) => {
        const covered = heights.filter((left) => left > 0).length;
        const fields = [...line.matchAll(/colspan="(\d+)" rowspan="(\d+)"/g)].map(([, columns, rows]) => ({
          columns: Number(columns),
          rows: Number(rows),
        }));
        for (const at of heights.keys()) heights[at] = Math.max(0, (heights[at] ?? 0) - 1);
        for (const { columns, rows } of fields) {
          for (let at = 0; at < columns; at += 1) heights.push(rows - 1);
        }
        return covered + fields.reduce((sum, { columns }) => sum + columns, 0);
      });
      expect(new Set(widths).size).toBe(1);
    }
  });

  test("marks doubtful cells by sign and number, not by colour alone", () => {
    const elements = elementsOf(pageOf(unbalanced));
    const marked = elements.filter(({ attributes }) => /^number .*error/.test(attributes.class ?? ""));
    expect(marked.length).toBeGreaterThan(0);
    expect(
      marked.filter(({ within }) => within.includes("form requests")).every(({ text }) => /▲\d/.test(text)),
    ).toBe(true);
  });

  test("marks a cell as suspect only where one is singled out", () => {
    const suspectsOf = (source: Source, rules?: readonly string[]) =>
      elementsOf(renderHtml([checkSource(source, { rules })], { language: "zh" })).filter(({ attributes }) =>
        /\bsuspect\b/.test(attributes.class ?? ""),
      );
    const undecided = smallReport({ cells: { "pendingAtEnd/total": "13" } });
    expect(suspectsOf(undecided, ["applicant-footing"])).toEqual([]);
    const single = smallReport({ cells: { "received/total": "3" } });
    // The cell in the table, and the one that the legend shows.
    expect(suspectsOf(single).map(({ text }) => text)).toEqual([expect.stringMatching(/^3▲/), "12"]);
  });

  test("does not show a report as clean that was not wholly checked", () => {
    const page = renderHtml([checkSource(smallReport(), { rules: ["remedies-footing"] })], {
      language: "zh",
    });
    const elements = elementsOf(page);
    const classes = elements.flatMap(({ attributes }) => attributes.class ?? []);
    expect(classes).toContain("summary warning");
    expect(classes).not.toContain("summary clean");
    const said = elements.filter(({ text }) => text.startsWith("未发现问题")).map(({ text }) => text);
    expect(said.length).toBeGreaterThan(0);
    for (const text of said) expect(text).toContain("，但有1条规则不能核对");
  });

  test("shows unread cells as unread and last year's numbers beside the cells", () => {
    const previous = smallReport({ year: 2021, cells: { "pendingAtEnd/total": "37" } });
    const elements = elementsOf(pageOf(unbalanced, "zh", previous));
    const before = elements.filter(({ attributes }) => attributes.class === "before").map(({ text }) => text);
    expect(before).toContain("上年 37");
    const unread = elements.filter(({ attributes }) => /\bunread\b/.test(attributes.class ?? ""));
    expect(unread.some(({ text }) => text.includes("未读"))).toBe(true);
  });

  test("escapes whatever a document says", () => {
    const hostile = "<script>alert(1)</script>\"'&";
    const source = smallReport({
      name: `${hostile}.txt`,
      cells: { "received/total": "<b>9</b>" },
      overview: `全年收到政府信息公开申请9件${hostile}。`,
    });
    const page = pageOf({ ...source, name: `${hostile}.txt` }, "zh", {
      ...smallReport({ year: 2021 }),
      name: hostile,
    });
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<b>");
    const elements = elementsOf(page);
    expect(elements.some(({ text }) => text.includes(`${hostile}.txt`))).toBe(true);
  });

  test("says what was checked, in both languages", () => {
    const chinese = pageOf(unbalanced);
    for (const words of ["云砚县教育局", "2022年度", "0".repeat(64), "2023-02-01", "图例"]) {
      expect(chinese).toContain(words);
    }
    expect(chinese).toContain('<html lang="zh-CN">');
    const english = pageOf(unbalanced, "en");
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("Requests received this year");
  });

  test("has a part for a source without a report", () => {
    const page = pageOf({ ...unbalanced, text: "关于召开会议的通知\n" });
    expect(page).toContain("没有找到年度报告");
    expect(page).toContain("no-report");
  });
});
