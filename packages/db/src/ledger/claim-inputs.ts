import { type SQL, sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import type { InputKind } from "../schema/inputs.ts";
import type { DrizzleConnection, Transaction } from "../store/drizzle-connection.ts";
import { retryTransaction } from "../store/retry-transaction.ts";
import { idList } from "./lease.ts";
import { reapInputs, SUSPECT_DEATHS } from "./reap-inputs.ts";

/** An input that a worker holds and is to read. */
export interface ClaimedInput {
  readonly id: number;
  readonly origin: string;
  readonly kind: InputKind;
  readonly stamp: string | null;
  readonly byteLength: number | null;
  /** By which parser and rules it was to be read when it was accepted. */
  readonly readBy: string | null;
  /** How many processes have died over it. */
  readonly attempts: number;
  /** Whether some of its documents have come to their end already; see `knownOrdinals`. */
  readonly isResumed: boolean;
}

/** The inputs to claim: by their ids, or the oldest that wait, at most so many. */
export type InputsToClaim = readonly number[] | number;

async function take(transaction: Transaction, lease: string, which: SQL): Promise<readonly ClaimedInput[]> {
  const { rows } = await transaction.execute<ClaimedInput & Record<string, unknown>>(sql`
    with free as (
      select id from inputs where state = 'waiting' and ${which} for no key update skip locked
    ), taken as (
      update inputs set state = 'reading', lease = ${lease} from free where inputs.id = free.id returning inputs.*
    )
    select id, origin, kind, stamp, byte_length as "byteLength", read_by as "readBy", attempts,
      exists (select from input_documents where input_id = taken.id) as "isResumed"
    from taken order by id`);
  return rows;
}

/**
 * Claims inputs that wait, or that were held by a worker which has died. Of several who claim at once each gets others. A stream
 * is claimed by its id only, because nobody else can read it.
 *
 * Inputs over which two processes have died come last, and one at a time; after a third death an input is `failed` with
 * code READER_DIED.
 */
export async function claimInputs(
  connection: DrizzleConnection,
  lease: string,
  wanted: InputsToClaim,
): Promise<readonly ClaimedInput[]> {
  await reapInputs(connection);
  const claimed = await retryTransaction(connection, async (transaction) => {
    const inputs = await takeWanted(transaction, lease, wanted);
    failpoint("inputs-before-claim-commit");
    return inputs;
  });
  failpoint("inputs-claimed");
  return claimed;
}

async function takeWanted(
  transaction: Transaction,
  lease: string,
  wanted: InputsToClaim,
): Promise<readonly ClaimedInput[]> {
  if (typeof wanted !== "number")
    return take(transaction, lease, sql`id = any(${idList(wanted)}) order by id`);
  const readable = sql`kind <> 'stream'`;
  const inputs = await take(
    transaction,
    lease,
    sql`${readable} and attempts < ${SUSPECT_DEATHS} order by id limit ${wanted}`,
  );
  if (inputs.length > 0) return inputs;
  return take(transaction, lease, sql`${readable} order by attempts, id limit ${Math.min(wanted, 1)}`);
}

/**
 * The places of an input's documents that have come to their end: what a reading that goes on passes over. They are kept as
 * runs without a gap, because an input may have millions.
 */
export async function knownOrdinals(
  { drizzle }: DrizzleConnection,
  inputId: number,
): Promise<Pick<ReadonlySet<number>, "has">> {
  const { rows } = await drizzle.execute<{ first: number; last: number }>(sql`
    select min(ordinal) as first, max(ordinal) as last from (
      select ordinal, ordinal - row_number() over (order by ordinal) as run
      from input_documents where input_id = ${inputId}
    ) as placed group by run order by first`);
  const firsts = Float64Array.from(rows, ({ first }) => first);
  const lasts = Float64Array.from(rows, ({ last }) => last);
  return {
    has(ordinal) {
      // The number of runs that begin at it or before it.
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((firsts[middle] ?? 0) <= ordinal) low = middle + 1;
        else high = middle;
      }
      return low > 0 && ordinal <= (lasts[low - 1] ?? -1);
    },
  };
}
