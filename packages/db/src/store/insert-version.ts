import type { Finding } from "@gongkai/schema";
import { eq } from "drizzle-orm";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../schema/figures.ts";
import { findings } from "../schema/findings.ts";
import { reportVersions } from "../schema/reports.ts";
import { sections } from "../schema/sections.ts";
import { sourceTexts } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import { proactiveDisclosureRow, remediesRows, requestsRows } from "./figures-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { PreparedReport } from "./report-to-store.ts";

async function insertContents(
  transaction: Transaction,
  versionId: number,
  { report, findings: found }: PreparedReport,
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
  await insertFindings(transaction, versionId, found);
}

async function insertFindings(
  transaction: Transaction,
  versionId: number,
  found: readonly Finding[],
): Promise<void> {
  const rows = found.map((finding, position) => ({ versionId, position, ...finding }));
  await insertRows(transaction, findings, rows);
}

/** Replaces the findings of a version by those that other rules gave of the same reading. */
export async function renewFindings(
  transaction: Transaction,
  versionId: number,
  { findings: found, rulesVersion }: PreparedReport,
): Promise<void> {
  await transaction.delete(findings).where(eq(findings.versionId, versionId));
  await insertFindings(transaction, versionId, found);
  await transaction.update(reportVersions).set({ rulesVersion }).where(eq(reportVersions.id, versionId));
}

/** Inserts a report version with its sections, tables and findings, and returns its id. */
export async function insertVersion(
  transaction: Transaction,
  prepared: PreparedReport,
  isCurrent: boolean,
): Promise<number> {
  const { report, reportId, source, textSha256, parserVersion, rulesVersion, diagnostics, digest } = prepared;
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
      agencyMention: report.agency,
      diagnostics,
      digest,
      isCurrent,
    })
    .returning({ id: reportVersions.id });
  const versionId = inserted[0]?.id;
  if (versionId === undefined) throw new Error(`PostgreSQL gave no id for a version of report ${reportId}.`);
  await insertContents(transaction, versionId, prepared);
  return versionId;
}
