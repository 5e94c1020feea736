import { GongkaiError } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import {
  composePage,
  generateFreeFormReport,
  generatePage,
  generateReport,
  PAGE_KINDS,
  type PageDocument,
} from "../src/index.ts";

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

describe("a report without an official form", () => {
  const reports = SEEDS.flatMap((seed) => [
    generateFreeFormReport({ seed, kind: "government" }),
    generateFreeFormReport({ seed, kind: "university" }),
    generateFreeFormReport({ seed, kind: "government", mediaType: "text/html" }),
  ]);

  test("prints its title, headings and paragraphs in order, and none of the tables", () => {
    for (const { text, truth } of reports) {
      let position = 0;
      for (const printed of [
        truth.title ?? "",
        ...truth.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
      ]) {
        const found = text.indexOf(printed, position);
        expect(found, printed).toBeGreaterThanOrEqual(position);
        position = found + printed.length;
      }
      expect(truth.edition).toBeNull();
      expect(text).not.toMatch(/第二十条第|本年度办理结果|结果维持 \|/);
      expect(text.slice(position)).toMatch(/合成示例数据[，,]非真实报告/);
    }
  });

  test("covers a calendar year before 2019, or an academic year", () => {
    for (const { kind, truth } of reports) {
      if (kind === "government") expect(truth.year).toBeLessThan(2019);
      expect(truth.period?.start).toBe(
        kind === "government" ? `${truth.year}-01-01` : `${truth.year - 1}-09-01`,
      );
      expect(truth.title).toContain(String(truth.year));
    }
  });

  test("has from three to nine sections, some of its own", () => {
    const counts = new Set(reports.map(({ truth }) => truth.sections.length));
    expect(Math.min(...counts)).toBe(3);
    expect(Math.max(...counts)).toBeLessThanOrEqual(9);
    expect(reports.some(({ truth }) => truth.sections.some(({ id }) => id === "other"))).toBe(true);
    expect(reports.some(({ hasAppendix }) => hasAppendix)).toBe(true);
  });

  test("is the same for the same request", () => {
    const request = { seed: 3, kind: "university" } as const;
    expect(generateFreeFormReport(request)).toEqual(generateFreeFormReport(request));
  });
});

describe.each(PAGE_KINDS)("a page of kind %s", (kind) => {
  test("is the same for the same request, prints its title and says that it is synthetic", () => {
    for (const seed of SEEDS) {
      const page = generatePage({ seed, kind });
      expect(generatePage({ seed, kind })).toEqual(page);
      expect(page.text).toContain(page.title);
      expect(page.text).toMatch(/合成示例数据[，,]非真实报告/);
      expect(page.text.startsWith("<!DOCTYPE")).toBe(page.mediaType === "text/html");
    }
  });

  test("holds no filled table of the forms", () => {
    for (const seed of SEEDS) {
      if (kind === "blankForm") {
        expect(generatePage({ seed, kind }).text).not.toMatch(/(?:\| |<td>)[\d.]+(?: \||<)/);
        continue;
      }
      expect(generatePage({ seed, kind }).text).not.toMatch(/第二十条第|本年度办理结果|结果维持/);
    }
  });
});

describe("a page composed of several documents", () => {
  const documents: readonly PageDocument[] = [
    generatePage({ seed: 1, kind: "news", mediaType: "text/plain" }),
    generateReport({ seed: 1, layout: "A", wording: "varied" }),
    generateReport({ seed: 2, layout: "C" }),
    generatePage({ seed: 2, kind: "budget", mediaType: "text/plain" }),
    generateFreeFormReport({ seed: 3, kind: "government" }),
  ];

  test("holds each where its span says, with the sections of the reports inside", () => {
    const page = composePage({ seed: 5, documents });
    expect(page.parts).toHaveLength(documents.length);
    page.parts.forEach(({ document, span, sections }, index) => {
      expect(page.text.slice(span.start, span.end)).toBe(documents[index]?.text);
      if (!("truth" in document)) {
        expect(sections).toBeNull();
        return;
      }
      const text = page.text.slice(sections?.start, sections?.end);
      expect(text.startsWith(document.truth.sections[0]?.heading ?? "?")).toBe(true);
      expect(text.endsWith(document.truth.sections.at(-1)?.paragraphs.at(-1) ?? "?")).toBe(true);
    });
  });

  test("is one page where the documents are HTML", () => {
    const page = composePage({
      seed: 6,
      documents: [
        generateReport({ seed: 4, layout: "H" }),
        generatePage({ seed: 4, kind: "reportList", mediaType: "text/html" }),
        generateReport({ seed: 5, layout: "H" }),
      ],
    });
    expect(page.text.match(/<body>/g)).toHaveLength(1);
    expect(page.parts.map(({ sections }) => sections !== null)).toEqual([true, false, true]);
    for (const { span } of page.parts) expect(page.text.slice(span.start, span.end)).not.toContain("<body>");
  });

  test("may hold none", () => {
    expect(composePage({ seed: 1, documents: [] }).parts).toEqual([]);
  });

  test("refuses text and HTML at once", () => {
    const html = generateReport({ seed: 1, layout: "H" });
    expect(() => composePage({ seed: 1, documents: [...documents, html] })).toThrow(GongkaiError);
  });
});
