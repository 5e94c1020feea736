import { join } from "node:path";
import { applyMigrations, createSearchOutbox, type Database, openDatabase } from "@gongkai/db";
import { createPostgresEngine, drainOutbox } from "@gongkai/search";

/** The database and the search index that commands write to. */
export interface Platform {
  readonly database: Database;
  /** Makes everything stored so far findable. */
  readonly index: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that the environment names: `DATABASE_URL`, else the embedded one in `GONGKAI_DATA` or
 * `.gongkai`, through the running server where one owns it.
 *
 * @throws DatabaseError when it cannot be reached.
 */
export async function openPlatform(): Promise<Platform> {
  const { DATABASE_URL: url, GONGKAI_DATA: directory = join(process.cwd(), ".gongkai") } = process.env;
  const database = await openDatabase({ url: url || undefined, directory, role: "command" });
  try {
    await applyMigrations(database);
    const engine = createPostgresEngine({ pool: database.pool });
    await engine.prepare();
    return {
      database,
      index: async () => {
        await drainOutbox(createSearchOutbox(database), engine);
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
