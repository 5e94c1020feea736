import { OWN_SECTION, type Report, SECTIONS, type Section, type Span } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSections } from "./example-sections.ts";
import { headingOrdinal } from "./heading-ordinal.ts";
import { officialSections, paragraphsOf, plainWords } from "./official-sections.ts";

function orderOf({ id }: Section): number {
  return SECTIONS.findIndex((section) => section.id === id);
}

function withoutSpaces(text: string): string {
  return plainWords(text).replace(/\s+/g, "");
}

/**
 * The line within a section that is the heading of one which was not found, number and all, where that is not its place:
 * before a section that comes before it, or behind one that comes after it.
 */
function displacedHeading(order: number, sections: readonly Section[]): Span | undefined {
  const [heading, ordinal] = [SECTIONS[order]?.heading.zh ?? "", SECTIONS[order]?.ordinal ?? ""];
  for (const [at, section] of sections.entries()) {
    const next =
      sections
        .slice(at + 1)
        .map(orderOf)
        .find((each) => each >= 0) ?? SECTIONS.length;
    if (orderOf(section) < order && next > order) continue;
    const found = paragraphsOf(section).find(([words]) => withoutSpaces(words) === `${ordinal}、${heading}`);
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** Whether a section that was not found may be there all the same. */
function mayBeThere(order: number, sections: readonly Section[], report: Report): boolean {
  // The text begins in the middle: what stood above was cut off, and nobody knows what it was.
  const first = sections.map(orderOf).find((each) => each >= 0) ?? 0;
  if (order < first && report.title === null && report.period === null) return true;
  // The heading stands within a text whose lines were lost.
  const [heading, ordinal] = [SECTIONS[order]?.heading.zh ?? "", SECTIONS[order]?.ordinal ?? ""];
  if (sections.some(({ text }) => text.includes(heading) || text.includes(`${ordinal}、`))) return true;
  // A heading in words of its own has the section's number.
  return sections.some(({ id, heading }) => id === OWN_SECTION.id && headingOrdinal(heading) === order + 1);
}

function observeMissing(report: Report, sections: readonly Section[]): readonly Observation[] {
  const found = new Set(sections.map(({ id }) => id));
  const missing = SECTIONS.filter(({ id }) => !found.has(id));
  const count = SECTIONS.length - missing.length;
  return missing.map(({ id, ordinal, heading }): Observation => {
    const order = SECTIONS.findIndex((section) => section.id === id);
    const displaced = displacedHeading(order, sections);
    if (displaced !== undefined) {
      return {
        verdict: "fail",
        left: count,
        right: SECTIONS.length,
        spans: [displaced],
        message: {
          zh: `第${ordinal}部分“${heading.zh}”的标题不在应在的位置：按顺序找到六个部分中的${count}个。`,
          en: `The heading of section ${order + 1}, “${heading.en}”, stands in the wrong place: ${count} of 6 sections are in order.`,
        },
      };
    }
    const isDoubtful = mayBeThere(order, sections, report);
    return {
      verdict: isDoubtful ? "indeterminate" : "fail",
      left: count,
      right: SECTIONS.length,
      message: {
        zh: `没有找到第${ordinal}部分“${heading.zh}”：六个部分中有${count}个${isDoubtful ? "，该部分可能另有标题或已被截去" : ""}。`,
        en: `Section ${order + 1}, “${heading.en}”, was not found: ${count} of 6 sections are there${isDoubtful ? ", and it may have another heading or be cut off" : ""}.`,
      },
    };
  });
}

/** A shorter heading may be the beginning of a sentence as well. */
const SHORTEST_HEADING = 6;

/** A paragraph without its spaces, and where it stands. */
interface ParagraphInSection {
  readonly words: string;
  readonly span: Span;
  readonly section: Section;
  readonly isFirst: boolean;
}

function paragraphsIn(section: Section): readonly ParagraphInSection[] {
  return paragraphsOf(section).map(([text, span], at) => ({
    words: withoutSpaces(text),
    span,
    section,
    isFirst: at === 0,
  }));
}

/**
 * Where the heading of a section is printed again within the text of some section: a copy that was pasted twice. At the
 * beginning of the section itself it is the caption of what follows.
 */
function printedAgain(original: Section, paragraphs: readonly ParagraphInSection[]): readonly Span[] {
  const { heading } = original;
  const headingWords = withoutSpaces(heading);
  if (headingWords.length < SHORTEST_HEADING || headingOrdinal(heading) === null) return [];
  return paragraphs.flatMap(({ words, span, section, isFirst }) => {
    const isCaption = section === original && isFirst;
    return !isCaption && words === headingWords ? [span] : [];
  });
}

function observeRepeated(sections: readonly Section[]): readonly Observation[] {
  const paragraphs = sections.flatMap(paragraphsIn);
  return SECTIONS.flatMap(({ id, ordinal, heading }, order): readonly Observation[] => {
    const found = sections.filter((section) => section.id === id);
    const again = found.slice(0, 1).flatMap((section) => printedAgain(section, paragraphs));
    const printed = [...found.map(({ headingSpan }) => headingSpan), ...again];
    if (printed.length < 2) return [];
    return [
      {
        verdict: "fail",
        left: printed.length,
        right: 1,
        spans: printed,
        message: {
          zh: `第${ordinal}部分“${heading.zh}”出现${printed.length}次，应出现1次。`,
          en: `Section ${order + 1}, “${heading.en}”, is there ${printed.length} times instead of once.`,
        },
      },
    ];
  });
}

function observeOrder(sections: readonly Section[]): readonly Observation[] {
  const known = sections.filter((section) => orderOf(section) >= 0);
  return known.flatMap((section, at): readonly Observation[] => {
    const before = known[at - 1];
    const [number, numberBefore] = [orderOf(section) + 1, before === undefined ? 0 : orderOf(before) + 1];
    if (before === undefined || numberBefore <= number) return [];
    const names = [SECTIONS[number - 1], SECTIONS[numberBefore - 1]] as const;
    return [
      {
        verdict: "fail",
        left: number,
        right: numberBefore,
        spans: [before.headingSpan, section.headingSpan],
        message: {
          zh: `第${names[0]?.ordinal}部分排在第${names[1]?.ordinal}部分之后。`,
          en: `Section ${number} stands after section ${numberBefore}.`,
        },
      },
    ];
  });
}

function observe(report: Report): readonly Observation[] {
  const sections = officialSections(report);
  if (sections.length === 0) return [];
  const found = [
    ...observeMissing(report, sections),
    ...observeRepeated(sections),
    ...observeOrder(sections),
  ];
  if (found.length > 0) return found;
  return [
    {
      verdict: "pass",
      left: SECTIONS.length,
      right: SECTIONS.length,
      message: { zh: "六个部分齐全，顺序正确。", en: "All 6 sections are there, in order." },
    },
  ];
}

/** Each of the six sections is there once, in the order of the form. */
export const sectionsInOrder: ObservationRule = {
  code: "sections-in-order",
  version: 1,
  kind: "structure",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "六个部分齐全且顺序正确", en: "Sections in order" },
  explanation: {
    zh: "报告格式规定了六个部分，每个部分应有且只有一个，并按顺序排列。没有内容的部分也要保留标题并注明“无”。",
    en: "The form has six sections, each of which is to be there once and in order. A section without content keeps its heading and says that there is none.",
  },
  statement: `sections = ${SECTIONS.map(({ id }) => id).join(", ")}`,
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { report: { sections: exampleSections() }, words: "all six sections" },
    failing: { report: { sections: exampleSections({ otherMatters: null }) }, words: "no section six" },
  },
};
