import { sql } from "drizzle-orm";
import { failpoint } from "../failpoint.ts";
import type { DrizzleConnection, Transaction } from "../store/drizzle-connection.ts";
import { retryTransaction } from "../store/retry-transaction.ts";
import { idList, isLive } from "./lease.ts";
import {
  listQuarantine,
  type QuarantinedContent,
  type QuarantineFilter,
  readQuarantined,
} from "./quarantine.ts";

/** The documents among these whose inputs nobody has in hand, their inputs locked in the order of ids. */
async function lockFree(
  transaction: Transaction,
  ids: readonly number[],
  lease: string | null,
): Promise<Set<number>> {
  const { rows } = await transaction.execute<{ id: number }>(sql`
    select id from inputs where id in (select input_id from quarantine where id = any(${idList(ids)}))
      and (lease is null or lease = ${lease}::uuid or not ${isLive(sql`inputs.lease`)})
    order by id for no key update skip locked`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes up to `limit` documents out of quarantine to try them again, in the order of their ids, and holds their inputs for this
 * worker: what becomes of them is recorded with `recordDocuments`, then the inputs are given back with `releaseInputs`.
 * Documents of inputs that somebody has in hand are passed over, and so are those whose input is to be read anyway.
 */
export async function takeQuarantined(
  connection: DrizzleConnection,
  lease: string,
  filter: QuarantineFilter,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number },
): Promise<readonly QuarantinedContent[]> {
  const listed = await listQuarantine(connection, filter, { limit, after });
  const free = await retryTransaction(connection, async (transaction) => {
    const inputIds = await lockFree(
      transaction,
      listed.map(({ id }) => id),
      lease,
    );
    const { rows } = await transaction.execute<{ id: number }>(sql`
      update inputs set lease = ${lease} where id = any(${idList([...inputIds])}) and state in ('done', 'failed')
      returning id`);
    return new Set(rows.map(({ id }) => id));
  });
  failpoint("quarantine-taken");
  const taken: QuarantinedContent[] = [];
  for (const { id, inputId } of listed) {
    if (!free.has(inputId)) continue;
    const document = await readQuarantined(connection, id);
    if (document !== undefined) taken.push(document);
  }
  return taken;
}

/**
 * Has documents whose bytes are not kept read from their inputs again: the inputs wait, and a reading of them passes over all
 * that has come to its end. Returns the ids of the inputs. A stream cannot be read again; its documents are left alone.
 */
export async function requeueQuarantined(
  connection: DrizzleConnection,
  ids: readonly number[],
): Promise<readonly number[]> {
  return retryTransaction(connection, async (transaction) => {
    const free = await lockFree(transaction, ids, null);
    const { rows } = await transaction.execute<{ id: number }>(sql`
      with known as (
        select input_id, ordinal from quarantine
        where id = any(${idList(ids)}) and input_id = any(${idList([...free])})
          and exists (select from inputs where inputs.id = input_id and kind <> 'stream')
      ), forgotten as (
        delete from input_documents using known
        where input_documents.input_id = known.input_id and input_documents.ordinal = known.ordinal
      )
      update inputs set state = 'waiting', lease = null, attempts = 0, code = null, detail = null, done_at = null
      where id in (select input_id from known) returning id`);
    return rows.map(({ id }) => id);
  });
}

/** Gives documents up: their bytes go, and the ledger counts them as dropped. Returns how many. */
export async function dropQuarantined(
  connection: DrizzleConnection,
  ids: readonly number[],
): Promise<number> {
  const dropped = await retryTransaction(connection, async (transaction) => {
    await transaction.execute(sql`
      select from inputs where id in (select input_id from quarantine where id = any(${idList(ids)}))
      order by id for no key update`);
    const { rowCount } = await transaction.execute(sql`
      with gone as (delete from quarantine where id = any(${idList(ids)}) returning input_id, ordinal)
      insert into input_documents (input_id, ordinal, outcome) select input_id, ordinal, 'dropped' from gone
      on conflict on constraint input_documents_pkey do update set outcome = 'dropped'`);
    return rowCount ?? 0;
  });
  failpoint("quarantine-dropped");
  return dropped;
}
