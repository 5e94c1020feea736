import { OWN_SECTION, SECTIONS, type Section } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";
import { exampleSections } from "./example-sections.ts";
import { headingOrdinal } from "./heading-ordinal.ts";
import { officialSections, plainWords } from "./official-sections.ts";

const ID = "problemsAndImprovements";
const NUMBER = SECTIONS.findIndex(({ id }) => id === ID) + 1;
const HEADING = SECTIONS.find(({ id }) => id === ID)?.heading;

/** The section with the parts that the agency has given headings of their own, which follow it. */
function withOwnParts(sections: readonly Section[], at: number): readonly Section[] {
  // A heading that goes on counting the sections is none of its parts.
  const isPart = ({ id, heading }: Section) =>
    id === ID || (id === OWN_SECTION.id && (headingOrdinal(heading) ?? 0) <= NUMBER);
  const end = sections.findIndex((section, index) => index > at && !isPart(section));
  return sections.slice(at, end === -1 ? undefined : end);
}

function countCharacters(text: string): number {
  return plainWords(text).replace(/[\s\p{P}]/gu, "").length;
}

function observe({ report, thresholds }: Subject): readonly Observation[] {
  const sections = officialSections(report);
  const at = sections.findIndex(({ id }) => id === ID);
  if (at === -1) return [];
  const parts = withOwnParts(sections, at);
  const fewest = thresholdOf(thresholds, "section-empty.characters");
  const count = parts.reduce((sum, { text }) => sum + countCharacters(text), 0);
  const isEmpty = count < fewest;
  return [
    {
      verdict: isEmpty ? "fail" : "pass",
      left: count,
      right: fewest,
      spans: parts.slice(0, 1).map(({ headingSpan }) => headingSpan),
      message: {
        zh: `第五部分“${HEADING?.zh}”有${count}字，${isEmpty ? "少于" : "不少于"}${fewest}字。`,
        en: `Characters of section 5, “${HEADING?.en}”: ${count}, ${isEmpty ? "fewer than" : "not fewer than"} ${fewest}.`,
      },
    },
  ];
}

/** The section on problems and improvements says something. */
export const sectionEmpty: ObservationRule = {
  code: "section-empty",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "存在的问题一节为空", en: "Section empty" },
  explanation: {
    zh: "条例要求报告存在的主要问题及改进情况。该部分为空、只写“无”或只有几个字，等于没有报告。",
    en: "The Regulations ask for the main problems and how they are being solved. A section that is empty, says that there are none, or has a few characters only does not report them.",
  },
  statement: "characters of section five >= section-empty.characters",
  thresholds: ["section-empty.characters"],
  observe,
  example: {
    edition: "2021",
    passing: { report: { sections: exampleSections() }, words: "a sentence in section five" },
    failing: {
      report: { sections: exampleSections({ problemsAndImprovements: { text: "无。" } }) },
      words: "one character in section five",
    },
  },
};
