import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import type { Database, DatabasePool } from "./database.ts";
import { createDrizzle } from "./pool.ts";

/** How far the statements of somebody may go. */
export interface StatementBounds {
  /** Once it is aborted the statement that runs is given up, and none that follows is sent. */
  readonly signal: AbortSignal;
  /** How long one statement may take; for as long as the signal lets it where this is absent. */
  readonly statement?: StatementTime | undefined;
}

/** How long one statement may take. */
export interface StatementTime {
  readonly milliseconds: number;
  /** What to throw of a statement that took longer. */
  readonly late: () => Error;
}

/** What ends a transaction, which has to happen whoever still wants it. */
const ENDS_TRANSACTION = /^\s*(commit|rollback)\b/i;

function textOf(statement: unknown): string {
  const isConfig = typeof statement === "object" && statement !== null && "text" in statement;
  return String(isConfig ? statement.text : statement);
}

/** A connection that was lent, with what gives it back. */
interface BoundedClient {
  readonly client: PoolClient;
  release(destroy?: Error | boolean): Promise<void>;
}

/** Bounds what is sent on one connection, until it is released. */
function boundClient(
  lent: PoolClient,
  pool: DatabasePool,
  { signal, statement }: StatementBounds,
): BoundedClient {
  let cancelled: Promise<void> = Promise.resolve();
  let isEnding = false;
  function cancel(): void {
    if (!isEnding) cancelled = pool.cancelStatement(lent);
  }
  signal.addEventListener("abort", cancel, { once: true });

  async function inTime(outcome: Promise<unknown>): Promise<unknown> {
    let isLate = false;
    const timer =
      statement === undefined
        ? undefined
        : setTimeout(() => {
            isLate = true;
            cancel();
          }, statement.milliseconds);
    try {
      return await outcome;
    } catch (error) {
      signal.throwIfAborted();
      throw isLate && statement !== undefined ? statement.late() : error;
    } finally {
      clearTimeout(timer);
      // What follows on this connection must not be what is cancelled.
      await cancelled;
    }
  }

  // The driver's overloads cannot be stated again here; whatever is given is handed on.
  const query = ((...parameters: Parameters<PoolClient["query"]>) => {
    const isEnd = ENDS_TRANSACTION.test(textOf(parameters[0]));
    if (!isEnd) signal.throwIfAborted();
    isEnding = isEnd;
    const outcome: unknown = lent.query(...parameters);
    return outcome instanceof Promise && !isEnd ? inTime(outcome) : outcome;
  }) as PoolClient["query"];

  async function release(destroy?: Error | boolean): Promise<void> {
    signal.removeEventListener("abort", cancel);
    await cancelled;
    lent.release(destroy);
  }
  const releaseLater = (destroy?: Error | boolean) => void release(destroy);
  const client = Object.create(lent, { query: { value: query }, release: { value: releaseLater } });
  return { client, release };
}

/**
 * The same database for somebody who may stop waiting: an operation, or a download. When its time is up or its client gone,
 * PostgreSQL is told to give up the statement that runs; the embedded database ends its statement first.
 */
export function boundDatabase(database: Database, bounds: StatementBounds): Database {
  const { pool } = database;
  const { signal } = bounds;

  async function borrow(): Promise<BoundedClient> {
    signal.throwIfAborted();
    const lent = await pool.connect();
    if (!signal.aborted) return boundClient(lent, pool, bounds);
    lent.release();
    throw signal.reason;
  }
  async function query(...parameters: Parameters<PoolClient["query"]>): Promise<unknown> {
    const { client, release } = await borrow();
    try {
      return await client.query(...parameters);
    } finally {
      await release();
    }
  }
  const bounded: DatabasePool = Object.create(pool, {
    connect: { value: async () => (await borrow()).client },
    query: { value: query },
  });
  return { ...database, pool: bounded, drizzle: createDrizzle(bounded) };
}

/**
 * Reads on one connection of the pool, which goes back when the work is done. When the signal is aborted the statement
 * that runs is given up as `boundDatabase` says, and none that follows is sent.
 *
 * @throws the reason of the signal; what the work throws
 */
export async function readCancellably<Result>(
  database: Database,
  signal: AbortSignal,
  work: (connection: Pick<Database, "drizzle">) => Promise<Result>,
): Promise<Result> {
  const client = await boundDatabase(database, { signal }).pool.connect();
  try {
    return await work({ drizzle: drizzle({ client }) });
  } finally {
    client.release();
  }
}
