import { DatabaseError, GongkaiError, SearchError } from "@gongkai/schema";

/** What the engine needs of a connection. A client of `pg` satisfies it. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Gives the connection back; `true` closes it instead. */
  release(destroy?: boolean): void;
  /** The process that serves it; without it, or with one that is none, a signal cannot cancel what runs. */
  readonly processID?: number | null;
}

/** What the engine needs of a pool. A pool of `pg` satisfies it; one connection is enough. */
export interface SqlPool {
  connect(): Promise<SqlClient>;
  /** Has the database give up what a client runs. Without it a connection of this pool is taken for that, once one is free. */
  cancelStatement?(client: SqlClient): Promise<void>;
}

/**
 * Runs work in one transaction on one connection.
 *
 * @param begin the statement that begins it
 * @param signal gives it up: it rejects at once, and what runs is cancelled where there is another connection to do it
 * @throws SearchError SEARCH_UNAVAILABLE with what the database said as `cause`; what `work` itself throws as a
 *   GongkaiError passes unchanged; the reason of the signal
 */
export async function inTransaction<Result>(
  pool: SqlPool,
  begin: string,
  work: (client: SqlClient) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  if (signal === undefined) return transact(pool, begin, work);
  signal.throwIfAborted();
  let giveUp = (): void => {};
  const given = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    return await Promise.race([transact(pool, begin, work, signal), given]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

async function transact<Result>(
  pool: SqlPool,
  begin: string,
  work: (client: SqlClient) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  try {
    const client = await pool.connect();
    const stopWatching = cancelOnAbort(pool, client, signal);
    let isBroken = false;
    try {
      signal?.throwIfAborted();
      await client.query(begin);
      const result = await work(client);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(() => {
        isBroken = true;
      });
      throw error;
    } finally {
      await stopWatching();
      client.release(isBroken);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw explain(error);
  }
}

/**
 * Has another connection cancel what a client runs, once the signal says so.
 *
 * @returns ends that, and waits for a cancellation on its way: it must not reach whoever gets the client next
 */
function cancelOnAbort(pool: SqlPool, client: SqlClient, signal?: AbortSignal): () => Promise<void> {
  const { processID } = client;
  if (signal === undefined || typeof processID !== "number") return async () => {};
  let isOver = false;
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = async () => {
    if (pool.cancelStatement !== undefined) {
      cancelling = pool.cancelStatement(client);
      return;
    }
    const other = await pool.connect();
    try {
      if (isOver) return;
      cancelling = other.query("select pg_cancel_backend($1)", [processID]);
      await cancelling;
    } finally {
      other.release();
    }
  };
  // Where it cannot be cancelled, the timeout of the search ends it.
  const listen = () => void cancel().catch(() => undefined);
  signal.addEventListener("abort", listen, { once: true });
  return async () => {
    isOver = true;
    signal.removeEventListener("abort", listen);
    await cancelling.catch(() => undefined);
  };
}

/** PostgreSQL's codes for what is not there: a table, a schema, and a column or function of an index not yet
 upgraded. */
const MISSING = new Set(["42P01", "3F000", "42703", "42883"]);

/** PostgreSQL's code for a statement that ran into its timeout. */
const TIMED_OUT = "57014";

/** Says what an error of the database means for the index; an error of ours passes unchanged. */
function explain(error: unknown): GongkaiError {
  if (error instanceof GongkaiError && !(error instanceof DatabaseError)) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  let message =
    "The search index in PostgreSQL cannot be used. See the cause, and try again when the database answers.";
  if (typeof code === "string" && MISSING.has(code)) {
    message = "The search index is not there. Call prepare() first.";
  } else if (code === TIMED_OUT) {
    message = "The search took too long and was given up. Look for longer or fewer words, or narrow it down.";
  }
  return new SearchError("SEARCH_UNAVAILABLE", message, { cause: error });
}
