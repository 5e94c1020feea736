import type { SqlClient, SqlPool } from "./sql-pool.ts";

/** Fewer changes than these are not worth it. */
const MINIMUM = 5000;
/** What share of the documents must have changed. */
const SHARE = 0.2;

/** Clears away what writing leaves behind, and lets the planner know how the documents have become. */
export interface Upkeep {
  /**
   * Tells that so many documents were added or deleted. Begins its work when it has added up to much, and lets nobody wait
   * for it: what was written can be found already.
   *
   * Servers do the same by themselves, but PGlite does not. What goes wrong here is passed over: the next time may do.
   */
  afterWriting(documents: number): void;
}

/** Creates the upkeep of the index behind a pool. */
export function createUpkeep(pool: SqlPool): Upkeep {
  let changed = 0;
  let isAtWork = false;

  async function clearAway(): Promise<void> {
    const client = await pool.connect().catch(() => null);
    if (client === null) return;
    try {
      if (changed < SHARE * (await roughCount(client))) return;
      changed = 0;
      // Whoever else is at it does it for all.
      await client.query("vacuum (analyze, skip_locked) search.documents");
      await client.query("vacuum (analyze, skip_locked) search.tallies");
    } catch {
      changed = 0;
    } finally {
      client.release();
    }
  }

  return {
    afterWriting(documents) {
      changed += documents;
      if (changed < MINIMUM || isAtWork) return;
      isAtWork = true;
      void clearAway().finally(() => {
        isAtWork = false;
      });
    },
  };
}

async function roughCount(client: SqlClient): Promise<number> {
  const { rows } = await client.query(
    "select reltuples::float8 as count from pg_class where oid = 'search.documents'::regclass",
  );
  return Number(rows[0]?.count);
}
