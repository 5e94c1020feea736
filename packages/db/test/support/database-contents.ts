import { createHash } from "node:crypto";
import type { Pool } from "pg";

/** Every row of every table, as text, and a digest of them all. */
export interface DatabaseContents {
  readonly rows: Readonly<Record<string, number>>;
  readonly digest: string;
}

/** Reads the whole database. */
export async function readContents({ pool }: { readonly pool: Pool }): Promise<DatabaseContents> {
  const tables = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const hash = createHash("sha256");
  const rows: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const content = await pool.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    rows[name] = content.rows.length;
    hash.update(JSON.stringify([name, content.rows.map(({ row }) => row)]));
  }
  return { rows, digest: hash.digest("hex") };
}
