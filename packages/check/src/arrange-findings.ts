import { RULES, type Rule } from "@gongkai/rules";
import {
  cellPlace,
  type Diagnosis,
  type Finding,
  type Report,
  SECTION_IDS,
  SEVERITIES,
  type SectionId,
} from "@gongkai/schema";
import type { CheckedReport } from "./check-result.ts";

/** A failure in the order in which it is shown. */
export interface ArrangedFinding {
  /** From 1, over the whole report. */
  readonly number: number;
  readonly finding: Finding;
  readonly rule: Rule | undefined;
  /** Whether the rule is not shown further up. */
  readonly isFirstOfRule: boolean;
  readonly diagnosis: Diagnosis | null;
  /** The number of the finding further up that the same diagnosis explains; null where this is the first. */
  readonly explainedAt: number | null;
}

/** The failures that concern one section, or with `null` the report as a whole. */
export interface FindingGroup {
  readonly section: SectionId | null;
  readonly findings: readonly ArrangedFinding[];
}

const RULES_BY_CODE: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.code, rule]));

/** The rule of a code. */
export function ruleOf(code: string): Rule | undefined {
  return RULES_BY_CODE.get(code);
}

/** The section that a finding belongs to: that of its first cell, else of its first claim, else of its place. */
function sectionOf({ places }: Finding, { claims, sections }: Report): SectionId | null {
  const cell = places.find((place) => place.cell !== null)?.cell;
  if (cell !== undefined && cell !== null) return cellPlace(cell).table;
  const claim = places.find((place) => place.of === "report" && place.claim !== null)?.claim;
  const section = claim === undefined || claim === null ? undefined : claims[claim]?.section;
  if (section !== undefined) return section;
  const span = places.find((place) => place.of === "report" && place.span !== null)?.span;
  if (span === undefined || span === null) return null;
  return (
    sections.find((each) => each.headingSpan.start <= span.start && span.start < each.span.end)?.id ?? null
  );
}

function severityRank({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}

/** Where a section stands in the report; the report as a whole comes first. */
function sectionRank(section: SectionId | null): number {
  return section === null ? -1 : SECTION_IDS.indexOf(section);
}

/**
 * The failures of a report by section, those with the gravest failures first and within each the gravest first.
 *
 * What one diagnosis explains is tied together: the first of its findings carries it, the others refer to that one.
 */
export function arrangeFindings({ report, findings, diagnoses }: CheckedReport): readonly FindingGroup[] {
  const diagnosisOf = new Map(
    diagnoses.flatMap((diagnosis) => diagnosis.findings.map((at) => [at, diagnosis] as const)),
  );
  const failures = findings.flatMap((finding, at) =>
    finding.verdict === "fail" ? [{ finding, at, section: sectionOf(finding, report) }] : [],
  );
  const bySection = new Map<SectionId | null, (typeof failures)[number][]>();
  for (const failure of failures) {
    bySection.set(failure.section, [...(bySection.get(failure.section) ?? []), failure]);
  }
  const gravest = (of: readonly { readonly finding: Finding }[]) =>
    Math.min(...of.map(({ finding }) => severityRank(finding)));
  const ordered = [...bySection].sort(
    ([one, ofOne], [other, ofOther]) =>
      gravest(ofOne) - gravest(ofOther) || sectionRank(one) - sectionRank(other),
  );
  const shownRules = new Set<string>();
  const shownDiagnoses = new Map<Diagnosis, number>();
  let number = 0;
  return ordered.map(([section, members]) => ({
    section,
    findings: members
      .sort((one, other) => severityRank(one.finding) - severityRank(other.finding) || one.at - other.at)
      .map(({ finding, at }) => {
        number += 1;
        const diagnosis = diagnosisOf.get(at) ?? null;
        const explainedAt = diagnosis === null ? null : (shownDiagnoses.get(diagnosis) ?? null);
        if (diagnosis !== null && explainedAt === null) shownDiagnoses.set(diagnosis, number);
        const isFirstOfRule = !shownRules.has(finding.rule);
        shownRules.add(finding.rule);
        return { number, finding, rule: ruleOf(finding.rule), isFirstOfRule, diagnosis, explainedAt };
      }),
  }));
}
