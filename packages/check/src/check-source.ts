import { parseReports } from "@gongkai/parser";
import { type CheckOptions, checkReport, diagnoseReport, RULES } from "@gongkai/rules";
import {
  type AgencyProfile,
  GongkaiError,
  type Report,
  type ReportReading,
  type Source,
} from "@gongkai/schema";
import type { CheckedReport, CheckResult } from "./check-result.ts";
import { addCounts, countFindings, countRules } from "./count-findings.ts";
import { comparisonObstacle } from "./previous-note.ts";
import { choosePrevious } from "./year-pairs.ts";

/** What to check the reports of a source against, and by which rules. */
export interface CheckSourceOptions extends Omit<CheckOptions, "previous" | "agency" | "diagnostics"> {
  /** The source with the report of the same agency for the year before. */
  readonly previous?: Source | undefined;
  /** What is known of the agency of a report; rules that need to know say nothing without. */
  readonly agencyOf?: ((report: Report) => AgencyProfile | undefined) | undefined;
}

/** How many rules the options leave; none would make every report look faultless. */
function countApplied({ rules, without = [] }: CheckSourceOptions): number {
  const applied = RULES.filter(
    ({ code }) => (rules?.includes(code) ?? true) && !without.includes(code),
  ).length;
  if (applied > 0) return applied;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    "The rules asked for and those left out leave no rule to apply. Ask for at least one rule that is not left out.",
  );
}

function checkReading(
  { report, diagnostics }: ReportReading,
  { text, diagnostics: ofSource = [] }: Source,
  candidates: readonly Report[],
  options: CheckSourceOptions,
): CheckedReport {
  const candidate = choosePrevious(report, candidates);
  const notCompared =
    options.previous === undefined ? null : comparisonObstacle(report, candidate, options.previous.name);
  const previous = notCompared === null ? candidate : undefined;
  const agency = options.agencyOf?.(report);
  const context = { ...options, previous, agency, diagnostics: [...ofSource, ...diagnostics] };
  const everything = checkReport(report, { ...context, all: true });
  const findings = options.all === true ? everything : everything.filter(({ verdict }) => verdict !== "pass");
  return {
    report,
    previous: previous ?? null,
    notCompared,
    diagnostics,
    findings,
    diagnoses: diagnoseReport(report, findings, { ...context, text }),
    counts: countFindings(everything),
    rules: countRules(everything, countApplied(options)),
  };
}

/**
 * Reads every report of a source and checks it, against the year before where that is given.
 *
 * Pure; never throws on what a document says. Throws a GongkaiError for an unknown rule or threshold, and where no rule
 * is left to apply. Where `previous` holds several reports, the one of the same agency for the year before is taken; a
 * report of another year or agency is compared with nothing.
 */
export function checkSource(source: Source, options: CheckSourceOptions = {}): CheckResult {
  const { reports, diagnostics } = parseReports(source);
  const candidates =
    options.previous === undefined ? [] : parseReports(options.previous).reports.map(({ report }) => report);
  const readings = reports.map((reading) => checkReading(reading, source, candidates, options));
  return {
    source,
    previous: options.previous ?? null,
    readings,
    diagnostics,
    counts: addCounts(readings.map(({ counts }) => counts)),
  };
}
