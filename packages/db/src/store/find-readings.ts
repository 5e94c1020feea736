import { eq, sql } from "drizzle-orm";
import type { AgencyResolution } from "../schema/agency-resolution.ts";
import { agencySettlements } from "../schema/agency-settlements.ts";
import { reportVersions } from "../schema/reports.ts";
import { sourceObservations } from "../schema/sources.ts";
import type { Transaction } from "./drizzle-connection.ts";

/** A version that is stored of a source. */
export interface KnownReading {
  readonly id: number;
  readonly reportId: string;
  readonly digest: string;
  readonly parserVersion: string;
  readonly rulesVersion: string;
  /** Whether the newest reading of the source says this. */
  readonly isLatest: boolean;
  /**
   * Whether it was read from a place that held the source before (-1) the origin at hand, or after it (1), or from there; of two
   * places that held it at one time the one with the larger name is the later. Null where the origin is not noted.
   */
  readonly seen: number | null;
}

/** Finds the versions that are stored of a source, as seen from one of its origins. */
export async function findReadings(
  drizzle: Pick<Transaction, "select">,
  sourceSha256: string,
  origin: string,
): Promise<readonly KnownReading[]> {
  // Names are compared by characters, so that every database has the same order.
  const [there, here] = [
    sql`there.observed_at, there.origin collate "C"`,
    sql`here.observed_at, here.origin collate "C"`,
  ];
  const seen = sql<number | null>`(
    select case when (${there}) < (${here}) then -1 when (${there}) > (${here}) then 1 else 0 end
    from ${sourceObservations} there join ${sourceObservations} here on here.source_sha256 = there.source_sha256
    where there.source_sha256 = ${sourceSha256} and there.origin = ${reportVersions}.origin and here.origin = ${origin}
  )`;
  return drizzle
    .select({
      id: reportVersions.id,
      reportId: reportVersions.reportId,
      digest: reportVersions.digest,
      parserVersion: reportVersions.parserVersion,
      rulesVersion: reportVersions.rulesVersion,
      isLatest: reportVersions.isLatest,
      seen,
    })
    .from(reportVersions)
    .where(eq(reportVersions.sourceSha256, sourceSha256))
    .orderBy(reportVersions.id);
}

/** What a person has said of whose report a source is. */
export interface Settlement {
  readonly agencyId: string;
  readonly author: string;
  readonly note: string;
  /** What the text had said. */
  readonly replaced: AgencyResolution;
}

/** What a person has said of whose report a source is, or null. */
export async function findSettlement(
  drizzle: Pick<Transaction, "select">,
  sourceSha256: string,
): Promise<Settlement | null> {
  const [settlement] = await drizzle
    .select({
      agencyId: agencySettlements.agencyId,
      author: agencySettlements.author,
      note: agencySettlements.note,
      replaced: agencySettlements.replaced,
    })
    .from(agencySettlements)
    .where(eq(agencySettlements.sourceSha256, sourceSha256));
  return settlement ?? null;
}
