import { and, eq, sql } from "drizzle-orm";
import { agencySettlements } from "../schema/agency-settlements.ts";
import { reportVersions } from "../schema/reports.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";
import type { IdentifiedReport } from "./report-to-store.ts";

/** What is stored of a report from one source. */
export interface StoredReadings {
  /** The version that says the same as the reading at hand. */
  readonly same: { readonly id: number; readonly rulesVersion: string } | undefined;
  /** Whether the origin at hand is noted. */
  readonly hasOrigin: boolean;
  /** Whether the newest reading of the source is the current version; undefined where there is no reading. */
  readonly isCurrent: boolean | undefined;
}

/** Finds what is stored of a report from its source. */
export async function findReadings(
  drizzle: Pick<Transaction, "select">,
  { reportId, source, origin, parserVersion, digest }: IdentifiedReport,
): Promise<StoredReadings> {
  const observation = and(
    eq(sourceObservations.sourceSha256, source.sha256),
    eq(sourceObservations.origin, origin),
  );
  const readings = await drizzle
    .select({
      id: reportVersions.id,
      parserVersion: reportVersions.parserVersion,
      rulesVersion: reportVersions.rulesVersion,
      digest: reportVersions.digest,
      isCurrent: reportVersions.isCurrent,
      hasOrigin: sql<boolean>`exists (select from ${sourceObservations} where ${observation})`,
    })
    .from(reportVersions)
    .where(and(eq(reportVersions.reportId, reportId), eq(reportVersions.sourceSha256, source.sha256)))
    .orderBy(sql`${reportVersions.id} desc`);
  const newest = readings[0];
  const alike = readings.filter((reading) => reading.digest === digest);
  return {
    // An earlier reading counts only from the same parser: another one that goes back to it has news to tell.
    same: alike.find((reading) => reading === newest || reading.parserVersion === parserVersion),
    hasOrigin: newest?.hasOrigin ?? false,
    isCurrent: newest?.isCurrent,
  };
}

/** The agency that a person has said a source is of, or null. */
export async function findSettlement(
  drizzle: Pick<Transaction, "select">,
  sourceSha256: string,
): Promise<string | null> {
  const [settlement] = await drizzle
    .select({ agencyId: agencySettlements.agencyId })
    .from(agencySettlements)
    .where(eq(agencySettlements.sourceSha256, sourceSha256));
  return settlement?.agencyId ?? null;
}

/** Whether the source is the current version of another report than the one at hand. */
export async function isCurrentElsewhere(
  transaction: Pick<Transaction, "execute">,
  { reportId, source }: IdentifiedReport,
): Promise<boolean> {
  const { rows } = await transaction.execute(sql`
    select from report_versions
    where source_sha256 = ${source.sha256} and report_id <> ${reportId} and is_current limit 1`);
  return rows.length > 0;
}
