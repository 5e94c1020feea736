import { sql } from "drizzle-orm";
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
  work: (transaction: Transaction, attempt: number) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await drizzle.transaction((transaction) => work(transaction, attempt));
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** Any number, as long as nothing else in the database locks it. */
const BATCHES = 0x676b_6261;

/**
 * Begins a transaction that writes many reports. A second attempt waits until nobody else writes many, and has others wait:
 * two that write the same reports in different orders would else meet again and again. Long values are compressed by lz4
 * where PostgreSQL has it, which takes a third of the time of its own way.
 */
export async function beginBatch(transaction: Pick<Transaction, "execute">, attempt: number): Promise<void> {
  const lock = attempt === 1 ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`;
  await transaction.execute(sql`
    select ${lock}(${BATCHES}), (
      select set_config(name, 'lz4', true) from pg_settings
      where name = 'default_toast_compression' and 'lz4' = any(enumvals)
    )`);
}
