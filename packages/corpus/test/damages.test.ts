import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DAMAGE_IDS,
  DAMAGES,
  type DamageId,
  damageReport,
  deduplicateLines,
  generateReport,
  LAYOUT_IDS,
  type LayoutId,
  toGlossedTraditional,
} from "../src/index.ts";
import { bareText } from "./support/printed-values.ts";

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

const REPORT = generateReport({ seed: 4, year: 2022, layout: "A", habits: { cutHeaders: false } });
const PAGE = generateReport({ seed: 4, year: 2022, layout: "H", habits: { cutHeaders: false } });

const damaged = (damage: DamageId, seed = 1) => damageReport(REPORT, damage, seed).text;

/** The lines of a damaged text that the printed one does not have. */
function newLines(damage: DamageId, seed = 1): readonly string[] {
  const before = new Set(REPORT.text.split("\n"));
  return damaged(damage, seed)
    .split("\n")
    .filter((line) => line !== "" && !before.has(line));
}

describe.each(DAMAGE_IDS)("damage %s", (damage) => {
  test("is the same for the same seed, changes the text, and is recorded, in every layout", () => {
    for (const layout of LAYOUT_IDS) {
      const report = generateReport({ seed: 8, year: 2022, layout });
      const first = damageReport(report, damage, 3);
      expect(damageReport(report, damage, 3)).toEqual(first);
      expect(first.damages).toEqual([damage]);
      // Runs of digits stand apart from 年 and headings from their ordinals there, and nothing is repeated elsewhere.
      const mayKeep = ["lines-deduplicated", "mojibake-headings", "date-glyphs-lost"].includes(damage);
      if (!mayKeep || layout === "A") expect(first.text).not.toBe(report.text);
    }
  });

  test("leaves the tags of a page closed as they were", () => {
    const count = (text: string) => [text.match(/<table/g)?.length, text.match(/<\/table>/g)?.length];
    const [opened, closed] = count(damageReport(PAGE, damage, 3).text);
    expect(opened).toBe(closed);
  });
});

test("a damage that needs only the text is the one that a report gets, and leaves the truth", () => {
  for (const damage of DAMAGE_IDS) {
    if (damage === "body-doubled-unequal" || damage === "two-reports") continue;
    const report = damageReport(REPORT, damage, 5);
    expect(report.text).toBe(DAMAGES[damage](REPORT.text, 5));
    expect(report.truth).toBe(REPORT.truth);
  }
});

describe("script", () => {
  test("is Traditional without glosses, over-converted, or glossed twice without tones", () => {
    expect(damaged("plain-traditional")).toContain("行政強制 |");
    expect(damaged("over-converted-traditional")).toContain("行政強製 |");
    expect(damaged("toneless-glosses")).toContain("予以公(gong)(gong)開(kai)(kai) |");
    expect(damaged("plain-traditional")).not.toMatch(/[(][a-zāáǎàēéěèīíǐìōóǒòūúǔù]+[)]/);
  });

  test("has glosses inside numerals", () => {
    expect(damaged("numerals-glossed")).toContain("一(yī)、總體情況");
    expect(damaged("numerals-glossed")).toContain("(一(yī))予以公開 |");
  });
});

describe("copies", () => {
  test("differ in one number, which the truth then calls unread", () => {
    let unequal = 0;
    for (const layout of ["A", "G", "H", "wordHtml", "boxDrawing", "nodeText"] as const) {
      for (let seed = 0; seed < 10; seed += 1) {
        const report = generateReport({ seed, year: 2022, layout, habits: { filledColumns: "all" } });
        const doubled = damageReport(report, "body-doubled-unequal", seed);
        const unread = [...doubled.truth.values].filter(([, value]) => value === "unread");
        const second = doubled.text.slice(report.text.length + 1);
        expect(doubled.text.startsWith(report.text)).toBe(true);
        if (unread.length === 0) {
          expect(second).toBe(report.text);
          continue;
        }
        unequal += 1;
        const [address] = unread[0] ?? [];
        const value = Number(address === undefined ? Number.NaN : report.truth.values.get(address));
        expect(unread).toHaveLength(1);
        let at = 0;
        while (second.charAt(at) === report.text.charAt(at)) at += 1;
        const start = at - (/\d*$/.exec(second.slice(0, at))?.[0].length ?? 0);
        expect(Number.parseInt(second.slice(start), 10)).toBe(value + 1);
        expect(Number.parseInt(report.text.slice(start), 10)).toBe(value);
        expect(second.slice(start + String(value + 1).length)).toBe(
          report.text.slice(start + String(value).length),
        );
      }
    }
    expect(unequal).toBeGreaterThan(20);
  });

  test("of another report stand behind the first, with their own truth", () => {
    const { text, truth, followedBy } = damageReport(REPORT, "two-reports", 2);
    const [second] = followedBy;
    expect(followedBy).toHaveLength(1);
    expect(truth).toBe(REPORT.truth);
    expect(second?.agency.name).not.toBe(truth.agency.name);
    expect(text.indexOf(second?.sections[0]?.paragraphs.at(-1) ?? "?")).toBeGreaterThan(REPORT.text.length);
  });
});

