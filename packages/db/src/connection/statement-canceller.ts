import pg from "pg";

/** Has a server give up what connections run. */
export interface StatementCanceller {
  /** Resolves when the server was told. Where it cannot be told, the statement ends by itself. */
  cancel(client: pg.PoolClient): Promise<void>;
  close(): Promise<void>;
}

/** How long the connection that tells is kept when there is nothing to tell, in milliseconds. */
const IDLE_MILLISECONDS = 10_000;

/** Where nobody can be told: the embedded database ends a statement before it reads on. */
export const NO_CANCELLER: StatementCanceller = { async cancel() {}, async close() {} };

/** The process of a PostgreSQL server that serves a connection, which the driver keeps and does not declare. */
function processOf(client: pg.PoolClient): number | undefined {
  return "processID" in client && typeof client.processID === "number" ? client.processID : undefined;
}

/**
 * Creates what tells a PostgreSQL server. It has a connection of its own, because those of a pool may all be taken by the
 * statements that are to end.
 */
export function createStatementCanceller(connection: pg.PoolConfig): StatementCanceller {
  const pool = new pg.Pool({ ...connection, max: 1, idleTimeoutMillis: IDLE_MILLISECONDS });
  // A connection that is lost while idle is made anew for the next statement.
  pool.on("error", () => {});
  return {
    async cancel(client) {
      const process = processOf(client);
      if (process === undefined) return;
      await pool.query("select pg_cancel_backend($1)", [process]).catch(() => undefined);
    },
    close: () => pool.end(),
  };
}
