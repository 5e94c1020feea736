import type { Database } from "@gongkai/db";
import { sql } from "drizzle-orm";

/**
 * Makes a minute pass for all that dead processes hold: their leases on inputs and jobs and, where no process lives, on what is
 * to be made searchable. A process that lives gives signs of life within a minute.
 */
export async function passAMinute({ drizzle }: Database, living: readonly number[]): Promise<void> {
  await drizzle.execute(sql`
    update ingest_workers set seen_at = seen_at - interval '1 minute'
    where process_id <> all(${sql.param([...living])}::int4[])`);
  if (living.length > 0) return;
  await drizzle.execute(sql`
    update search_outbox set leased_until = leased_until - interval '1 minute' where lease is not null`);
}
