import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Database, DatabaseKind, OpenDatabaseOptions } from "./database.ts";
import { createClientClass, DATABASE_TYPES, type ExplainError } from "./database-client.ts";

/** What makes a database out of a way to connect. */
export interface PooledDatabaseOptions {
  readonly kind: DatabaseKind;
  readonly description: string;
  readonly connection: pg.PoolConfig;
  readonly explain: ExplainError;
  readonly onNotice: OpenDatabaseOptions["onNotice"];
  /** Runs once, after the pool has ended. */
  readonly afterClose?: (() => Promise<void>) | undefined;
}

/** Creates the pool and Drizzle on it. Does not connect yet. */
export function createPooledDatabase(options: PooledDatabaseOptions): Database {
  const { kind, description, explain, afterClose } = options;
  const pool = new pg.Pool({
    types: DATABASE_TYPES,
    application_name: "gongkai",
    ...options.connection,
    // The declared type has no parameters, while the pool calls it with its own options.
    Client: createClientClass(explain) as pg.PoolConfig["Client"],
  });
  // The pool replaces an idle connection that was lost; without a listener the event would end the process.
  pool.on("error", (error) => {
    const reason = explain(error);
    options.onNotice?.(reason instanceof Error ? reason.message : String(reason));
  });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await pool.end();
    await afterClose?.();
  }

  return {
    kind,
    description,
    pool,
    drizzle: drizzle({ client: pool }),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
