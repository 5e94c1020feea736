import { setTimeout as sleep } from "node:timers/promises";
import { explain, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";

const PAUSE = 100;

/** What runs on each pool at the moment, one after the other: an embedded database has one session for all of its clients. */
const queues = new WeakMap<SqlPool, Promise<unknown>>();

/**
 * Runs work that no other process does for the same index, on one connection of the pool.
 *
 * @param options `isPatient`: whether to wait while another process does; of one process everything is waited for
 * @returns null where another process does and is not waited for
 * @throws SearchError SEARCH_UNAVAILABLE with what the database said as `cause`; the reason of the signal
 */
export async function withFollowerLock<Result>(
  pool: SqlPool,
  {
    name,
    isPatient,
    signal,
  }: { readonly name: string; readonly isPatient: boolean; readonly signal?: AbortSignal | undefined },
  work: (client: SqlClient) => Promise<Result>,
): Promise<Result | null> {
  const before = queues.get(pool) ?? Promise.resolve();
  const running = before.then(() => underLock(pool, name, isPatient, signal, work));
  queues.set(
    pool,
    running.catch(() => {}),
  );
  return running;
}

async function underLock<Result>(
  pool: SqlPool,
  name: string,
  isPatient: boolean,
  signal: AbortSignal | undefined,
  work: (client: SqlClient) => Promise<Result>,
): Promise<Result | null> {
  signal?.throwIfAborted();
  const key = `gongkai.search.${name}`;
  let client: SqlClient | undefined;
  let isHeld = false;
  try {
    client = await pool.connect();
    while (!isHeld) {
      const { rows } = await client.query("select pg_try_advisory_lock(hashtext($1)) as held", [key]);
      isHeld = rows[0]?.held === true;
      if (isHeld) break;
      if (!isPatient) return null;
      await sleep(PAUSE);
      signal?.throwIfAborted();
    }
    return await work(client);
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error);
  } finally {
    // A connection that cannot give the lock back is closed, which does.
    const isFree = !isHeld || (await unlock(client, key));
    client?.release(!isFree);
  }
}

async function unlock(client: SqlClient | undefined, key: string): Promise<boolean> {
  try {
    await client?.query("select pg_advisory_unlock(hashtext($1))", [key]);
    return true;
  } catch {
    return false;
  }
}
