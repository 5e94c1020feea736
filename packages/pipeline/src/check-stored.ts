import { checkQueuedReports, type ReportToCheck } from "@gongkai/db";
import { checkReport } from "@gongkai/rules";
import type { Finding, Report } from "@gongkai/schema";
import type { CheckConfig } from "./check-config.ts";
import type { RuledDatabase } from "./stored-rules.ts";

/** A report under the name by which the registry expects it, which its text may shorten. */
function underName(report: Report, name: string): Report {
  const agency = report.agency ?? { place: null, evidence: [] };
  return { ...report, agency: { ...agency, name } };
}

/** How a report says that it speaks for the bodies below its government as well. */
const SUMMARY =
  /汇总|全[省市区县旗州盟].{0,12}(?:各级|各部门|行政机关)|各(?:乡镇|镇街|街道|部门|单位|委办局)/u;
const SUMMARY_CHARACTERS = 2_000;

/**
 * Whether a report sums up those of the bodies below its agency. That the agency is a government does not say so: many
 * report for their own office alone.
 */
function isSummary({ title, sections }: Report): boolean {
  const [first] = sections;
  return SUMMARY.test(`${title ?? ""}\n${(first?.text ?? "").slice(0, SUMMARY_CHARACTERS)}`);
}

/** What the rules say of a stored report beside its neighbours. */
function checkStoredReport(subject: ReportToCheck, config: CheckConfig): readonly Finding[] {
  const { reading, previous, succession, earlier, versions, subordinates, reused, agency } = subject;
  return checkReport(reading.report, {
    ...config,
    diagnostics: reading.diagnostics,
    previous: previous?.report,
    // A renamed body is the same one; one that was merged or split is not.
    continuity: succession === null || succession === "renamed" ? "same" : "changed",
    earlier: earlier.map(({ report }) => report),
    versions: versions.map(({ report }) => report),
    agency,
    ...(subordinates.length === 0 || !isSummary(reading.report)
      ? {}
      : {
          subordinates: {
            expected: subordinates.map(({ agencyName }) => agencyName),
            reports: subordinates.flatMap(({ agencyName, reading: below }) =>
              below === undefined ? [] : [underName(below.report, agencyName)],
            ),
          },
        }),
    // The rule compares with last year's report itself.
    reused: reused.filter(
      ({ from, year }) => from === "otherAgency" || previous === undefined || year !== previous.report.year,
    ),
  });
}

/** What became of the reports that waited to be checked. */
export interface CheckedStored {
  /** How many entries were taken from the queue. */
  readonly checked: number;
  /** A sentence for each report that could not be checked. */
  readonly failures: readonly string[];
}

/**
 * Checks every stored report that waits to be checked beside last year's and other reports.
 *
 * `isStopping` is asked before each batch; what is left then waits for the next call.
 */
export async function checkStored(
  { database, rules: { config, rulesVersion } }: RuledDatabase,
  isStopping: () => boolean,
): Promise<CheckedStored> {
  let checked = 0;
  const failures = new Map<string, string>();
  while (!isStopping()) {
    const batch = await checkQueuedReports(database, {
      rulesVersion,
      check: (subject) => checkStoredReport(subject, config),
    });
    for (const { reportId, error } of batch.failures) {
      failures.set(reportId, `report ${reportId} is stored and cannot be checked: ${String(error)}`);
    }
    if (batch.taken === 0) break;
    checked += batch.taken;
  }
  return { checked, failures: [...failures.values()] };
}
