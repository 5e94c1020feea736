import { type Database, releaseInputs } from "@gongkai/db";
import { sql } from "drizzle-orm";
import { groupJobs, type WaitingInput } from "./group-jobs.ts";
import { sendJobs } from "./job-queue.ts";

/** Gives back inputs that were not finished and sends a new job for them, both or neither. */
export async function giveBackInputs(
  { drizzle }: Database,
  lease: string,
  inputIds: readonly number[],
): Promise<void> {
  await drizzle.transaction(async (transaction) => {
    await releaseInputs(transaction, lease, inputIds);
    const { rows } = await transaction.execute<WaitingInput & Record<string, unknown>>(sql`
      select id, origin, byte_length as "byteLength" from inputs
      where id = any(${sql.param([...inputIds])}::int8[]) and state = 'waiting' order by id`);
    await sendJobs(transaction, groupJobs(rows));
  });
}

/** Whether any input has not come to its end, in whosever hands it is. Streams are read only by those who have them. */
export async function hasOpenInputs({ drizzle }: Database): Promise<boolean> {
  const { rows } = await drizzle.execute(
    sql`select from inputs where state in ('waiting', 'reading') and kind <> 'stream' limit 1`,
  );
  return rows.length > 0;
}
