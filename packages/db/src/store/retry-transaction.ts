import type { DrizzleConnection, Transaction } from "./drizzle-connection.ts";

/** serialization_failure and deadlock_detected: PostgreSQL rolled back, and the same work may succeed next time. */
const RETRIED = new Set(["40001", "40P01"]);
const ATTEMPTS = 5;

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return sqlState(error.cause);
}

/** Runs work in one transaction, again when PostgreSQL gave up on it for the sake of another transaction. */
export async function retryTransaction<Result>(
  { drizzle }: DrizzleConnection,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await drizzle.transaction(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.has(sqlState(error) ?? "")) throw error;
    }
  }
}
