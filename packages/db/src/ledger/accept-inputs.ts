import { sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import type { InputKind, InputState } from "../schema/inputs.ts";
import type { DrizzleConnection, Transaction } from "../store/drizzle-connection.ts";
import { retryTransaction } from "../store/retry-transaction.ts";
import { toStorableText } from "../store/storable-text.ts";
import { assertHeld, heldInputs, idList, isLive } from "./lease.ts";
import { reapInputs } from "./reap-inputs.ts";

/** Something that ingest is to read. */
export interface InputToAccept {
  /** An absolute path, a URL, or a name made for a stream. What has the same origin is the same input. */
  readonly origin: string;
  readonly kind: InputKind;
  /** What tells its content apart without reading it; null where nothing does, so that it is always read. */
  readonly stamp: string | null;
  readonly byteLength: number | null;
  /** By which parser and rules it is to be read. */
  readonly readBy: string;
  /** Read it whatever is known of it. */
  readonly again?: boolean;
}

/**
 * What became of an input that was handed over.
 *
 * - `claimed`: the worker that handed it over holds it, and is to read it
 * - `waiting`: it waits for whoever claims it
 * - `unchanged`: it was read before as it is now, by the same parser and rules
 * - `elsewhere`: another worker has it in hand
 */
export type AcceptedStatus = "claimed" | "waiting" | "unchanged" | "elsewhere";

/** An input that was handed over. */
export interface AcceptedInput {
  readonly id: number;
  readonly origin: string;
  readonly status: AcceptedStatus;
  /** Whether its reading goes on: some of its documents may have come to their end already; see `knownOrdinals`. */
  readonly isResumed: boolean;
  /** Of an address that was read before by the same reader: the stamp that its server may be asked by; else null. */
  readonly askBy: string | null;
}

/** So many inputs share a transaction. */
const BATCH = 5000;

/** How an input that is there compares with what is handed over. */
interface KnownInput extends Record<string, unknown> {
  readonly id: number;
  readonly origin: string;
  readonly state: InputState;
  /** Whether content and reader are the same, as far as known. */
  readonly isSame: boolean;
  /** The stamp of an address that was read to its end by the same reader, so that its server may say that it is unchanged. */
  readonly askBy: string | null;
  readonly isOwn: boolean;
  readonly isElsewhere: boolean;
}

type Given = ReadonlyMap<string, InputToAccept>;

function recordsOf(given: Given): string {
  return JSON.stringify([...given.values()]);
}

function givenRows(given: Given) {
  return sql`jsonb_to_recordset(${recordsOf(given)}::jsonb)
    as given (origin text, kind text, stamp text, "byteLength" int8, "readBy" text, again bool)`;
}

/** The inputs among these that were read as they are now, without a lock: most of a folder that is handed over again. */
async function findUnchanged(
  { drizzle }: DrizzleConnection,
  given: Given,
): Promise<readonly AcceptedInput[]> {
  const { rows } = await drizzle.execute<{ id: number; origin: string }>(sql`
    select inputs.id, inputs.origin from ${givenRows(given)} join inputs on inputs.origin = given.origin
    where inputs.state = 'done' and inputs.stamp = given.stamp and inputs.read_by = given."readBy"
      and given.again is not true`);
  return rows.map((row) => ({ ...row, status: "unchanged", isResumed: false, askBy: null }));
}

async function insertNew(
  transaction: Transaction,
  lease: string | null,
  given: Given,
): Promise<readonly AcceptedInput[]> {
  const { rows } = await transaction.execute<{ id: number; origin: string }>(sql`
    insert into inputs (origin, kind, state, stamp, byte_length, read_by, lease)
    select origin, kind, ${lease === null ? "waiting" : "reading"}, stamp, "byteLength", "readBy", ${lease}::uuid
    from ${givenRows(given)}
    where not exists (select from inputs known where known.origin = given.origin)
    order by origin
    on conflict on constraint inputs_origin_key do nothing returning id, origin`);
  return rows.map((row) => ({
    ...row,
    status: lease === null ? "waiting" : "claimed",
    isResumed: false,
    askBy: null,
  }));
}

async function lockKnown(
  transaction: Transaction,
  lease: string | null,
  given: Given,
): Promise<readonly KnownInput[]> {
  const { rows } = await transaction.execute<KnownInput>(sql`
    select inputs.id, inputs.origin, inputs.state,
      coalesce(inputs.stamp = given.stamp and inputs.read_by = given."readBy", false) as "isSame",
      case when given.kind = 'url' and given.stamp is null and inputs.state = 'done'
        and inputs.read_by = given."readBy" then inputs.stamp end as "askBy",
      coalesce(inputs.lease = ${lease}::uuid, false) as "isOwn",
      inputs.lease is not null and ${isLive(sql`inputs.lease`)} as "isElsewhere"
    from inputs join ${givenRows(given)} on given.origin = inputs.origin
    order by inputs.id for no key update of inputs`);
  return rows;
}

/** Whether an input is left as it is: in hand, or read before as it is now. Null where it is to be read. */
function standingStatus(known: KnownInput, again: boolean): AcceptedStatus | null {
  if (known.isOwn && known.state === "reading") return "claimed";
  if (known.isElsewhere && !known.isOwn) return "elsewhere";
  return known.state === "done" && known.isSame && !again ? "unchanged" : null;
}

/** Has inputs read from their beginning: what became of their documents before does not count any more. */
async function forgetReading(transaction: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction.execute(sql`delete from quarantine where input_id = any(${idList(ids)})`);
  await transaction.execute(sql`delete from input_documents where input_id = any(${idList(ids)})`);
  await transaction.execute(sql`
    update inputs set attempts = 0, passed_over = 0, accepted_at = now() where id = any(${idList(ids)})`);
}

/**
 * Forgets what an address gave before, now that it gives something else.
 *
 * @throws LeaseLostError when it is not held by this worker
 */
export async function restartInput(
  connection: DrizzleConnection,
  lease: string,
  inputId: number,
): Promise<void> {
  await retryTransaction(connection, async (transaction) => {
    const { rows } = await transaction.execute<{ id: number }>(heldInputs(lease, [inputId]));
    assertHeld(
      [inputId],
      rows.map(({ id }) => id),
    );
    await forgetReading(transaction, [inputId]);
    // Broken off from here on it is fetched whole, because nothing is left that could be unchanged.
    await transaction.execute(sql`update inputs set stamp = null where id = ${inputId}`);
  });
}

async function reopenKnown(
  transaction: Transaction,
  lease: string | null,
  given: Given,
): Promise<readonly AcceptedInput[]> {
  const accepted: AcceptedInput[] = [];
  const reopened: number[] = [];
  const anew: number[] = [];
  for (const known of await lockKnown(transaction, lease, given)) {
    const again = given.get(known.origin)?.again ?? false;
    const standing = standingStatus(known, again);
    const status = standing ?? (lease === null ? "waiting" : "claimed");
    const askBy = again || standing !== null ? null : known.askBy;
    // A reading that was broken off goes on where it was, unless it would go on with something else.
    const isOther = known.state !== "waiting" || !known.isSame || again;
    // What an address gave before is forgotten when something else comes; see `restartInput`.
    const isAnew = standing === null && askBy === null && isOther;
    accepted.push({ id: known.id, origin: known.origin, status, isResumed: !isAnew, askBy });
    if (standing !== null) continue;
    reopened.push(known.id);
    if (isAnew) anew.push(known.id);
  }
  await forgetReading(transaction, anew);
  if (reopened.length === 0) return accepted;
  await transaction.execute(sql`
    update inputs set state = ${lease === null ? "waiting" : "reading"}, lease = ${lease}::uuid, kind = given.kind,
      stamp = case when inputs.id = any(${idList(anew)}) then given.stamp else coalesce(given.stamp, inputs.stamp) end,
      byte_length = given."byteLength", read_by = given."readBy", code = null, detail = null,
      done_at = null
    from ${givenRows(given)} where inputs.origin = given.origin and inputs.id = any(${idList(reopened)})`);
  return accepted;
}

async function acceptBatch(
  connection: DrizzleConnection,
  lease: string | null,
  batch: readonly InputToAccept[],
): Promise<ReadonlyMap<string, AcceptedInput>> {
  const given = new Map(batch.map((input) => [input.origin, input]));
  const accepted = new Map<string, AcceptedInput>();
  const note = (input: AcceptedInput) => accepted.set(input.origin, input);
  for (const input of await findUnchanged(connection, given)) note(input);
  const left = new Map([...given].filter(([origin]) => !accepted.has(origin)));
  if (left.size === 0) return accepted;
  await reapInputs(connection);
  const reached = await retryTransaction(connection, async (transaction) => {
    const inserted = await insertNew(transaction, lease, left);
    const known = new Map(left);
    for (const { origin } of inserted) known.delete(origin);
    const reopened = known.size === 0 ? [] : await reopenKnown(transaction, lease, known);
    failpoint("inputs-before-accept-commit");
    return [...inserted, ...reopened];
  });
  failpoint("inputs-accepted");
  for (const input of reached) note(input);
  return accepted;
}

/**
 * Enters inputs in the ledger, in the order given. With a lease, those that are to be read are claimed for it at once; without,
 * they wait. May be repeated: what a worker holds is handed to it again, so callers tell inputs apart by their ids.
 *
 * An input is read from its beginning again when its stamp or `readBy` are others than before, when it had failed, or where
 * `again` says so; a reading that was broken off goes on instead.
 */
export async function acceptInputs(
  connection: DrizzleConnection,
  lease: string | null,
  inputs: readonly InputToAccept[],
): Promise<readonly AcceptedInput[]> {
  const storable = toStorableText(inputs);
  const accepted: AcceptedInput[] = [];
  for (let start = 0; start < storable.length; start += BATCH) {
    const batch = storable.slice(start, start + BATCH);
    const known = await acceptBatch(connection, lease, batch);
    for (const { origin } of batch) {
      const input = known.get(origin);
      if (input !== undefined) accepted.push(input);
    }
  }
  return accepted;
}
