import { sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import type { Transaction } from "../store/drizzle-connection.ts";
import { toStorableText } from "../store/storable-text.ts";
import { assertHeld, heldInputs, idList, type LedgerConnection, statementsOf } from "./lease.ts";
import { RELEASED } from "./reap-inputs.ts";

/** An input that has been read to its end. */
export interface FinishedInput {
  readonly inputId: number;
  /** How many of its documents the detector passed over; null where that is as it was. */
  readonly passedOver: number | null;
  /** By which parser and rules the last part of it was read. */
  readonly readBy: string;
  /** What tells its content apart, where that became known in reading it, as the entity tag of a URL. */
  readonly stamp?: string | null;
}

/** An input that could not be read, or not to its end. */
export interface FailedInput {
  readonly inputId: number;
  /** The code and sentence of the error. */
  readonly code: string;
  readonly detail: string;
}

/**
 * Notes that inputs are done, and gives them back. Those that are held are done in any case, unless this is part of a
 * transaction. An input that was accepted for another reader, who may have read half of it, counts as read by none, and is read
 * again when it is handed over.
 *
 * @throws LeaseLostError when one of them is not held by this worker
 */
export async function finishInputs(
  connection: LedgerConnection,
  lease: string,
  finished: readonly FinishedInput[],
): Promise<void> {
  if (finished.length === 0) return;
  const ids = finished.map(({ inputId }) => inputId);
  const { rows } = await statementsOf(connection).execute<{ id: number }>(sql`
    with held as (${heldInputs(lease, ids)})
    update inputs set state = 'done', lease = null, passed_over = coalesce(finished."passedOver", inputs.passed_over),
      read_by = case when inputs.read_by = finished."readBy" then inputs.read_by end,
      stamp = coalesce(finished.stamp, inputs.stamp), attempts = 0, code = null, detail = null, done_at = now()
    from held join jsonb_to_recordset(${JSON.stringify(toStorableText(finished))}::jsonb)
      as finished ("inputId" int8, "passedOver" int8, "readBy" text, stamp text) on finished."inputId" = held.id
    where inputs.id = held.id returning inputs.id`);
  assertHeld(
    ids,
    rows.map(({ id }) => id),
  );
  failpoint("inputs-finished");
}

/**
 * Notes that an input could not be read, and gives it back. What was stored of its documents stays.
 *
 * @throws LeaseLostError when it is not held by this worker
 */
export async function failInput(
  connection: LedgerConnection,
  lease: string,
  { inputId, code, detail }: FailedInput,
): Promise<void> {
  const { rows } = await statementsOf(connection).execute<{ id: number }>(sql`
    update inputs set state = 'failed', lease = null, code = ${toStorableText(code)}, detail = ${toStorableText(detail)}
    where id = ${inputId} and lease = ${lease} returning id`);
  assertHeld(
    [inputId],
    rows.map(({ id }) => id),
  );
  failpoint("inputs-failed");
}

/**
 * Gives inputs back so that they may go on at another time: those that were being read wait again, those whose documents were tried
 * again are done as before. Inputs that are held no more are left alone.
 */
export async function releaseInputs(
  connection: LedgerConnection,
  lease: string,
  inputIds: readonly number[],
): Promise<void> {
  const statements = statementsOf(connection);
  await statements.execute(sql`
    with held as (${heldInputs(lease, inputIds)})
    update inputs set ${RELEASED} from held where inputs.id = held.id and state = 'reading'`);
  await statements.execute(sql`
    update inputs set lease = null where id = any(${idList(inputIds)}) and lease = ${lease} and state <> 'reading'`);
  failpoint("inputs-released");
}

/** Gives back all that a worker has in reading. */
export async function releaseHeld(transaction: Pick<Transaction, "execute">, lease: string): Promise<void> {
  await transaction.execute(sql`
    with held as (select id from inputs where state = 'reading' and lease = ${lease} order by id for no key update)
    update inputs set ${RELEASED} from held where inputs.id = held.id`);
}
