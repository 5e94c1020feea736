import { createHash } from "node:crypto";
import { type CheckedReport, type CheckResult, outcomeText } from "@gongkai/check";
import type { ReportRecord, StoredFinding } from "@gongkai/db";
import type { Source } from "@gongkai/schema";
import type { Context } from "../context.ts";
import { CLAIM_RESOLVERS } from "../resolvers/claim.ts";
import { FINDING_RESOLVERS } from "../resolvers/finding.ts";
import { REPORT_RESOLVERS } from "../resolvers/report.ts";
import { SECTION_RESOLVERS } from "../resolvers/section.ts";
import { toCounts } from "./check-counts.ts";

/** A report of a document that was checked. */
interface PlaceOfReport {
  readonly result: CheckResult;
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly parserVersion: string;
}

/** A checked report as those resolve it that resolve stored ones, with what was said of it. */
interface CheckedReportNode extends ReportRecord {
  readonly checked: CheckedReport;
}

let checkedVersions = 0;

/** A version number of this process that no stored version has. */
function unstoredVersion(): number {
  checkedVersions += 1;
  return -checkedVersions;
}

/** The record of a report that is not stored: its version is numbered as no stored one is. */
function toRecord(
  checked: CheckedReport,
  versionId: number,
  source: Source,
  parserVersion: string,
): CheckedReportNode {
  return {
    ...checked.report,
    ...{ checked, versionId, parserVersion },
    id: "",
    agencyId: null,
    agency: null,
    agencyMatch: "unknown",
    synthetic: false,
    sourceSha256: source.sha256,
    storedAt: new Date(),
  };
}

/** Makes a checked report ready to be resolved as stored ones are: what the loaders would read, they are told. */
export function toCheckedReport(
  { result, index, parserVersion }: PlaceOfReport,
  { loaders }: Context,
): CheckedReportNode | null {
  const checked = result.readings[index];
  if (checked === undefined) return null;
  const { source } = result;
  const { report, findings } = checked;
  const versionId = unstoredVersion();
  const node = toRecord(checked, versionId, source, parserVersion);
  loaders.details.prime(versionId, {
    versionId,
    agencyCandidates: [],
    agencyMention: report.agency,
    contact: report.contact,
    claims: report.claims,
    subtotals: report.subtotals ?? null,
    diagnostics: checked.diagnostics,
  });
  loaders.tables.prime(versionId, report.tables);
  loaders.sections.prime(versionId, report.sections);
  loaders.findings.prime(
    versionId,
    findings.map((finding): StoredFinding => ({ ...finding, reportId: "", input: "", judgement: null })),
  );
  loaders.provenance.prime(versionId, {
    versionId,
    origin: source.name,
    url: null,
    observedAt: null,
    sourceSha256: source.sha256,
    textSha256: createHash("sha256").update(source.text).digest("hex"),
    parserVersion,
  });
  return node;
}

const { agencyEvidence, contact, diagnostics, claims, subtotals } = REPORT_RESOLVERS;
const { provenance, findings, sections, tables } = REPORT_RESOLVERS;
const { proactiveDisclosure, requests, remedies } = REPORT_RESOLVERS;

/** Resolvers of the types of what was checked and is not stored. */
export const CHECK_RESOLVERS = {
  CheckedReport: {
    ...{ agencyEvidence, contact, diagnostics, claims, subtotals },
    ...{ provenance, findings, sections, tables },
    ...{ proactiveDisclosure, requests, remedies },
    agencyName: ({ checked }: CheckedReportNode) => checked.report.agency?.name ?? null,
    agencyPlace: ({ checked }: CheckedReportNode) => checked.report.agency?.place ?? null,
    outcome: ({ checked }: CheckedReportNode) => ({
      zh: outcomeText(checked, "zh"),
      en: outcomeText(checked, "en"),
    }),
    counts: ({ checked }: CheckedReportNode) => toCounts(checked.counts),
    diagnoses: ({ checked }: CheckedReportNode) =>
      checked.diagnoses.map((diagnosis) => ({
        ...diagnosis,
        findings: diagnosis.findings.flatMap((at) => checked.findings[at] ?? []),
      })),
  },
  CheckedClaim: CLAIM_RESOLVERS,
  CheckedSection: { provenance: SECTION_RESOLVERS.provenance },
  CheckedFinding: { cells: FINDING_RESOLVERS.cells, ruleDescription: FINDING_RESOLVERS.ruleDescription },
};
