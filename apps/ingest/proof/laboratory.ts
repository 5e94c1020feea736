import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { applyMigrations, type Database, openDatabase } from "@gongkai/db";
import { startPostgres } from "@gongkai/db/testing";
import { createPostgresEngine } from "@gongkai/search";
import { prepareQueue } from "../src/queue/job-queue.ts";

/** A database of one run. */
export interface RunDatabase {
  /** What names it to `gongkai`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Works with it from here; where only one process may have it open, no other may run meanwhile. */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Makes what is in it now something that `create` can start from, under a name. */
  keepAs(name: string): Promise<void>;
  remove(): Promise<void>;
}

/** Where databases come from. */
export interface Laboratory {
  readonly kind: "PostgreSQL" | "PGlite";
  /** Creates a database as it was kept under a name; by default one with its tables and nothing in them. */
  create(template?: string): Promise<RunDatabase>;
  close(): Promise<void>;
}

const EMPTY = "empty";

async function prepare(database: Database, hasQueue: boolean): Promise<void> {
  await applyMigrations(database);
  await createPostgresEngine({ pool: database.pool }).prepare();
  if (hasQueue) await prepareQueue(database);
}

/** A PostgreSQL server of its own, on which a database is a copy of another one. */
export async function createPostgresLaboratory(): Promise<Laboratory> {
  const server = await startPostgres();
  const administration = await openDatabase({ url: server.url(), role: "command" });
  let created = 0;

  async function run(statement: string): Promise<void> {
    await administration.pool.query(statement);
  }

  function databaseOf(name: string): RunDatabase {
    const url = server.url(name);
    return {
      environment: { DATABASE_URL: url },
      async use(work) {
        const database = await openDatabase({ url, role: "command" });
        try {
          return await work(database);
        } finally {
          await database.close();
        }
      },
      keepAs: (kept) => run(`create database kept_${kept} template ${name}`),
      remove: () => run(`drop database if exists ${name} with (force)`),
    };
  }

  async function create(template = EMPTY): Promise<RunDatabase> {
    created += 1;
    const name = `run_${created}`;
    await run(`create database ${name} template kept_${template}`);
    return databaseOf(name);
  }

  await run(`create database kept_${EMPTY} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
  await databaseOf(`kept_${EMPTY}`).use((database) => prepare(database, true));
  return {
    kind: "PostgreSQL",
    create,
    async close() {
      await administration.close();
      await server.stop();
    },
  };
}

/** Embedded databases in folders below one; only one process at a time may work with each. */
export async function createEmbeddedLaboratory(folder: string): Promise<Laboratory> {
  let created = 0;

  function databaseIn(directory: string): RunDatabase {
    return {
      environment: { GONGKAI_DATA: directory },
      async use(work) {
        const database = await openDatabase({ directory, role: "command" });
        try {
          return await work(database);
        } finally {
          await database.close();
        }
      },
      keepAs: (name) => cp(directory, join(folder, `kept-${name}`), { recursive: true }),
      remove: () => rm(directory, { recursive: true, force: true }),
    };
  }

  await mkdir(folder, { recursive: true });
  await databaseIn(join(folder, `kept-${EMPTY}`)).use((database) => prepare(database, false));
  return {
    kind: "PGlite",
    async create(template = EMPTY) {
      created += 1;
      const directory = join(folder, `run-${created}`);
      await cp(join(folder, `kept-${template}`), directory, { recursive: true });
      return databaseIn(directory);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
