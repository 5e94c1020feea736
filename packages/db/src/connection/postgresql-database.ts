import { DatabaseError } from "@gongkai/schema";
import pg from "pg";
import { connectionFailure } from "./connection-errors.ts";
import type { Database, OpenDatabaseOptions } from "./database.ts";
import { createPooledDatabase } from "./pool.ts";
import { createStatementCanceller } from "./statement-canceller.ts";

const CONNECTIONS = 10;
const FIRST_CONNECTION_MILLISECONDS = 10_000;
/** How long a query may wait for a connection, be it a new one or one that others use. */
const CONNECTION_MILLISECONDS = 30_000;

/**
 * Connects to a PostgreSQL server.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE when the URL is not one, or the server cannot be reached or
 *   refuses; the message names host, port and database, never the password
 */
export async function openPostgresqlDatabase(
  url: string,
  { connections = CONNECTIONS, onNotice }: Pick<OpenDatabaseOptions, "connections" | "onNotice">,
): Promise<Database> {
  const client = createFirstClient(url);
  const place = `${client.host}:${client.port}/${client.database ?? ""}`;

  function unavailable(error: unknown, reason: string): DatabaseError {
    return new DatabaseError(
      "DATABASE_UNAVAILABLE",
      `The PostgreSQL database at ${place} cannot be used: ${reason}. Check that the server runs and that the database URL names the right host, database, user and password.`,
      { cause: error },
    );
  }

  function explain(error: unknown): unknown {
    const reason = connectionFailure(error);
    return reason === undefined ? error : unavailable(error, reason);
  }

  // Nothing is asked of this client but whether it can connect; the pool reconnects by itself later on.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    // Before there is a connection nothing else can be wrong, such as a password that was not given at all.
    throw unavailable(error, connectionFailure(error) ?? String(error));
  }

  const connection = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECTION_MILLISECONDS,
  };
  return createPooledDatabase({
    kind: "postgresql",
    description: `PostgreSQL at ${place}`,
    connection,
    canceller: createStatementCanceller(connection),
    explain,
    onNotice,
  });
}

function createFirstClient(url: string): pg.Client {
  if (/^postgres(ql)?:\/\//.test(url)) {
    try {
      return new pg.Client({ connectionString: url, connectionTimeoutMillis: FIRST_CONNECTION_MILLISECONDS });
    } catch {
      // The driver's error repeats the URL and with it the password, so it is not handed on.
    }
  }
  throw new DatabaseError(
    "DATABASE_UNAVAILABLE",
    "The database URL is not one. Write it as postgresql://user:password@host:5432/database, with any / : @ in the password percent-encoded.",
  );
}
