import { sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { HAS_CURRENT_REPORT } from "./agencies.ts";

/** How much a database holds. */
export interface StoredCounts {
  /** Agencies that have reports, as lists show them. */
  readonly agencies: number;
  /** Reports, as lists show them. One whose only source turned out to be another report's is none. */
  readonly reports: number;
  /** Everything that was ever read, current or not. */
  readonly reportVersions: number;
  readonly sources: number;
  /** Reports that search has yet to take in. */
  readonly waitingForSearch: number;
}

/** Counts what a database holds, in one statement. */
export async function countStored({ drizzle }: DrizzleConnection): Promise<StoredCounts> {
  const { rows } = await drizzle.execute<Record<keyof StoredCounts, number>>(sql`
    select (select count(*)::int from ${agencies} where ${HAS_CURRENT_REPORT}) as agencies,
      (select count(*)::int from ${reportVersions} where ${reportVersions.isCurrent}) as reports,
      (select count(*)::int from ${reportVersions}) as "reportVersions",
      (select count(*)::int from ${sources}) as sources,
      (select count(distinct report_id)::int from ${searchOutbox}) as "waitingForSearch"`);
  return rows[0] ?? { agencies: 0, reports: 0, reportVersions: 0, sources: 0, waitingForSearch: 0 };
}
