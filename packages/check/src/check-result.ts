import type {
  Diagnosis,
  Diagnostic,
  Finding,
  LocalizedText,
  Report,
  Severity,
  Source,
  Verdict,
} from "@gongkai/schema";

/** How many findings there are: the failures by severity, and all of them by verdict. */
export interface FindingCounts {
  readonly failures: Readonly<Record<Severity, number>>;
  /** Passes are counted even where they are not listed. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** What became of the rules: each counts once, by the gravest verdict it came to. */
export interface RuleCounts {
  /** The rules that were applied. */
  readonly applied: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Rules that had nothing in this report to speak of. */
  readonly silent: number;
}

/** One report of a source, read and checked. */
export interface CheckedReport {
  readonly report: Report;
  /** The report of the year before that it was checked against; null where there is none. */
  readonly previous: Report | null;
  /** Why it was not compared with what was given for the year before, as a clause; null where nothing was in the way. */
  readonly notCompared: LocalizedText | null;
  /** Reading problems. */
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the rules; passes only where all were asked for. */
  readonly findings: readonly Finding[];
  /** What is wrong behind the findings; it refers to them by index. */
  readonly diagnoses: readonly Diagnosis[];
  readonly counts: FindingCounts;
  readonly rules: RuleCounts;
}

/** What checking one source gives. */
export interface CheckResult {
  readonly source: Source;
  /** The source with the reports of the year before; null where none was given. */
  readonly previous: Source | null;
  /** One for each report, in the order of the source; empty when it holds none. */
  readonly readings: readonly CheckedReport[];
  /** Reading problems of the source as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  /** The counts of all its reports together. */
  readonly counts: FindingCounts;
}
