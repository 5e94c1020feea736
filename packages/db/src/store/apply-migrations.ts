import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DatabaseError } from "@gongkai/schema";
import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { DrizzleConnection, DrizzleReader } from "./drizzle-connection.ts";

/** Beside `src` as well as beside `dist`. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));

/** An arbitrary number that no other program is likely to lock in the same database. */
const MIGRATION_LOCK = 726_635_001;

interface MigrationJournal {
  readonly entries: readonly { readonly when: number; readonly tag: string }[];
}

function newestKnownMigration(): number {
  // drizzle-kit wrote the file; the shape is its own.
  const journal = JSON.parse(
    readFileSync(`${MIGRATIONS_FOLDER}/meta/_journal.json`, "utf8"),
  ) as MigrationJournal;
  return Math.max(...journal.entries.map((entry) => entry.when));
}

async function newestAppliedMigration({ drizzle }: DrizzleReader): Promise<number | null> {
  const table = await drizzle.execute<{ found: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (table.rows[0]?.found !== true) return null;
  const applied = await drizzle.execute<{ newest: number | string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  const newest = applied.rows[0]?.newest ?? null;
  return newest === null ? null : Number(newest);
}

function tooNew(applied: number, known: number): DatabaseError {
  const [theirs, ours] = [applied, known].map((time) => new Date(time).toISOString());
  return new DatabaseError(
    "DATABASE_TOO_NEW",
    `A newer version of gongkai has changed this database: its tables are of ${theirs}, and this version knows them up to ${ours}. Update gongkai, or use another database.`,
  );
}

/** How the tables of a database stand to what this software knows: as they should be, older or not there, or newer. */
export type MigrationState = "current" | "behind" | "ahead";

/** Finds out whether the tables of a database are up to date. */
export async function migrationState({ drizzle }: DrizzleReader): Promise<MigrationState> {
  const applied = await newestAppliedMigration({ drizzle });
  const known = newestKnownMigration();
  if (applied === known) return "current";
  return applied !== null && applied > known ? "ahead" : "behind";
}

/**
 * Brings the tables of a database up to date; does nothing where they are.
 *
 * All of it or nothing, in one transaction. Two processes may start at once: the second waits for the first and
 * then finds nothing to do.
 *
 * @throws DatabaseError `DATABASE_TOO_NEW` when a newer version of this software has migrated the database
 */
export async function applyMigrations({ drizzle }: DrizzleConnection): Promise<void> {
  await drizzle.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const applied = await newestAppliedMigration({ drizzle: transaction });
    const known = newestKnownMigration();
    if (applied !== null && applied > known) throw tooNew(applied, known);
    if (applied === known) return;
    // The migrator asks for a database and uses only what a transaction has as well.
    await migrate(transaction as unknown as NodePgDatabase, { migrationsFolder: MIGRATIONS_FOLDER });
  });
}
