import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  databaseFromEnvironment,
  failpoint,
  openDatabase,
  queueAllForSearch,
} from "@gongkai/db";
import { readStoredRules, type StoredRules } from "@gongkai/pipeline";
import { findGongkaiError, type RefusedReport } from "@gongkai/schema";
import { type DrainedOutbox, drainOutbox, openSearch, type Search, type SearchEngine } from "@gongkai/search";
import { complain } from "./terminal/complain.ts";

/** What brings the index of the preferred engine up to date. */
type FollowingWork = "synchronise" | "rebuild" | "reconcile";

/** The database and the search that commands write to. */
export interface Platform {
  readonly database: Database;
  /** By which rules reports are checked. */
  readonly rules: StoredRules;
  readonly search: Search;
  /**
   * Makes what is stored findable in PostgreSQL, until nothing is left or the signal is aborted. Returns what could
   * not be.
   */
  readonly drain: (signal?: AbortSignal) => Promise<DrainedOutbox>;
  /**
   * Makes everything stored so far findable, by every engine. Returns a sentence for everything that is not yet.
   *
   * @param how what becomes of the index of the preferred engine: it is brought up to date unless something else is said
   */
  readonly index: (signal?: AbortSignal, how?: FollowingWork) => Promise<readonly string[]>;
  /** Queues every stored report for search, in place of what is known of it there. */
  readonly queueAll: () => Promise<void>;
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

/** What is stored and cannot be searched, as sentences. */
function sayRefused(refused: readonly RefusedReport[], where = ""): readonly string[] {
  return refused.map(
    ({ reportId, reason }) => `report ${reportId} is stored and cannot be searched${where}: ${reason}`,
  );
}

/** Brings the index of the preferred engine up to date. An engine that is away loses nothing: its work waits. */
async function bringUpToDate(
  search: Search,
  how: FollowingWork,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  try {
    const { refused } = await search[how](signal === undefined ? {} : { signal });
    return sayRefused(refused, " there");
  } catch (thrown) {
    if (signal?.aborted) return [];
    const error = findGongkaiError(thrown);
    if (error?.code !== "SEARCH_UNAVAILABLE") throw thrown;
    return [`${error.message} Until then ${search.index.name} finds what is stored.`];
  }
}

/**
 * Opens the database that the environment names, an embedded one through the running server where one owns it, and the
 * search over it.
 *
 * @param options `isAnswering`: whether the command asks search something, which waits for the engine that is preferred
 * @throws DatabaseError when it cannot be reached, GongkaiError when GONGKAI_RULES names no usable file or the
 *   environment no usable search engine.
 */
export async function openPlatform({ isAnswering = false } = {}): Promise<Platform> {
  const rules = await readStoredRules(process.env);
  const database = await openDatabase({ ...databaseFromEnvironment(process.env), role: "command" });
  try {
    await applyMigrations(database);
    const { pool } = database;
    const search = await openSearch({ pool, environment: process.env, isAnswering, onNotice: complain });
    const outbox = createSearchOutbox(database);
    const drain = (signal?: AbortSignal) =>
      drainOutbox(outbox, withFailpoints(search.index), signal === undefined ? {} : { signal });
    return {
      database,
      rules,
      search,
      drain,
      index: async (signal, how = "synchronise") => {
        const { refused } = await drain(signal);
        const waiting = (await outbox.waiting()) - refused.length;
        return [
          ...sayRefused(refused),
          // A server at work on the same database has taken them; one that was killed gives them back in a minute.
          ...(waiting > 0 ? [`${waiting} reports are stored and will be searchable in a moment`] : []),
          ...(await bringUpToDate(search, how, signal)),
        ];
      },
      queueAll: async () => {
        await queueAllForSearch(database);
      },
      close: async () => {
        await search.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
