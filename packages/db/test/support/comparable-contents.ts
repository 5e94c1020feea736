import type { Pool } from "pg";

/** Stands for the version of a row: ids follow from the order of writing. */
const VERSION = `(select md5(concat_ws('/', report_id, source_sha256, digest)) from report_versions where id = t.version_id)`;
const FINGERPRINT = `(
  select md5(concat_ws('/', version.report_id, version.source_sha256, version.digest, print.position))
  from section_fingerprints print join report_versions version on version.id = print.version_id
  where print.id = t.fingerprint_id)`;
/** Columns that say when or in which order rows were written, and not what they say. */
const PASSED_OVER = ["id", "version_id", "fingerprint_id", "stored_at", "read_at", "enqueued_at"];
/** Tables whose ids say something. */
const KEPT_IDS = new Set(["agencies", "reports"]);
/** Tables in which the same row twice says no more than once. */
const QUEUES = new Set(["search_outbox", "check_queue"]);

async function readTable(
  pool: Pool,
  table: string,
  columns: ReadonlySet<string>,
): Promise<readonly string[]> {
  const dropped = PASSED_OVER.filter((name) => columns.has(name) && !(name === "id" && KEPT_IDS.has(table)));
  const key = columns.has("version_id") ? VERSION : columns.has("fingerprint_id") ? FINGERPRINT : "''";
  const { rows } = await pool.query<{ row: string }>(
    `select ${QUEUES.has(table) ? "distinct" : ""} ${key} || (to_jsonb(t) - $1::text[])::text as row from "${table}" t`,
    [dropped],
  );
  return rows.map(({ row }) => row).sort();
}

/** What a database says, without ids and times that follow from how it was written: every row of every table as text. */
export async function readComparable({
  pool,
}: {
  readonly pool: Pool;
}): Promise<Record<string, readonly string[]>> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    // What happened one after the other follows from the order of writing.
    `select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and table_name <> 'report_changes'`,
  );
  const contents: Record<string, readonly string[]> = {};
  for (const table of [...new Set(rows.map((row) => row.table))].sort()) {
    const columns = rows.filter((row) => row.table === table).map((row) => row.column);
    contents[table] = await readTable(pool, table, new Set(columns));
  }
  return contents;
}

/** Empties every table but the audit trail, which refuses it. */
export async function emptyTables({ pool }: { readonly pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ table: string }>(
    "select quote_ident(table_name) as table from information_schema.tables where table_schema = 'public' and table_name <> 'audit_trail'",
  );
  await pool.query(`truncate ${rows.map(({ table }) => table).join(", ")}`);
}
