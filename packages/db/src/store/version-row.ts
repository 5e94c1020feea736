import { FINGERPRINT_VERSION } from "@gongkai/text";
import type { reportVersions } from "../schema/reports.ts";
import type { sections } from "../schema/sections.ts";
import type { IdentifiedReport } from "./report-to-store.ts";

/** What a version is when it is inserted. */
export interface VersionState {
  /** Whether the newest reading of its source says it. */
  readonly isLatest: boolean;
  readonly isCurrent: boolean;
  readonly isCheckedBeside: boolean;
}

type VersionRow = Omit<typeof reportVersions.$inferInsert, "id" | "storedAt">;

/** The row of a report version, without its id and time. */
export function versionRow(identified: IdentifiedReport, state: VersionState): Required<VersionRow> {
  const { report, reportId, source, origin, ordinal, textSha256, parserVersion, rulesVersion } = identified;
  const { diagnostics, digest, agency, agencyMatch } = identified;
  return {
    reportId,
    sourceSha256: source.sha256,
    textSha256,
    ordinal,
    origin,
    parserVersion,
    rulesVersion,
    edition: report.edition,
    title: report.title,
    period: report.period,
    signedOn: report.signedOn,
    publishedOn: report.publishedOn,
    documentNumber: report.documentNumber,
    contact: report.contact,
    claims: report.claims,
    subtotals: report.subtotals ?? null,
    agencyMention: report.agency,
    agencyMatch,
    agencyCandidates: agency.candidates,
    diagnostics,
    digest,
    fingerprintVersion: state.isCurrent ? FINGERPRINT_VERSION : 0,
    ...state,
  };
}

/** The rows of a version's sections. */
export function sectionRows(
  versionId: number,
  { report }: Pick<IdentifiedReport, "report">,
): readonly (typeof sections.$inferInsert)[] {
  return report.sections.map(({ id: section, ...rest }, position) => ({
    versionId,
    position,
    section,
    ...rest,
  }));
}
