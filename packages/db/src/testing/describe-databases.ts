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

/** Those that are open nowhere, for all suites of this process. */
const freeServers: MemoryServer[] = [];

/** Starting PGlite takes seconds and emptying it milliseconds, so a database that was closed is emptied and lent again. */
function createMemorySource(): Source {
  return {
    async open() {
      const server = freeServers.pop() ?? (await startMemoryServer());
      return server.open(async () => {
        await emptyDatabase(server);
        freeServers.push(server);
      });
    },
    end: async () => undefined,
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

/** One server for all suites of this process, with which it ends. */
let cluster: Promise<TestPostgres> | undefined;

/** A database of its own for each that is opened, until the suite ends. */
function createPostgresSource(): Source {
  const urls: string[] = [];
  return {
    async open() {
      cluster ??= startPostgres();
      const url = await (await cluster).createDatabase();
      urls.push(url);
      return openDatabase({ url, role: "command" });
    },
    async end() {
      for (const url of urls) await (await cluster)?.dropDatabase(url);
    },
  };
}
