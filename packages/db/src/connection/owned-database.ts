import { DatabaseError } from "@gongkai/schema";
import type pg from "pg";
import { connectionFailure } from "./connection-errors.ts";
import type { Database, OpenDatabaseOptions } from "./database.ts";
import type { Session } from "./embedded-session.ts";
import { createPooledDatabase } from "./pool.ts";
import { createSessionQueue } from "./session-queue.ts";
import type { WireService } from "./wire-connection.ts";
import type { WireServer } from "./wire-server.ts";

/** Enough for one client in a transaction, one held by other code, and queries beside them; all share a session. */
const CONNECTIONS = 4;

/** How long a transaction may be left open and idle while others wait for the session. */
const IDLE_IN_TRANSACTION_MILLISECONDS = 60_000;

/**
 * Makes the one session of an embedded database serve many connections, which may come before it is open.
 *
 * @param idleInTransactionMilliseconds how long a transaction may be left open and idle while others wait
 */
export function createService(
  opening: Promise<Session>,
  idleInTransactionMilliseconds = IDLE_IN_TRANSACTION_MILLISECONDS,
): Promise<WireService> {
  const service = opening.then((session) => ({
    queue: createSessionQueue(session, idleInTransactionMilliseconds),
    serverVersion: session.serverVersion,
  }));
  // Whoever opens the database is told that it failed; that no guest waits to be told as well is no mistake.
  service.catch(() => undefined);
  return service;
}

/** Creates the database of the process that has the session, on connections that never leave the process. */
export function createOwnedDatabase(
  description: string,
  server: WireServer,
  onNotice: OpenDatabaseOptions["onNotice"],
  afterClose: (() => Promise<void>) | undefined,
): Database {
  const connection: pg.PoolConfig = {
    // Given so that nothing is taken from the environment's PGHOST, PGSSLMODE and so on.
    host: "embedded",
    user: "postgres",
    database: "postgres",
    password: "",
    ssl: false,
    max: CONNECTIONS,
    idleTimeoutMillis: 0,
    stream: () => server.connect(),
  };
  return createPooledDatabase({
    kind: "embedded",
    description,
    connection,
    explain: (error) => explainEmbedded(description, error),
    onNotice,
    afterClose,
  });
}

function explainEmbedded(description: string, error: unknown): unknown {
  const reason = connectionFailure(error);
  if (reason === undefined) return error;
  return new DatabaseError("DATABASE_UNAVAILABLE", `Lost a connection to ${description}: ${reason}.`, {
    cause: error,
  });
}
