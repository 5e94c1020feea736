import { DatabaseError, GongkaiError, SearchError } from "@gongkai/schema";

/** What the engine needs of a connection. A client of `pg` satisfies it. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Gives the connection back; `true` closes it instead. */
  release(destroy?: boolean): void;
}

/** What the engine needs of a pool. A pool of `pg` satisfies it; one connection is enough. */
export interface SqlPool {
  connect(): Promise<SqlClient>;
}

/**
 * Runs work in one transaction on one connection.
 *
 * @param begin the statement that begins it
 * @throws SearchError SEARCH_UNAVAILABLE with what the database said as `cause`; what `work` itself throws as a
 *   GongkaiError passes unchanged
 */
export async function inTransaction<Result>(
  pool: SqlPool,
  begin: string,
  work: (client: SqlClient) => Promise<Result>,
): Promise<Result> {
  try {
    const client = await pool.connect();
    let isBroken = false;
    try {
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
      client.release(isBroken);
    }
  } catch (error) {
    throw explain(error);
  }
}

/** PostgreSQL's codes for a table and a schema that are not there. */
const MISSING = new Set(["42P01", "3F000"]);

function explain(error: unknown): GongkaiError {
  if (error instanceof GongkaiError && !(error instanceof DatabaseError)) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const message =
    typeof code === "string" && MISSING.has(code)
      ? "The search index is not there. Call prepare() first."
      : "The search index in PostgreSQL cannot be used. See the cause, and try again when the database answers.";
  return new SearchError("SEARCH_UNAVAILABLE", message, { cause: error });
}
