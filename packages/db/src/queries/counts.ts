import { sql } from "drizzle-orm";
import { agencies } from "../schema/agencies.ts";
import { reports, reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";

/** How much a database holds. */
export interface StoredCounts {
  readonly agencies: number;
  readonly reports: number;
  readonly reportVersions: number;
  readonly sources: number;
  /** Reports that search has yet to take in. */
  readonly waitingForSearch: number;
}

/** Counts what a database holds, in one statement. */
export async function countStored({ drizzle }: DrizzleConnection): Promise<StoredCounts> {
  const counted = { agencies, reports, reportVersions, sources, waitingForSearch: searchOutbox };
  const columns = Object.entries(counted).map(
    ([name, table]) => sql`(select count(*) from ${table}) as ${sql.identifier(name)}`,
  );
  const { rows } = await drizzle.execute<Record<keyof StoredCounts, string>>(
    sql`select ${sql.join(columns, sql`, `)}`,
  );
  const count = (name: keyof StoredCounts) => Number(rows[0]?.[name] ?? 0);
  return {
    agencies: count("agencies"),
    reports: count("reports"),
    reportVersions: count("reportVersions"),
    sources: count("sources"),
    waitingForSearch: count("waitingForSearch"),
  };
}
