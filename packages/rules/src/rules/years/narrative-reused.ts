import { OWN_SECTION, type Report, SECTIONS, type Section, type SectionId } from "@gongkai/schema";
import { sharedText } from "../../comparison/text-similarity.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import { type ReusedNarrative, reportOfYearBefore, type Subject } from "../../subject.ts";
import { thresholdOf } from "../../thresholds.ts";

/** Another text that a section was compared with; a null agency is the report's own. */
type Source = Omit<ReusedNarrative, "agency"> & { readonly agency: string | null };

/** Section names by identifier. */
const SECTION_NAMES = new Map<SectionId, { readonly zh: string; readonly en: string }>(
  [...SECTIONS, OWN_SECTION].map(({ id, heading }) => [id, heading]),
);

/** The section of last year that this one repeats most of. */
function fromLastYear(section: Section, before: Report): Source | null {
  let similarity: number | null = null;
  for (const other of before.sections) {
    if (other.id !== section.id) continue;
    similarity = Math.max(similarity ?? 0, sharedText(section.text, other.text));
  }
  return similarity === null ? null : { section: section.id, similarity, agency: null, year: before.year };
}

function percentOf(share: number): number {
  return Math.round(share * 1_000) / 10;
}

function observeSource(section: Section, source: Source, threshold: number): Observation {
  const { similarity, agency, year } = source;
  const isReused = similarity >= threshold;
  // A share just below the threshold is not rounded up to it.
  const share = Math.floor(similarity * 1_000) / 1_000;
  const name = SECTION_NAMES.get(section.id) ?? OWN_SECTION.heading;
  const [yearZh, yearEn] = year === null ? ["某一年度", "some year"] : [`${year}年`, `${year}`];
  const zh = `${agency ?? "本机关"}${yearZh}`;
  const en =
    agency === null ? `the agency's own report for ${yearEn}` : `the report of ${agency} for ${yearEn}`;
  return {
    verdict: isReused ? "fail" : "pass",
    spans: section.paragraphs,
    formula: `share of the text found again < ${threshold}`,
    left: share,
    right: threshold,
    message: {
      zh: `“${name.zh}”的文字（数字除外）有${percentOf(share)}%与${zh}的报告相同，${isReused ? "达到" : "低于"}${percentOf(threshold)}%。`,
      en: `${percentOf(share)} % of the text of “${name.en}”, numbers left out, stands in ${en} too, ${isReused ? "at or above" : "below"} ${percentOf(threshold)} %.`,
    },
  };
}

function observe(subject: Subject): readonly Observation[] {
  const { report, context, thresholds } = subject;
  // What a renamed or merged agency took over is reused all the same.
  const before = reportOfYearBefore(subject, "anyAgency");
  const reused = context.reused ?? [];
  if (before === undefined && reused.length === 0) return [];
  const threshold = thresholdOf(thresholds, "narrative-reused.similarity");
  const characters = thresholdOf(thresholds, "narrative-reused.characters");
  const own = report.agency?.name;
  return report.sections.flatMap((section) => {
    if (section.text.length < characters) return [];
    // What was found elsewhere about last year's own report is found here again, from the text itself.
    const given = reused.filter(
      (each) =>
        each.section === section.id &&
        !(before !== undefined && each.agency === own && each.year === before.year),
    );
    const lastYear = before === undefined ? null : fromLastYear(section, before);
    const sources: readonly Source[] = [...(lastYear === null ? [] : [lastYear]), ...given];
    return sources.map((source) => observeSource(section, source, threshold));
  });
}

const TEXT =
  "本机关加强组织领导，完善公开制度，规范办理流程，推进平台建设，强化监督保障，回应社会关切。".repeat(5);

function exampleSections(text: string): { readonly sections: readonly Section[] } {
  const span = { start: 0, end: text.length };
  const { id, heading } = SECTIONS[0];
  return {
    sections: [
      { id, heading: heading.zh, headingSpan: { start: 0, end: 0 }, span, text, paragraphs: [span] },
    ],
  };
}

/** A narrative was taken over from last year's report, or from another agency's. */
export const narrativeReused: ObservationRule = {
  code: "narrative-reused",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字沿用", en: "Narrative reused" },
  explanation: {
    zh: "某一部分的文字除数字外几乎全部见于本机关上一年度或另一机关的报告。按连续五个字计算相同的比例，数字和空格不计；字数太少的部分不核对。",
    en: "Nearly all of the text of a section, numbers left out, stands in the agency's report for the year before or in another agency's. The share is that of runs of five characters, without digits and spaces; short sections are not compared.",
  },
  statement: "share of the text found again in the other report < threshold",
  thresholds: ["narrative-reused.similarity", "narrative-reused.characters"],
  observe,
  example: {
    edition: "2021",
    passing: {
      report: exampleSections(TEXT),
      previousReport: exampleSections("本年度共召开会议研究部署有关事项，并按期公布年度报告。"),
      words: "section one is worded anew",
    },
    failing: {
      report: exampleSections(TEXT),
      previousReport: exampleSections(TEXT),
      words: "section one is last year's",
    },
  },
};
