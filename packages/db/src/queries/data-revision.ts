import { sql } from "drizzle-orm";
import type { DrizzleConnection } from "../store/drizzle-connection.ts";

/**
 * A text that changes with everything that is committed to the database, by whomever: what was read under the same
 * text is the same. It changes for nothing as well, with a commit that no query shows or a restart. One statement.
 */
export async function dataRevision({ drizzle }: DrizzleConnection): Promise<string> {
  const { rows } = await drizzle.execute<{ revision: string }>(sql`
    select concat_ws(' ', system_identifier, pg_postmaster_start_time(), current_database(), pg_current_snapshot()) as revision
    from pg_control_system()`);
  return rows[0]?.revision ?? "";
}
