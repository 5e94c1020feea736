import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  databaseFromEnvironment,
  openDatabase,
} from "@gongkai/db";
import { createPostgresEngine, drainOutbox } from "@gongkai/search";

/** The database and the search index that commands write to. */
export interface Platform {
  readonly database: Database;
  /** Makes everything stored so far findable. */
  readonly index: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that the environment names, an embedded one through the running server where one owns it.
 *
 * @throws DatabaseError when it cannot be reached.
 */
export async function openPlatform(): Promise<Platform> {
  const database = await openDatabase({ ...databaseFromEnvironment(process.env), role: "command" });
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
