import type { SqlPool } from "../src/index.ts";

/** What the index in PostgreSQL takes on disk with everything that belongs to it, in bytes. */
export async function sizeInPostgres(pool: SqlPool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(
      `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c
       where c.relnamespace = 'search'::regnamespace and c.relkind = 'r'`,
    );
    return Number(rows[0]?.bytes);
  } finally {
    client.release();
  }
}

/** What a Meilisearch server takes on disk for all of its indexes, in bytes; NaN where it does not say. */
export async function sizeInMeilisearch(url: string, key: string): Promise<number> {
  const response = await fetch(new URL("/stats", url), { headers: { authorization: `Bearer ${key}` } });
  const stats: unknown = await response.json();
  return typeof stats === "object" && stats !== null && "databaseSize" in stats
    ? Number(stats.databaseSize)
    : Number.NaN;
}
