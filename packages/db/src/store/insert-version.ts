import { FINGERPRINT_VERSION } from "@gongkai/text";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../schema/figures.ts";
import { reportVersions } from "../schema/reports.ts";
import { sections } from "../schema/sections.ts";
import { sourceTexts } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { proactiveDisclosureRow, remediesRows, requestsRows } from "./figures-rows.ts";
import { insertFindings } from "./insert-findings.ts";
import { insertRows } from "./insert-rows.ts";
import type { IdentifiedReport, PreparedReport } from "./report-to-store.ts";
import { insertFingerprints } from "./section-fingerprints.ts";

async function insertContents(
  transaction: Transaction,
  versionId: number,
  isCurrent: boolean,
  { report, findings: found, source }: PreparedReport,
): Promise<void> {
  const { proactiveDisclosure, requests, remedies } = report.tables;
  if (proactiveDisclosure !== null) {
    const row = proactiveDisclosureRow(versionId, proactiveDisclosure);
    await insertRows(transaction, proactiveDisclosureFigures, [row]);
  }
  if (requests !== null) await insertRows(transaction, requestsFigures, requestsRows(versionId, requests));
  if (remedies !== null) await insertRows(transaction, remediesFigures, remediesRows(versionId, remedies));
  const sectionRows = report.sections.map(({ id: section, ...rest }, position) => ({
    versionId,
    position,
    section,
    ...rest,
  }));
  await insertRows(transaction, sections, sectionRows);
  if (isCurrent) await insertFingerprints(transaction, sectionRows);
  await insertFindings(transaction, versionId, { report, text: source.text, findings: found });
}

/** Inserts a report version with its sections, tables and findings, and returns its id. */
export async function insertVersion(
  transaction: Transaction,
  prepared: IdentifiedReport,
  isCurrent: boolean,
): Promise<number> {
  const {
    report,
    reportId,
    source,
    textSha256,
    parserVersion,
    rulesVersion,
    diagnostics,
    digest,
    agency,
    agencyMatch,
  } = prepared;
  await transaction
    .insert(sourceTexts)
    .values({ sha256: textSha256, text: source.text })
    .onConflictDoNothing();
  const inserted = await transaction
    .insert(reportVersions)
    .values({
      reportId,
      sourceSha256: source.sha256,
      textSha256,
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
      fingerprintVersion: isCurrent ? FINGERPRINT_VERSION : 0,
      isCurrent,
    })
    .returning({ id: reportVersions.id });
  const versionId = inserted[0]?.id;
  if (versionId === undefined) throw new Error(`PostgreSQL gave no id for a version of report ${reportId}.`);
  await insertContents(transaction, versionId, isCurrent, prepared);
  return versionId;
}
