import { generateReport, LAYOUT_IDS } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { paragraphTexts } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { parseReport } from "../src/index.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];

function read(layout: (typeof LAYOUT_IDS)[number], seed: number) {
  const generated = generateReport({ seed, year: 2022, layout });
  const { report } = parseReport(readDocument(generated.name, new TextEncoder().encode(generated.text)));
  return { truth: generated.truth, report };
}

describe("the sections of a page", () => {
  test.each(LAYOUT_IDS.filter((id) => /html/i.test(id)))(
    "in layout %s say what a reader sees, heading and paragraphs, without markup",
    (layout) => {
      for (const { truth, report } of SEEDS.map((seed) => read(layout, seed))) {
        const sections = report?.sections ?? [];
        expect(sections.map(({ heading }) => heading)).toEqual(truth.sections.map(({ heading }) => heading));
        expect(sections.map(({ text }) => text)).toEqual(
          truth.sections.map(({ paragraphs }) => paragraphs.join("\n")),
        );
      }
    },
  );
});

describe("the claims of a page", () => {
  test("stand at their places in the text of their sections", () => {
    let placed = 0;
    for (const seed of SEEDS) {
      const { report } = read("wordHtml", seed);
      for (const { raw, textSpan, section } of report?.claims ?? []) {
        if (textSpan === undefined) continue;
        const seen = raw.replace(/<[^>]*>/g, "");
        const texts = (report?.sections ?? []).filter(({ id }) => id === section).map(({ text }) => text);
        expect(texts.map((text) => text.slice(textSpan.start, textSpan.end))).toContain(seen);
        placed += 1;
      }
      for (const section of report?.sections ?? []) {
        expect(paragraphTexts(section).join("\n")).toBe(section.text);
      }
    }
    expect(placed).toBeGreaterThan(20);
  });
});
