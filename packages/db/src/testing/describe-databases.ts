import { afterAll, describe, it } from "vitest";
import type { Database } from "../connection/database.ts";
import { type MemoryServer, startMemoryServer } from "../connection/memory-database.ts";
import { openDatabase } from "../connection/open-database.ts";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import { startPostgres, type TestPostgres } from "./start-postgres.ts";

/** One kind of database a suite runs on. */
export interface TestDatabase {
  /** `PGlite` or `PostgreSQL`. */
  readonly name: string;
  /** Opens a new, empty database. It is closed at the end of the suite, if the suite has not done so. */
  open(): Promise<Database>;
}

/**
 * Runs a suite on every kind of database: on PGlite in memory always, and on a PostgreSQL server of the test
 * run's own where the machine has the programs for one. Where it has not, a skipped test says so.
 */
export function describeDatabases(name: string, suite: (database: TestDatabase) => void): void {
  describeDatabase(name, { name: "PGlite", ...createMemorySource() }, suite);
  if (findPostgresBinaries() === undefined) {
    it.skip(`${name} on PostgreSQL (skipped: no initdb and postgres found on this machine)`);
  } else {
    describeDatabase(name, { name: "PostgreSQL", ...createPostgresSource() }, suite);
  }
}

interface Source {
  open(): Promise<Database>;
  end(): Promise<void>;
}

function describeDatabase(
  name: string,
  source: Source & { readonly name: string },
  suite: (database: TestDatabase) => void,
): void {
  describe(`${name} on ${source.name}`, () => {
    const opened: Database[] = [];
    // Registered first, so that it runs after whatever the suite itself does at its end.
    afterAll(async () => {
      await Promise.all(opened.map((database) => database.close()));
      await source.end();
    });
    suite({
      name: source.name,
      async open() {
        const database = await source.open();
        opened.push(database);
        return database;
      },
    });
  });
}

/** Starting PGlite takes seconds and emptying it milliseconds, so a database that was closed is emptied and lent again. */
function createMemorySource(): Source {
  const servers: MemoryServer[] = [];
  const free: MemoryServer[] = [];
  return {
    async open() {
      const server = free.pop() ?? (await startMemoryServer());
      if (!servers.includes(server)) servers.push(server);
      return server.open(async () => {
        await emptyDatabase(server);
        free.push(server);
      });
    },
    async end() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

async function emptyDatabase(server: MemoryServer): Promise<void> {
  const database = server.open();
  await database.pool.query("DISCARD ALL");
  const { rows } = await database.pool.query<{ drop: string }>(
    `SELECT format('DROP SCHEMA %I CASCADE', nspname) AS drop FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
  );
  await database.pool.query([...rows.map((row) => row.drop), "CREATE SCHEMA public"].join("; "));
  await database.close();
}

let cluster: Promise<TestPostgres> | undefined;
let clusterUsers = 0;

/** One server for the whole test process, and a database of its own for each that is opened. */
function createPostgresSource(): Source {
  clusterUsers += 1;
  return {
    async open() {
      cluster ??= startPostgres();
      const url = await (await cluster).createDatabase();
      return openDatabase({ url, role: "command" });
    },
    async end() {
      clusterUsers -= 1;
      if (clusterUsers > 0) return;
      await (await cluster)?.stop();
      cluster = undefined;
    },
  };
}
