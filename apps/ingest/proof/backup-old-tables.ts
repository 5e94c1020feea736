import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "@gongkai/db";

const MIGRATIONS = fileURLToPath(new URL("../../../packages/db/migrations", import.meta.url));

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** The migrations up to one of them, in a folder of their own. */
export function copyMigrations(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-migrations-"));
  cpSync(MIGRATIONS, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  // drizzle-kit wrote the file; the shape is its own.
  const journal = JSON.parse(readFileSync(path, "utf8")) as Journal;
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

/** How many migrations there are. */
export function countMigrations(): number {
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8")) as Journal;
  return journal.entries.length;
}

const COLUMNS = `
  select table_name as "table", column_name as "column", udt_name as type,
    is_nullable = 'NO' and column_default is null and is_identity = 'NO' as "isNeeded"
  from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' order by 1, ordinal_position`;

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

/** Something for a column that the newest tables do not have any more. */
const FILLING: Readonly<Record<string, unknown>> = {
  text: "something",
  int4: 1,
  int8: 1,
  bool: false,
  jsonb: [],
  timestamptz: "2024-01-01T00:00:00Z",
};

/** Fills old tables with what new ones hold, as far as they have the same columns. */
export async function copyRows(from: Database, to: Database): Promise<void> {
  const { rows: columns } = await to.pool.query<Column>(COLUMNS);
  const newTables = new Set((await from.pool.query<Column>(COLUMNS)).rows.map(({ table }) => table));
  const client = await to.pool.connect();
  try {
    // Whatever refers to what: the rows come from a store that is whole.
    await client.query("set session_replication_role = replica");
    for (const table of new Set(columns.map((column) => column.table))) {
      if (!newTables.has(table)) continue;
      const own = columns.filter((column) => column.table === table);
      const { rows } = await from.pool.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from "${table}" t`,
      );
      const filled = rows.map(({ row }) =>
        Object.fromEntries(
          own.map(({ column, type, isNeeded }) => [
            column,
            row[column] ?? (isNeeded ? (FILLING[type] ?? "something") : null),
          ]),
        ),
      );
      const given = own.filter(
        ({ column, isNeeded }) => isNeeded || filled.some((row) => row[column] !== null),
      );
      const names = given.map(({ column }) => `"${column}"`).join(", ");
      await client.query(
        `insert into "${table}" (${names}) overriding system value
         select ${names} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
        [JSON.stringify(filled)],
      );
    }
    await client.query("reset session_replication_role");
  } finally {
    client.release();
  }
}
