import { sql } from "drizzle-orm";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { isLive } from "./lease.ts";

/** The code of an input over which process after process has died. */
const READER_DIED = "READER_DIED";

/** The code of a stream whose process has ended: it cannot be read a second time. */
const STREAM_ENDED = "STREAM_ENDED";

/** So many processes may die over an input before it is given up. */
const MOST_DEATHS = 3;

/** An input over which so many have died is handed out alone, so that the guilty one among several shows. */
export const SUSPECT_DEATHS = MOST_DEATHS - 1;

/** A worker has at most about so many inputs in hand at once; those behind them it has not begun. */
const IN_HAND = 64;

const DIED = `The process that read it ended without a word ${MOST_DEATHS} times, each time before it got any further. It may need more memory than there is. See to it, then hand it to ingest again.`;
const ENDED = "The process that read this stream has ended, and a stream passes once. Pipe it in again.";

/** What inputs become that their worker gives back. */
export const RELEASED = sql`
  state = case when kind = 'stream' then 'failed' else 'waiting' end, lease = null,
  code = case when kind = 'stream' then ${STREAM_ENDED} end,
  detail = case when kind = 'stream' then ${ENDED} end`;

/**
 * Takes inputs away from workers that have died, so that others may read them.
 *
 * A worker reads what it holds in the order of ids, so its death counts against the first of them, and against those that it may
 * have had in hand beside it as long as they are not suspected yet. An input that gets ahead is cleared of it; see
 * `recordDocuments`.
 */
export async function reapInputs({ drizzle }: DrizzleConnection): Promise<void> {
  // A transaction of its own: whoever holds these rows must not wait for anything.
  await drizzle.execute(sql`
    with orphaned as (
      select id, lease, attempts from inputs where state = 'reading' and not ${isLive(sql`inputs.lease`)}
      order by id for no key update skip locked
    ), placed as (
      select id, attempts, row_number() over (partition by lease order by attempts, id) as place from orphaned
    ), counted as (
      select id, attempts + (place = 1 or (place <= ${IN_HAND} and attempts < ${SUSPECT_DEATHS}))::int as deaths from placed
    ), released as (
      update inputs set attempts = deaths, ${RELEASED} from counted
      where inputs.id = counted.id and deaths < ${MOST_DEATHS}
    )
    update inputs set attempts = deaths, state = 'failed', lease = null, code = ${READER_DIED}, detail = ${DIED} from counted
    where inputs.id = counted.id and deaths >= ${MOST_DEATHS}`);
}
