import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database, DatabaseKind, DatabasePool, OpenDatabaseOptions } from "./database.ts";
import { createClientClass, DATABASE_TYPES, type ExplainError } from "./database-client.ts";
import { NO_CANCELLER, type StatementCanceller } from "./statement-canceller.ts";

/** What makes a database out of a way to connect. */
export interface PooledDatabaseOptions {
  readonly kind: DatabaseKind;
  readonly description: string;
  readonly connection: pg.PoolConfig;
  readonly explain: ExplainError;
  readonly onNotice: OpenDatabaseOptions["onNotice"];
  /** Absent where statements cannot be cut short. It is closed with the pool. */
  readonly canceller?: StatementCanceller | undefined;
  /** Runs once, after the pool has ended. */
  readonly afterClose?: (() => Promise<void>) | undefined;
}

/**
 * Creates Drizzle on a pool. Its own transactions keep a client for ever whose connection was lost before they began; these
 * give it back in any case.
 */
export function createDrizzle(pool: pg.Pool): NodePgDatabase {
  const database = drizzle({ client: pool });
  database.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle({ client }).transaction(work, config);
    } finally {
      client.release();
    }
  };
  return database;
}

/** Creates the pool and Drizzle on it. Does not connect yet. */
export function createPooledDatabase(options: PooledDatabaseOptions): Database {
  const { kind, description, explain, afterClose, canceller = NO_CANCELLER } = options;
  const connections = new pg.Pool({
    types: DATABASE_TYPES,
    application_name: "gongkai",
    ...options.connection,
    // The declared type has no parameters, while the pool calls it with its own options.
    Client: createClientClass(explain) as pg.PoolConfig["Client"],
  });
  const pool: DatabasePool = Object.assign(connections, { cancelStatement: canceller.cancel });
  // The pool replaces an idle connection that was lost; without a listener the event would end the process.
  pool.on("error", (error) => {
    const reason = explain(error);
    options.onNotice?.(reason instanceof Error ? reason.message : String(reason));
  });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await pool.end();
    await canceller.close();
    await afterClose?.();
  }

  return {
    kind,
    description,
    pool,
    drizzle: createDrizzle(pool),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
