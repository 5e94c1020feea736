import {
  DIAGNOSTICS,
  type Diagnostic,
  EDITION_DESCRIPTIONS,
  OWN_SECTION,
  type Report,
  SECTIONS,
  SEVERITIES,
  type SectionId,
  type Verdict,
} from "@gongkai/schema";
import type { CheckedReport, FindingCounts, RuleCounts } from "./check-result.ts";
import type { Language } from "./language.ts";
import { counted, SEVERITY_WORDS, VERDICT_WORDS, WORDS } from "./words.ts";

/** In the order in which they are told. */
const TOLD_VERDICTS = ["fail", "pass", "passIfBlankIsZero", "indeterminate", "notAssessable"] as const;

const VERDICTS_OF_RULES: Readonly<Record<Verdict, string>> = {
  fail: "failed",
  pass: "passed",
  passIfBlankIsZero: "passed with blanks taken for zero",
  indeterminate: "undecided while numbers are missing",
  notAssessable: "not assessable",
};

/** The heading of a section with its ordinal; with null what concerns the whole report. */
export function sectionName(id: SectionId | null, language: Language): string {
  if (id === null) return WORDS.wholeReport[language];
  const at = SECTIONS.findIndex((section) => section.id === id);
  const section = SECTIONS[at];
  if (section === undefined) return OWN_SECTION.heading[language];
  return language === "zh" ? `${section.ordinal}、${section.heading.zh}` : `${at + 1}. ${section.heading.en}`;
}

/** Agency, year and edition of a report, in that order. */
export function reportFacts({ agency, year, edition }: Report, language: Language): readonly string[] {
  const name = agency?.name ?? WORDS.unknownAgency[language];
  const isNamedPlace = agency === null || agency.place === null || name.startsWith(agency.place);
  return [
    isNamedPlace ? name : { zh: `${name}（${agency.place}）`, en: `${name} (${agency.place})` }[language],
    year === null ? WORDS.unknownYear[language] : { zh: `${year}年度`, en: `report year ${year}` }[language],
    edition === null
      ? WORDS.noForm[language]
      : {
          zh: `${edition}年表式（${EDITION_DESCRIPTIONS[edition].notice}）`,
          en: `${edition} edition of the form`,
        }[language],
  ];
}

/** The failures by severity, such as `2 errors, 1 warning`; null where there are none. */
function failuresText({ failures }: FindingCounts, language: Language): string | null {
  const parts = SEVERITIES.filter((severity) => failures[severity] > 0).map((severity) => {
    const count = failures[severity];
    if (language === "zh") return `${count}处${SEVERITY_WORDS[severity].zh}`;
    return severity === "information"
      ? counted(count, "remark")
      : counted(count, SEVERITY_WORDS[severity].en);
  });
  return parts.length === 0 ? null : parts.join(WORDS.comma[language]);
}

/** What was found wrong; where there are no errors and no warnings it says so. */
function faultsText(counts: FindingCounts, language: Language): string {
  const failures = failuresText(counts, language);
  if (failures === null) return { zh: "未发现问题", en: "No faults found" }[language];
  if (counts.failures.error + counts.failures.warning > 0) return failures;
  return { zh: `没有错误和警告，${failures}`, en: `No errors and no warnings, ${failures}` }[language];
}

/** What could not be checked, in clauses. */
function gapTexts(
  { rules: { verdicts }, notCompared }: CheckedReport,
  language: Language,
): readonly string[] {
  const { notAssessable, indeterminate } = verdicts;
  const unchecked = {
    zh: `有${notAssessable}条规则不能核对`,
    en: `${counted(notAssessable, "rule")} could not be checked`,
  };
  const undecided = {
    zh: `有${indeterminate}条规则因缺少数字无法判断`,
    en: `${counted(indeterminate, "rule")} could not be decided while numbers are missing`,
  };
  return [
    ...(notAssessable === 0 ? [] : [unchecked[language]]),
    ...(indeterminate === 0 ? [] : [undecided[language]]),
    ...(notCompared === null
      ? []
      : [
          {
            zh: `未与上年核对：${notCompared.zh}`,
            en: `not compared with last year: ${notCompared.en}`,
          }[language],
        ]),
  ];
}

/** Whether nothing is wrong with a report and nothing was left unchecked. */
export function isClean(reading: CheckedReport): boolean {
  const { failures } = reading.counts;
  return failures.error + failures.warning === 0 && gapTexts(reading, "en").length === 0;
}

/** What was found wrong and what could not be checked, in one sentence without its stop. */
export function outcomeText(reading: CheckedReport, language: Language): string {
  const faults = faultsText(reading.counts, language);
  const gaps = gapTexts(reading, language).join(WORDS.semicolon[language]);
  if (gaps === "") return faults;
  const { error, warning } = reading.counts.failures;
  if (error + warning > 0) return `${faults}${WORDS.semicolon[language]}${gaps}`;
  return { zh: `${faults}，但${gaps}`, en: `${faults}, but ${gaps}` }[language];
}

/** What was checked, such as `31 rules applied: 24 pass, 4 not assessable, 3 had nothing to check`. */
export function rulesText({ applied, verdicts, silent }: RuleCounts, language: Language): string {
  const counts = TOLD_VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => {
    const count = verdicts[verdict];
    return { zh: `${count}条${VERDICT_WORDS[verdict].zh}`, en: `${count} ${VERDICTS_OF_RULES[verdict]}` }[
      language
    ];
  });
  const idle = { zh: `${silent}条不涉及本报告`, en: `${silent} had nothing to check` }[language];
  const all = [...counts, ...(silent === 0 ? [] : [idle])].join(WORDS.comma[language]);
  return { zh: `共核对${applied}条规则：${all}`, en: `${counted(applied, "rule")} applied: ${all}` }[
    language
  ];
}

/** What a reading problem says, in a language: the general sentence, and in brackets what it concerns. */
export function diagnosticText({ code, message }: Diagnostic, language: Language): string {
  if (language === "en") return message;
  const { zh, en } = DIAGNOSTICS[code];
  const detail = message.startsWith(en) ? message.slice(en.length).replace(/^\s*\(|\)?\.?$/g, "") : message;
  return detail === "" ? zh : `${zh}（${detail}）`;
}
