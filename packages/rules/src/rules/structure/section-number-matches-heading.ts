import { OWN_SECTION, type Report, SECTIONS } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSections } from "./example-sections.ts";
import { headingOrdinal } from "./heading-ordinal.ts";
import { officialSections, plainWords } from "./official-sections.ts";

function observe(report: Report): readonly Observation[] {
  const sections = officialSections(report);
  if (sections.length === 0) return [];
  let ownBefore = 0;
  const found: Observation[] = [];
  for (const { id, heading, headingSpan } of sections) {
    if (id === OWN_SECTION.id) {
      ownBefore += 1;
      continue;
    }
    const number = SECTIONS.findIndex((section) => section.id === id) + 1;
    const printed = headingOrdinal(heading);
    // A section of the agency's own may be counted among the others.
    if (printed === null || printed === number || printed === number + ownBefore) continue;
    const words = plainWords(heading).replace(/\s+/g, " ").trim();
    found.push({
      verdict: "fail",
      left: printed,
      right: number,
      spans: [headingSpan],
      message: {
        zh: `标题“${words}”的序号为${printed}，该部分应为第${number}部分。`,
        en: `The heading “${words}” has the number ${printed}; the form has it as section ${number}.`,
      },
    });
  }
  if (found.length > 0) return found;
  return [
    {
      verdict: "pass",
      message: { zh: "各部分的序号与标题相符。", en: "The numbers of the sections fit their headings." },
    },
  ];
}

/** The ordinal before a heading is that of the section. */
export const sectionNumberMatchesHeading: ObservationRule = {
  code: "section-number-matches-heading",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "序号与标题不符", en: "Section number matches heading" },
  explanation: {
    zh: "标题前的序号应与报告格式中该部分的序号一致。序号重复或跳号，多因复制他人的报告，或漏了一个部分。",
    en: "The number before a heading is that of the section on the form. A number that is repeated or skipped usually comes from a copied report or from a section that was left out.",
  },
  statement: "printed ordinal = ordinal of the section, for each heading with one",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { report: { sections: exampleSections() }, words: "headings numbered 1 to 6" },
    failing: {
      report: { sections: exampleSections({ requests: { heading: `二、${SECTIONS[2].heading.zh}` } }) },
      words: "section three numbered 2",
    },
  },
};
