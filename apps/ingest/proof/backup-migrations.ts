import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { applyMigrations, type Database, openDatabase } from "@gongkai/db";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { ingestOperands } from "../test/support/run-pipeline.ts";
import { copyMigrations, copyRows } from "./backup-old-tables.ts";
import { type DatabaseProxy, startProxy } from "./faults-proxy.ts";
import { createFaultTally, type FaultTally } from "./faults-tally.ts";
import type { World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

const SHAPE = `
  select concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default) as line
  from information_schema.columns where table_schema = 'public'
  union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
  union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  order by 1`;

const TIMES = ["read_at", "first_seen_at", "observed_at", "stored_at", "enqueued_at"];

/**
 * What the tables are and what they hold, without the times at which that was written, and without the numbers of queued
 * reports: a transaction that is undone gives none back.
 */
async function digestDatabase({ pool }: Database): Promise<string> {
  const hash = createHash("sha256");
  const { rows: shape } = await pool.query<{ line: string }>(SHAPE);
  for (const { line } of shape) hash.update(`${line}\n`);
  const { rows: tables } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(
      `select (to_jsonb(t) - $1::text[])::text as line from "${name}" t order by 1`,
      [name === "search_outbox" ? [...TIMES, "id"] : TIMES],
    );
    for (const { line } of rows) hash.update(`${name} ${line}\n`);
  }
  return hash.digest("hex");
}

/** Where to cut. */
interface MigrationCuts {
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
