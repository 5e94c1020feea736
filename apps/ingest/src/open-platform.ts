import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  databaseFromEnvironment,
  failpoint,
  openDatabase,
  queueAllForSearch,
} from "@gongkai/db";
import { createPostgresEngine, type DrainedOutbox, drainOutbox, type SearchEngine } from "@gongkai/search";
import { readStoredRules, type StoredRules } from "./stored-rules.ts";

/** The database and the search index that commands write to. */
export interface Platform {
  readonly database: Database;
  /** By which rules reports are checked. */
  readonly rules: StoredRules;
  /** Makes what is stored findable, until nothing is left or the signal is aborted. Returns what could not be. */
  readonly drain: (signal?: AbortSignal) => Promise<DrainedOutbox>;
  /** Makes everything stored so far findable. Returns a sentence for everything that is not yet. */
  readonly index: (signal?: AbortSignal) => Promise<readonly string[]>;
  /** Empties the search index and queues every stored report for it. */
  readonly emptyIndex: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An engine around whose writing a test can kill the process; the engines themselves know nothing of the database's failpoints. */
function withFailpoints(engine: SearchEngine): SearchEngine {
  return {
    ...engine,
    async put(documents) {
      failpoint("search-before-write");
      await engine.put(documents);
      failpoint("search-written");
    },
  };
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
    const outbox = createSearchOutbox(database);
    const drain = (signal?: AbortSignal) =>
      drainOutbox(outbox, withFailpoints(engine), signal === undefined ? {} : { signal });
    return {
      database,
      rules,
      drain,
      index: async (signal) => {
        const { refused } = await drain(signal);
        const waiting = (await outbox.waiting()) - refused.length;
        return [
          ...refused.map(
            ({ reportId, reason }) => `report ${reportId} is stored and cannot be searched: ${reason}`,
          ),
          // A server at work on the same database has taken them; one that was killed gives them back in a minute.
          ...(waiting > 0 ? [`${waiting} reports are stored and will be searchable in a moment`] : []),
        ];
      },
      emptyIndex: async () => {
        await engine.clear();
        await queueAllForSearch(database);
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
