import type { AgencyProfile, Diagnostic, Report, SectionId } from "@gongkai/schema";
import type { ThresholdSettings } from "./thresholds.ts";

/** Whether last year's numbers can be laid beside this year's. */
export type Continuity = "same" | "changed";

/** A narrative that much of another report's narrative is found in again. */
export interface ReusedNarrative {
  /** The section of the checked report. */
  readonly section: SectionId;
  /** Share of the section's text that stands in the other one too, numbers left out: 0 to 1. */
  readonly similarity: number;
  /** The agency of the other report, in Simplified script. */
  readonly agency: string;
  readonly year: number | null;
}

/** The reports of the bodies below a government that its summary report covers. */
export interface Subordinates {
  readonly reports: readonly Report[];
  /** The names of the bodies that should have reported; null where nobody knows. */
  readonly expected: readonly string[] | null;
  /** Whether the summary covers these bodies and no other, so that its numbers are their sums; by default not. */
  readonly isExhaustive?: boolean | undefined;
}

/** What a report can be checked against. What is not given, no rule speaks of. */
export interface CheckContext {
  /** The report of the same agency for the year before. */
  readonly previous?: Report | undefined;
  /** `changed` where the agency was renamed, merged or split in between; by default `same`. */
  readonly continuity?: Continuity | undefined;
  /** Reports of the same agency for the years before last, in any order. */
  readonly earlier?: readonly Report[] | undefined;
  /** Other reports for the same agency and year. */
  readonly versions?: readonly Report[] | undefined;
  readonly agency?: AgencyProfile | undefined;
  /** What the reader of the report noted. Rules about how something is printed rest on it. */
  readonly diagnostics?: readonly Diagnostic[] | undefined;
  readonly subordinates?: Subordinates | undefined;
  /** Narratives of other reports that this one repeats, however they were found. */
  readonly reused?: readonly ReusedNarrative[] | undefined;
}

/** A report and everything that it is checked against. */
export interface Subject {
  readonly report: Report;
  readonly previous: Report | undefined;
  readonly context: CheckContext;
  readonly thresholds: ThresholdSettings;
}

/**
 * The report of the year before, if that is the year it speaks of and the agency is still the same; or, for what a
 * renamed or merged agency takes over, of `anyAgency`.
 */
export function reportOfYearBefore(
  { report, previous, context }: Subject,
  of: "sameAgency" | "anyAgency" = "sameAgency",
): Report | undefined {
  const isYearBefore = report.year !== null && previous?.year === report.year - 1;
  return isYearBefore && (of === "anyAgency" || context.continuity !== "changed") ? previous : undefined;
}