describe("characters", () => {
  test("of dates are lost, and no number of the tables", () => {
    const text = damaged("date-glyphs-lost");
    expect(text).not.toContain("自2022年1月1日起至2022年12月31日");
    const tables = (of: string) => of.slice(of.indexOf("二、主动"), of.indexOf("五、存在"));
    const cells = (of: string) => tables(of).match(/(?<= )[\d.]+(?= \|)/g);
    expect(cells(text)).toEqual(cells(REPORT.text));
  });

  test("of headings are garbled, those of labels are not", () => {
    const text = damaged("mojibake-headings");
    expect(text).toContain("?。ㄒ唬┲");
    expect(text).toMatch(/\n(?:\?\?三、|三,、)收到和处理政府信息公开申请情况\n/);
    expect(text).toContain("一、本年新收政府信息公开申请数量 |");
  });

  test("of corrected sentences stand beside what replaced them", () => {
    const lines = newLines("tracked-changes");
    expect(lines.join()).toMatch(/公布公开|今年全年|公众群众|按时及时|组织开展|今年本/);
    const digits = (text: string) => text.match(/\d+/g);
    expect(digits(damaged("tracked-changes"))).toEqual(digits(REPORT.text));
  });
});

describe("lines", () => {
  test("wrap after some 27 characters or hold a space there, never inside a number", () => {
    const [fed, spaced] = [damaged("hard-wraps-by-line-feeds"), damaged("hard-wraps-by-spaces")];
    expect(bareText(fed)).toBe(bareText(REPORT.text));
    expect(bareText(spaced)).toBe(bareText(REPORT.text));
    expect(fed.split("\n").length).toBeGreaterThan(REPORT.text.split("\n").length + 10);
    expect(spaced.split("\n")).toHaveLength(REPORT.text.split("\n").length);
    expect(fed.match(/\d+/g)).toEqual(REPORT.text.match(/\d+/g));
  });

  test("become one", () => {
    expect(damaged("on-one-line")).not.toContain("\n");
    expect(bareText(damaged("on-one-line"))).toBe(bareText(REPORT.text));
  });
});

describe("the page", () => {
  test("puts its own lines before, inside and behind the report", () => {
    const position = (damage: DamageId) =>
      newLines(damage).map((line) => damaged(damage).indexOf(`${line}\n`));
    expect(Math.max(...position("chrome-before"))).toBeLessThan(200);
    expect(Math.min(...position("chrome-after"))).toBeGreaterThanOrEqual(REPORT.text.length - 1);
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(newLines("chrome-inside", seed).length).toBeGreaterThan(0);
      expect(damaged("chrome-inside", seed).startsWith(REPORT.text.slice(0, 20))).toBe(true);
    }
  });

  test("prints runs of pipes, rows of data and a line of somebody else", () => {
    expect(damaged("pipe-runs")).toMatch(/^\|{200,}\n/);
    expect(damaged("metadata-pipes")).toMatch(/^索引号 \| 00000000\/\d{4}-\d{5} \|/);
    expect(damaged("spam-first-line").split("\n")[0]).toContain("app下载");
  });

  test("prints a table of contents, so that every heading stands twice", () => {
    const text = damaged("contents-before-body");
    for (const { heading } of REPORT.truth.sections) expect(text.split(heading).length - 1).toBe(2);
    expect(text).toMatch(/\n六、其他需要报告的事项[….·]{12,}\d+\n/);
  });

  test("puts its lines inside the body of markup, as blocks", () => {
    for (const layout of ["H", "nestedHtml", "wordHtml", "openHtml"] as const satisfies readonly LayoutId[]) {
      const { text } = damageReport(generateReport({ seed: 4, layout }), "spam-first-line", 1);
      expect(text).toMatch(/<body[^>]*>\s*<div>[^<]*app下载/i);
    }
  });
});
