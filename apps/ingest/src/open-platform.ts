import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  databaseFromEnvironment,
  openDatabase,
} from "@gongkai/db";
import { createPostgresEngine, drainOutbox } from "@gongkai/search";
import { readStoredRules, type StoredRules } from "./stored-rules.ts";

/** The database and the search index that commands write to. */
export interface Platform {
  readonly database: Database;
  /** By which rules reports are checked. */
  readonly rules: StoredRules;
  /** Makes everything stored so far findable. Returns a sentence for everything that is not yet. */
  readonly index: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that the environment names, an embedded one through the running server where one owns it.
 *
 * @throws DatabaseError when it cannot be reached, GongkaiError when GONGKAI_RULES names no usable file.
 */
export async function openPlatform(): Promise<Platform> {
  const rules = await readStoredRules(process.env);
  const database = await openDatabase({ ...databaseFromEnvironment(process.env), role: "command" });
  try {
    await applyMigrations(database);
    const engine = createPostgresEngine({ pool: database.pool });
    await engine.prepare();
    return {
      database,
      rules,
      index: async () => {
        const outbox = createSearchOutbox(database);
        const { refused } = await drainOutbox(outbox, engine);
        const waiting = (await outbox.waiting()) - refused.length;
        return [
          ...refused.map(
            ({ reportId, reason }) => `report ${reportId} is stored and cannot be searched: ${reason}`,
          ),
          // A server at work on the same database has taken them; one that was killed gives them back in a minute.
          ...(waiting > 0 ? [`${waiting} reports are stored and will be searchable in a moment`] : []),
        ];
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
