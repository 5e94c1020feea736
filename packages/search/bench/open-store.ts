import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@gongkai/db";
import { startPostgres } from "@gongkai/db/testing";

/** A database for one run. */
export interface Store {
  readonly database: Database;
  /** Removes what the run began itself; a database given by its URL stays. */
  close(): Promise<void>;
}

/** Opens PGlite in a temporary directory, or PostgreSQL: at the URL given, or a server started for the run. */
export async function openStore(isEmbedded: boolean, url: string | undefined): Promise<Store> {
  if (isEmbedded) {
    const directory = await mkdtemp(join(tmpdir(), "gongkai-speed-"));
    const database = await openDatabase({ directory, role: "command" });
    return {
      database,
      async close() {
        await database.close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  }
  const server = url === undefined ? await startPostgres() : null;
  const database = await openDatabase({
    url: url ?? (await server?.createDatabase()) ?? "",
    role: "command",
  });
  return {
    database,
    async close() {
      await database.close();
      await server?.stop();
    },
  };
}
