import type { AgencyMention, Claim, Contact, Diagnostic, Subtotal } from "@gongkai/schema";
import type { AgencyCandidate } from "../schema/agency-resolution.ts";
import { reportVersions } from "../schema/reports.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";

/** What a report version holds beside its record and is asked for less often: lists, and what was said of whom it is of. */
export interface ReportDetails {
  readonly versionId: number;
  /** The bodies that the report may be of where that is uncertain, likeliest first. */
  readonly agencyCandidates: readonly AgencyCandidate[];
  readonly agencyMention: AgencyMention | null;
  readonly contact: Contact | null;
  readonly claims: readonly Claim[];
  /** The sums that the table of requests prints beside the form's own cells; null where it prints none. */
  readonly subtotals: readonly Subtotal[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The details of each report version; a version asked for has an entry unless it does not exist. */
export async function detailsOfVersions(
  { drizzle }: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, ReportDetails>> {
  const rows = await drizzle
    .select({
      versionId: reportVersions.id,
      agencyCandidates: reportVersions.agencyCandidates,
      agencyMention: reportVersions.agencyMention,
      contact: reportVersions.contact,
      claims: reportVersions.claims,
      subtotals: reportVersions.subtotals,
      diagnostics: reportVersions.diagnostics,
    })
    .from(reportVersions)
    .where(isAnyOf(reportVersions.id, versionIds));
  return new Map(rows.map((row) => [row.versionId, row]));
}
