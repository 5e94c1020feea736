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
   * Whether it was read from where the source was seen before (-1) the origin at hand held it, after (1), or at the same
   * time; null where the origin is not noted.
   */
  readonly seen: number | null;
}

/** Finds the versions that are stored of a source, as seen from one of its origins. */
export async function findReadings(
  drizzle: Pick<Transaction, "select">,
  sourceSha256: string,
  origin: string,
): Promise<readonly KnownReading[]> {
  const here = sql`(
    select observed_at from ${sourceObservations}
    where source_sha256 = ${sourceSha256} and origin = ${origin}
  )`;
  return drizzle
    .select({
      id: reportVersions.id,
      reportId: reportVersions.reportId,
      digest: reportVersions.digest,
      parserVersion: reportVersions.parserVersion,
      rulesVersion: reportVersions.rulesVersion,
      isLatest: reportVersions.isLatest,
      seen: sql<number | null>`sign(extract(epoch from ${reportVersions.observedAt} - ${here}))::int4`,
    })
    .from(reportVersions)
    .where(eq(reportVersions.sourceSha256, sourceSha256))
    .orderBy(reportVersions.id);
}

/** What a person has said of whose report a source is. */
export interface Settlement {
  readonly agencyId: string;
  /** What the text had said. */
  readonly replaced: AgencyResolution;
}

/** What a person has said of whose report a source is, or null. */
export async function findSettlement(
  drizzle: Pick<Transaction, "select">,
  sourceSha256: string,
): Promise<Settlement | null> {
  const [settlement] = await drizzle
    .select({ agencyId: agencySettlements.agencyId, replaced: agencySettlements.replaced })
    .from(agencySettlements)
    .where(eq(agencySettlements.sourceSha256, sourceSha256));
  return settlement ?? null;
}
