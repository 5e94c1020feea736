import { SECTION_IDS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import {
  type CorpusReport,
  generateReport,
  ORDINAL_FORMS,
  PERIOD_FORMS,
  PUBLICATION_FORMS,
  SIGNATURE_FORMS,
  type TextHabits,
  TITLE_FORMS,
} from "../src/index.ts";

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const varied = SEEDS.map((seed) =>
  generateReport({ seed, wording: "varied", layout: seed % 2 === 0 ? "A" : "H" }),
);
const print = (texts: Partial<TextHabits>, seed = 4) =>
  generateReport({ seed, year: 2022, layout: "A", texts });
const withoutBreaks = ({ text }: CorpusReport) => text.replaceAll("<br />", "").replace(/\s/g, "");

describe("a report in varied wording", () => {
  test("is the same for the same request, and leaves the plain wording as it is", () => {
    expect(generateReport({ seed: 7, wording: "varied" })).toEqual(
      generateReport({ seed: 7, wording: "varied" }),
    );
    expect(generateReport({ seed: 7, wording: "plain" })).toEqual(generateReport({ seed: 7 }));
  });

  test("prints every title, heading and paragraph of its truth, and says that it is synthetic", () => {
    for (const report of varied) {
      for (const title of report.truth.titles) expect(withoutBreaks(report)).toContain(title);
      let position = 0;
      for (const { heading, paragraphs } of report.truth.sections) {
        for (const printed of [heading, ...paragraphs]) {
          const found = report.text.indexOf(printed.replaceAll(">", "&gt;"), position);
          expect(found, printed).toBeGreaterThanOrEqual(position);
          position = found + printed.length;
        }
      }
      expect(report.text.slice(position)).toMatch(/合成示例数据[，,]非真实报告/);
    }
  });

  test("prints every name, number, date and address of its truth", () => {
    for (const report of varied) {
      const { agency, documentNumber, contact, publishedOn } = report.truth;
      const text = withoutBreaks(report);
      for (const { kind, name } of agency.mentions) {
        if (kind === "url") expect(decodeURIComponent(report.url ?? "")).toContain(name);
        else expect(text).toContain(name);
      }
      for (const other of agency.others) expect(text).toContain(other);
      for (const value of Object.values(contact ?? {})) if (value !== null) expect(text).toContain(value);
      if (documentNumber !== null) expect(text).toContain(documentNumber);
      if (publishedOn !== null) {
        const [year, month, day] = publishedOn.split("-");
        expect([publishedOn, `${year}年${month}月${day}日`].some((date) => text.includes(date))).toBe(true);
      }
    }
  });

  test("names its agency only where it says so", () => {
    const anonymous = varied.filter(({ truth }) => !truth.agency.isPrinted);
    expect(anonymous.length).toBeGreaterThan(2);
    for (const { text, truth } of anonymous) {
      expect(truth.agency.mentions).toEqual([]);
      expect(text).not.toContain(truth.agency.name);
    }
    expect(varied.every(({ truth }) => truth.agency.isPrinted === truth.agency.mentions.length > 0)).toBe(
      true,
    );
  });

  test("says of which year it is, in its title or by its period", () => {
    for (const { truth } of varied) {
      const inTitle = truth.titles.some((title) => title.includes(String(truth.year)));
      expect(inTitle || truth.period?.end === `${truth.year}-12-31`).toBe(true);
    }
  });

  test("has five, six or seven sections", () => {
    const counts = new Set(varied.map(({ truth }) => truth.sections.length));
    expect([...counts].sort()).toEqual([5, 6, 7]);
    for (const { truth } of varied) {
      expect(truth.sections.every(({ id }) => SECTION_IDS.includes(id))).toBe(true);
    }
    expect(varied.some(({ truth }) => truth.sections.at(-1)?.paragraphs[0]?.startsWith("无"))).toBe(true);
  });
});

describe("one form", () => {
  test.each(TITLE_FORMS)("of the title, %s, is printed as the truth says", (title) => {
    for (const seed of SEEDS.slice(0, 20)) {
      const report = print({ title }, seed);
      expect(report.truth.title).toBe(report.truth.titles[0] ?? null);
      for (const each of report.truth.titles) expect(withoutBreaks(report)).toContain(each);
    }
  });

  test("of a title splits it, spaces it, quotes it or leaves the place out", () => {
    expect(print({ title: "splitInsideWord" }).text).toMatch(/2022年政府\n信息公开工作年度报告/);
    expect(print({ title: "splitLosingYear" }).text).toMatch(/2022\n政府信息公开工作年度报告/);
    expect(print({ title: "spaced" }).text).toMatch(/2022.{0,3} .*报告/);
    expect(print({ title: "quotedOnly" }).text).toMatch(/《.+2022年政府信息公开工作年度报告》/);
    const { truth } = print({ title: "withoutPlace" });
    expect(
      truth.agency.name.endsWith(truth.agency.mentions.find(({ kind }) => kind === "title")?.name ?? "?"),
    ).toBe(true);
    expect(print({ title: "none" }).truth.title).toBeNull();
  });

  test.each(PERIOD_FORMS)("of the period, %s, is what the truth says", (period) => {
    const { truth, text } = print({ period, title: "canonical" });
    const expected: Readonly<Record<string, readonly [string, string] | null>> = {
      none: null,
      endsEarly: ["2022-01-01", "2022-12-30"],
      yearBefore: ["2021-01-01", "2021-12-31"],
      fourteenMonths: ["2021-11-01", "2022-12-31"],
    };
    const [start, end] = expected[period] ?? ["2022-01-01", "2022-12-31"];
    expect(truth.period).toEqual(expected[period] === null ? null : { start, end });
    expect(/统计(期限|时间)/.test(text)).toBe(period !== "none");
  });

  test.each(SIGNATURE_FORMS)("of the signature, %s, has a day or none", (signature) => {
    const { truth } = print({ signature });
    const hasDay = !["none", "agencyOnly", "monthOnly"].includes(signature);
    expect(truth.signedOn !== null).toBe(hasDay);
  });

  test("of the signature prints the date in Chinese numerals, or above the text", () => {
    expect(print({ signature: "chineseNumerals" }).text).toMatch(
      /\n二[○〇O]二[二三]年[一二三十]{1,2}月[一二三四五六七八九十]+日\n/,
    );
    expect(print({ signature: "belowTitle", title: "canonical" }).text).toMatch(
      /报告\n\(\d{4}年\d+月\d+日\)\n/,
    );
  });

  test.each(PUBLICATION_FORMS)("of the date of publication, %s, gives a date or none", (publication) => {
    const { truth } = print({ publication });
    expect(truth.publishedOn === null).toBe(["none", "empty"].includes(publication));
  });

  test.each(ORDINAL_FORMS)("of the headings, %s, numbers all sections alike", (ordinals) => {
    const { truth } = print({ ordinals, sections: "six" });
    const marks = truth.sections.map(({ heading }) =>
      heading.replace(/[一二三四五六]|[1-6]/, "N").slice(0, 2),
    );
    expect(new Set(marks.map((mark) => mark.slice(0, ordinals === "bullet" ? 1 : 2))).size).toBe(1);
  });
});
