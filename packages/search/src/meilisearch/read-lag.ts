import { BEGIN_READING } from "../postgres/begin-reading.ts";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";
import type { Statements } from "./follower-lease.ts";

/** Of how many reports the engine is asked to leave aside each by itself. */
const MOST_REPORTS = 1_000;

/** The reports that the engine may know otherwise than PostgreSQL does; `many` where they are too many to be told one by one. */
export type Lag = readonly string[] | "many";

/** The last change that an index is known to have, to be read before the engine is asked: it may have more by then. */
export async function readSeenChange(
  pool: SqlPool,
  indexName: string,
  signal?: AbortSignal,
): Promise<number> {
  const { rows } = await inTransaction(
    pool,
    BEGIN_READING,
    (client) =>
      client.query("select change::float8 as change from search.followers where index_name = $1", [
        indexName,
      ]),
    signal,
  );
  return Number(rows[0]?.change ?? 0);
}

/** The reports that have changed since, and those that the engine refused. */
export async function readLag(client: Statements, indexName: string, seenChange: number): Promise<Lag> {
  const { rows } = await client.query(
    `select report_id as "reportId" from search.revisions where change > $2
     union select report_id from search.refused where index_name = $1
     limit ${MOST_REPORTS + 1}`,
    [indexName, seenChange],
  );
  return rows.length > MOST_REPORTS ? "many" : rows.map(({ reportId }) => String(reportId));
}
