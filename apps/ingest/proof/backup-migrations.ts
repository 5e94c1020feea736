import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { applyMigrations, type Database, openDatabase } from "@gongkai/db";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { ingestOperands } from "../test/support/run-pipeline.ts";
import { type DatabaseProxy, startProxy } from "./faults-proxy.ts";
import { createFaultTally, type FaultTally } from "./faults-tally.ts";
import type { World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

const MIGRATIONS = fileURLToPath(new URL("../../../packages/db/migrations", import.meta.url));

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** The migrations up to one of them, in a folder of their own. */
function copyMigrations(count: number): string {
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
async function copyRows(from: Database, to: Database): Promise<void> {
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

const SHAPE = `
  select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default) as line
  from information_schema.columns where table_schema = 'public'
  union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
  union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  order by 1`;

/** What the tables are and what they hold, without the times at which that was written. */
async function digestDatabase({ pool }: Database): Promise<string> {
  const hash = createHash("sha256");
  const { rows: shape } = await pool.query<{ line: string }>(SHAPE);
  for (const { line } of shape) hash.update(`${line}\n`);
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(
      `select (to_jsonb(t) - array['read_at', 'first_seen_at', 'observed_at', 'stored_at'])::text as line
       from "${name}" t order by 1`,
    );
    for (const { line } of rows) hash.update(`${name} ${line}\n`);
  }
  return hash.digest("hex");
}

/** Where to cut. */
export interface MigrationCuts {
  /** From which states: after so many migrations. */
  readonly states: readonly number[];
  /** Every message, or every so many of them. */
  readonly step: number;
}

interface OldState {
  readonly name: string;
  readonly old: string;
  readonly migrated: string;
}

/** A database of an older version with rows in it, and what it is before and after an undisturbed migration. */
async function createOldState({ server }: World, newest: Database, count: number): Promise<OldState> {
  const name = await server.createDatabase();
  const folder = copyMigrations(count);
  const database = await openDatabase({ url: server.url(name), role: "command" });
  try {
    await migrate(database.drizzle, { migrationsFolder: folder });
    await copyRows(newest, database);
    const old = await digestDatabase(database);
    await database.close();
    const copy = await openDatabase({
      url: server.url(await server.createDatabase(name)),
      role: "command",
    });
    await applyMigrations(copy);
    const migrated = await digestDatabase(copy);
    await copy.close();
    return { name, old, migrated };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

async function cutMigrations(
  { server }: World,
  { name: template, old, migrated }: OldState,
  { count, step, proxy, tally }: { count: number; step: number; proxy: DatabaseProxy; tally: FaultTally },
): Promise<void> {
  for (const verdict of ["cutBefore", "cutAfter"] as const) {
    let database = await openDatabase({
      url: proxy.url(await server.createDatabase(template)),
      role: "command",
    });
    for (let number = 1; ; number += step) {
      let isCut = false;
      proxy.arm((message) => {
        if (message.number !== number) return "pass";
        isCut = true;
        return verdict;
      });
      await applyMigrations(database).catch((error: unknown) => {
        if (!isCut) throw error;
      });
      proxy.disarm();
      if (!isCut) break;
      const name = `after ${count} migrations, ${verdict} message ${number}`;
      const found = await digestDatabase(database);
      const isWhole = found === old || found === migrated;
      if (!isWhole) tally.surprise(`${name}: half of it was done`);
      // Where nothing was done the next cut begins from the same; the last one of all is not cut.
      if (found === old) {
        tally.add(name, 1, { lost: 0, doubled: 0, unexpected: 0, broken: 0, different: 0, sentences: [] });
        continue;
      }
      await applyMigrations(database);
      const different = (await digestDatabase(database)) === migrated ? 0 : 1;
      tally.add(name, 1, { lost: 0, doubled: 0, unexpected: 0, broken: 0, different, sentences: [] });
      await database.close();
      database = await openDatabase({
        url: proxy.url(await server.createDatabase(template)),
        role: "command",
      });
    }
    const isMigrated = (await digestDatabase(database)) === migrated;
    if (!isMigrated) tally.surprise(`after ${count} migrations, ${verdict}: the last one did not succeed`);
    await database.close();
  }
}

/**
 * Cuts the connection while a database of an older version, with reports in it, is brought up to date, at the N-th message for
 * N from 1 until it succeeds: all of it is done or nothing, and the next one brings it to what an undisturbed one brings it to.
 */
export async function breakMigrations(world: World, { states, step }: MigrationCuts): Promise<Tally> {
  const tally = createFaultTally();
  const proxy = await startProxy(world.server);
  const store = await world.createStore();
  try {
    await ingestOperands(store.platform, [world.folder]);
    for (const count of states) {
      const state = await createOldState(world, store.database, count);
      await cutMigrations(world, state, { count, step, proxy, tally });
    }
  } finally {
    await store.drop();
    await proxy.close();
  }
  return tally.result();
}
