import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database } from "../../connection/database.ts";
import type { DrizzleConnection } from "../../store/drizzle-connection.ts";

/** The process of a PostgreSQL server that serves a connection, which the driver keeps and does not declare. */
function processOf(client: PoolClient): number | undefined {
  return "processID" in client && typeof client.processID === "number" ? client.processID : undefined;
}

/** The same connection, on which no statement is sent once the signal is aborted. */
function refusingOnceAborted(client: PoolClient, signal: AbortSignal): PoolClient {
  // The driver's overloads cannot be stated again here; whatever is given is handed on.
  const query = ((...parameters: Parameters<PoolClient["query"]>) => {
    signal.throwIfAborted();
    return client.query(...parameters);
  }) as PoolClient["query"];
  return Object.create(client, { query: { value: query } });
}

/**
 * Reads on one connection of the pool, which goes back when the work is done. When the signal is aborted, PostgreSQL is told
 * to give up the statement that runs, and none that follows is sent. The embedded database ends its statement first.
 *
 * @throws the reason of the signal; what the work throws
 */
export async function readCancellably<Result>(
  { pool, kind }: Pick<Database, "pool" | "kind">,
  signal: AbortSignal,
  work: (connection: DrizzleConnection) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const client = await pool.connect();
  let cancelled: Promise<unknown> = Promise.resolve();
  function cancel(): void {
    const process = processOf(client);
    if (kind !== "postgresql" || process === undefined) return;
    // Where it cannot be cancelled the statement ends by itself.
    cancelled = pool.query("select pg_cancel_backend($1)", [process]).catch(() => {});
  }
  signal.addEventListener("abort", cancel, { once: true });
  try {
    signal.throwIfAborted();
    return await work({ drizzle: drizzle({ client: refusingOnceAborted(client, signal) }) });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", cancel);
    // The next to have the connection must not be the one whose statement is cancelled.
    await cancelled;
    client.release();
  }
}
