import { type Finding, SEVERITIES, type Severity, VERDICTS, type Verdict } from "@gongkai/schema";
import type { FindingCounts, RuleCounts } from "./check-result.ts";

/** Gravest first: what a rule that speaks of several places came to is the first of these it says anywhere. */
const GRAVEST_FIRST = [
  "fail",
  "indeterminate",
  "notAssessable",
  "passIfBlankIsZero",
  "pass",
] as const satisfies readonly Verdict[];

function tally<Key extends string>(
  keys: readonly Key[],
  count: (key: Key) => number,
): Readonly<Record<Key, number>> {
  // Every key is given a number, so the record is whole.
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;
}

/** Counts findings by verdict, and failures by severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const failures = findings.filter(({ verdict }) => verdict === "fail");
  return {
    failures: tally(SEVERITIES, (severity: Severity) =>
      failures.reduce((count, finding) => count + Number(finding.severity === severity), 0),
    ),
    verdicts: tally(VERDICTS, (verdict: Verdict) =>
      findings.reduce((count, finding) => count + Number(finding.verdict === verdict), 0),
    ),
  };
}

/** The counts of several reports together. */
export function addCounts(all: readonly FindingCounts[]): FindingCounts {
  return {
    failures: tally(SEVERITIES, (severity) => all.reduce((sum, { failures }) => sum + failures[severity], 0)),
    verdicts: tally(VERDICTS, (verdict) => all.reduce((sum, { verdicts }) => sum + verdicts[verdict], 0)),
  };
}

/** Counts the applied rules by what they came to; `findings` has the passes too. */
export function countRules(findings: readonly Finding[], applied: number): RuleCounts {
  const byRule = new Map<string, Set<Verdict>>();
  for (const { rule, verdict } of findings) byRule.set(rule, (byRule.get(rule) ?? new Set()).add(verdict));
  const gravest = [...byRule.values()].map((said) => GRAVEST_FIRST.find((verdict) => said.has(verdict)));
  return {
    applied,
    verdicts: tally(VERDICTS, (verdict) => gravest.filter((one) => one === verdict).length),
    silent: applied - byRule.size,
  };
}
