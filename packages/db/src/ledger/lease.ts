import { GongkaiError } from "@gongkai/schema";
import { type SQL, sql } from "drizzle-orm";
import type { DrizzleConnection, Transaction } from "../store/drizzle-connection.ts";

/** How long a worker keeps what it holds without a sign of life, in seconds. Workers give one far more often. */
export const LEASE_SECONDS = 45;

/** Somebody else may read these inputs by now: this process was not heard of for too long. What it was to write is void. */
export class LeaseLostError extends GongkaiError {
  override readonly name = "LeaseLostError";
  readonly inputIds: readonly number[];

  constructor(inputIds: readonly number[]) {
    super(
      "LEASE_LOST",
      `Input ${inputIds.slice(0, 10).join(", ")} is not held by this process any more; it gave no sign of life for ${LEASE_SECONDS} seconds. Nothing was written. Whoever took it over reads it; run the command again to see how far it is.`,
    );
    this.inputIds = inputIds;
  }
}

/** Where a statement may run: on the database, by itself, or inside a transaction. */
export type LedgerConnection = DrizzleConnection | Transaction;

/** Drizzle, whichever of the two it is given as. */
export function statementsOf(connection: LedgerConnection): Pick<Transaction, "execute"> {
  return "drizzle" in connection ? connection.drizzle : connection;
}

/** The condition that the worker with a lease has been seen lately. */
export function isLive(lease: SQL): SQL {
  return sql`exists (
    select from ingest_workers living where living.lease = ${lease}
      and living.seen_at > now() - make_interval(secs => ${LEASE_SECONDS}))`;
}

/** Numbers as one parameter, an array of `bigint`. */
export function idList(ids: readonly number[]): SQL {
  return sql`${sql.param([...ids])}::int8[]`;
}

/**
 * The rows of inputs that a worker still holds, locked until the transaction ends. Everybody locks inputs in the order of
 * their ids, and the rows of reports before them, so that nobody waits in a circle.
 */
export function heldInputs(lease: string, ids: readonly number[]): SQL {
  // The weakest lock that keeps the lease as it is: rows that refer to an input may be written meanwhile.
  return sql`select id from inputs where id = any(${idList(ids)}) and lease = ${lease} order by id for no key update`;
}

/** Throws where inputs are not among those that were found to be held. */
export function assertHeld(wanted: readonly number[], held: Iterable<number>): void {
  const found = new Set(held);
  const lost = wanted.filter((id) => !found.has(id));
  if (lost.length > 0) throw new LeaseLostError([...new Set(lost)]);
}
