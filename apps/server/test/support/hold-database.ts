import type { Database } from "@gongkai/db";

/** Keeps everyone from reading reports and agencies until the database is released. */
export async function holdDatabase({ pool }: Database): Promise<{ readonly release: () => Promise<void> }> {
  // Connections that are open already: a new one would have to wait as well, before it can ask anything.
  await Promise.all(Array.from({ length: 4 }, () => pool.query("select 1")));
  const client = await pool.connect();
  await client.query("begin");
  await client.query("lock table reports, agencies in access exclusive mode");
  return {
    async release() {
      await client.query("rollback");
      client.release();
    },
  };
}
