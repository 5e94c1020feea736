import { failpoint } from "../failpoint.ts";
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
import { sectionRows, type VersionState, versionRow } from "./version-row.ts";

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
  const rows = sectionRows(versionId, { report });
  await insertRows(transaction, sections, rows);
  if (isCurrent) await insertFingerprints(transaction, rows);
  failpoint("store-contents-written");
  await insertFindings(transaction, versionId, { report, text: source.text, findings: found });
  failpoint("store-findings-written");
}

/** Inserts a report version with its sections, tables and findings, and returns its id. */
export async function insertVersion(
  transaction: Transaction,
  prepared: IdentifiedReport,
  state: VersionState,
): Promise<number> {
  const { reportId, source, textSha256 } = prepared;
  await transaction
    .insert(sourceTexts)
    .values({ sha256: textSha256, text: source.text })
    .onConflictDoNothing();
  const inserted = await transaction
    .insert(reportVersions)
    .values(versionRow(prepared, state))
    .returning({ id: reportVersions.id });
  const versionId = inserted[0]?.id;
  if (versionId === undefined) throw new Error(`PostgreSQL gave no id for a version of report ${reportId}.`);
  failpoint("store-versions-written");
  await insertContents(transaction, versionId, state.isCurrent, prepared);
  return versionId;
}
