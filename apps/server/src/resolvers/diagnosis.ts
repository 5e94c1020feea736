import { agencyYearKey, type ReportRecord, type StoredFinding } from "@gongkai/db";
import { diagnoseReport } from "@gongkai/rules";
import type { Diagnosis } from "@gongkai/schema";
import type { Context } from "../context.ts";

/** As the type `Diagnosis` has it. */
interface DiagnosisNode extends Omit<Diagnosis, "findings"> {
  readonly findings: readonly StoredFinding[];
}

/** The version of the same agency's report for the year before that is current; null where there is none. */
async function versionOfYearBefore(
  { agencyId, year }: ReportRecord,
  { loaders }: Context,
): Promise<number | null> {
  if (agencyId === null || year === null) return null;
  return (await loaders.report.load(agencyYearKey(agencyId, year - 1)))?.versionId ?? null;
}

/** What is wrong behind the stored failures of a report, beside the report of the year before. */
export async function diagnosesOf(report: ReportRecord, context: Context): Promise<readonly DiagnosisNode[]> {
  const { loaders } = context;
  const before = await versionOfYearBefore(report, context);
  const [reading, previous, findings, source] = await Promise.all([
    loaders.reading.load(report.versionId),
    before === null ? null : loaders.reading.load(before),
    loaders.findings.load(report.versionId),
    loaders.source.load(report.versionId),
  ]);
  if (reading === null || findings === null) return [];
  const { diagnostics } = reading;
  const options = { text: source?.text, previous: previous?.report, diagnostics };
  return diagnoseReport(reading.report, findings, options).map((diagnosis) => ({
    ...diagnosis,
    findings: diagnosis.findings.flatMap((index) => findings[index] ?? []),
  }));
}
