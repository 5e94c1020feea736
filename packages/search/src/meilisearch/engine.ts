// Longer than other files on purpose: what the engine offers is put together in one place.
import { GongkaiError, type RefusedReport } from "@gongkai/schema";
import {
  type EngineCapabilities,
  type EngineRequest,
  MAXIMUM_PAGE_SIZE,
  type SearchEngine,
} from "../engine.ts";
import { createPostgresEngine } from "../postgres/engine.ts";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";
import { inWriteTransaction } from "../postgres/tables.ts";
import type { SynchronisedIndex } from "../search.ts";
import { askEngine } from "./ask-engine.ts";
import { createConnection, readVersion } from "./connection.ts";
import { MAXIMUM_PHRASES, writeQuery } from "./engine-query.ts";
import { MeilisearchFailure } from "./failure.ts";
import { type Following, followChanges } from "./follow-index.ts";
import { withFollowerLock } from "./follower-lock.ts";
import { buildIndex, findLiveIndex, readIdentity } from "./live-index.ts";
import { prepareFollowers, readFollowers, readRefused } from "./progress-table.ts";
import { reconcileIndex } from "./reconcile-index.ts";
import { findSearchKey } from "./scoped-key.ts";
import { type FollowingPage, searchIndex } from "./search-index.ts";
import { LostTask } from "./write-reports.ts";

/** Where the engine is and how long it is waited for; times in milliseconds. */
export interface MeilisearchOptions {
  /** Such as `http://localhost:7700`. */
  readonly url: string;
  /** The master key, the default admin key, or any key that may do the same; absent where the server asks for none. */
  readonly key?: string;
  /** The database with the index that is followed; one connection is enough. */
  readonly pool: SqlPool;
  /** The name of the index; `sections` by default. Indexes of this name with `_` and digits behind it are used as well. */
  readonly index?: string;
  /** How long a search may take; 1,500 by default. */
  readonly searchTime?: number;
  /** How long any other request may take; 60,000 by default. */
  readonly writeTime?: number;
  /** How long one task of the server may take; what takes longer is waited for the next time. An hour by default. */
  readonly taskTime?: number;
  /** How long the server may be away while a task is waited for; 30,000 by default. */
  readonly absenceTime?: number;
}

/** How far the index has come; read from PostgreSQL alone, so that it can be told while the server is away. */
export interface IndexProgress {
  /** How many reports are yet to be written or removed. */
  readonly behind: number;
  /** Reports that the server did not take. They are tried again when they change, and by `rebuild`. */
  readonly refused: readonly RefusedReport[];
}

/** What there is to know of the index and of the server. */
export interface IndexStatus extends IndexProgress {
  /** The version of the server; null where the key may not ask. */
  readonly version: string | null;
  /** How many documents can be found; null where there is no index. */
  readonly documents: number | null;
  /** Whether a new index is being filled, or was begun and is to be gone on with. */
  readonly isRebuilding: boolean;
}

/** A search engine on a Meilisearch server, which follows the index in PostgreSQL. */
export interface MeilisearchEngine extends SearchEngine {
  /** Which server this is and with what key it is searched, in a sentence. */
  describe(): string;
  search(request: EngineRequest, options?: { readonly signal?: AbortSignal }): Promise<FollowingPage>;
  /** Why the engine cannot look for this, in a sentence; null where it can. */
  unsuitable(request: Pick<EngineRequest, "terms" | "matching">): string | null;
  /**
   * Writes what has changed in PostgreSQL since the last time. Where there is no index, or one of other settings or of another
   * version of the normaliser, a new one is filled and put in its place. Does nothing while another process does this.
   */
  synchronise(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** Fills a new index and puts it in place of the old one, which answers until then. Waits for other processes. */
  rebuild(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** Compares the index with PostgreSQL and mends what differs. Waits for other processes. */
  reconcile(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  progress(): Promise<IndexProgress>;
  status(): Promise<IndexStatus>;
}

const NAME = "meilisearch";

const CAPABILITIES: EngineCapabilities = { substrings: false, maximumTerms: MAXIMUM_PHRASES };

const NOTHING: SynchronisedIndex = { reports: 0, refused: [] };

/**
 * A search engine on a Meilisearch server of version 1.50 or later.
 *
 * The index in PostgreSQL comes first: whatever is put or removed here is put or removed there, and then the server is told
 * of it together with everything else that has changed there meanwhile. So `put` for itself is the same as writing to the
 * engine in PostgreSQL and calling `synchronise`, and whoever writes much does just that, with one `synchronise` at the end.
 * What is found is read from PostgreSQL too, and left out where it is no longer what was indexed.
 *
 * @throws GongkaiError BAD_USER_INPUT when the address is none
 */
export function createMeilisearchEngine(options: MeilisearchOptions): MeilisearchEngine {
  const { url, key, pool, index = "sections" } = options;
  const { searchTime = 1_500, writeTime = 60_000, taskTime = 3_600_000, absenceTime = 30_000 } = options;
  const connection = createConnection(url, key, { search: searchTime, write: writeTime });
  const patience = { task: taskTime, absence: absenceTime };
  const postgres = createPostgresEngine({ pool });
  let description = `Meilisearch at ${connection.host}, not asked yet`;
  let areTablesReady = false;

  /** Does work under the lock; work that finds the server set up anew is done once more. */
  async function follow(
    { isPatient, signal }: { readonly isPatient: boolean; readonly signal?: AbortSignal | undefined },
    work: (following: Following) => Promise<SynchronisedIndex>,
  ): Promise<SynchronisedIndex> {
    const done = await withFollowerLock(pool, { name: index, isPatient, signal }, async (client) => {
      const following: Following = { connection, client, patience, signal };
      try {
        return await work(following);
      } catch (error) {
        const isGone =
          error instanceof LostTask || (error instanceof MeilisearchFailure && error.kind === "missing");
        if (!isGone) throw error;
        return work(following);
      }
    });
    return done ?? NOTHING;
  }

  async function catchUp(following: Following): Promise<SynchronisedIndex> {
    const live = await findLiveIndex(following, index);
    return live === null ? buildIndex(following, index) : followChanges(following, live);
  }

  const engine: MeilisearchEngine = {
    name: NAME,
    capabilities: CAPABILITIES,
    describe: () => description,
    unsuitable({ terms, matching }) {
      if (matching === "exact") return "Meilisearch finds words, and no runs of characters.";
      const query = writeQuery(terms);
      return "unsuitable" in query ? query.unsuitable : null;
    },
    async prepare() {
      // First, so that it can be told how far the index is while the server is away.
      await prepareTables();
      const version = await readVersion(connection);
      description = `Meilisearch ${version ?? "of unknown version"} at ${connection.host}, index ${index}, ${await chooseKey()}`;
      // Filling an index may take hours; an empty one is made at once, so that there is one to search. One that is there
      // is left alone: who only searches a database that is empty must not put that in place of another one's.
      const isMissing = (await readIdentity(connection, index)) === null;
      if (isMissing && (await isEmpty(pool))) await follow({ isPatient: false }, catchUp);
    },
    async put(documents) {
      if (documents.length === 0) return;
      await postgres.put(documents);
      await follow({ isPatient: true }, catchUp);
    },
    async remove(reports) {
      if (reports.length === 0) return;
      await postgres.remove(reports);
      await follow({ isPatient: true }, catchUp);
    },
    async clear() {
      await postgres.clear();
      await follow({ isPatient: true }, catchUp);
    },
    async search(request, { signal } = {}) {
      signal?.throwIfAborted();
      checkRequest(request);
      const query = writeQuery(request.terms);
      if ("unsuitable" in query) throw new MeilisearchFailure("unsuitable", query.unsuitable);
      return searchIndex({ connection, pool, indexName: index, engineName: NAME }, request, query, signal);
    },
    count: countDocuments,
    synchronise: ({ signal } = {}) => follow({ isPatient: false, signal }, catchUp),
    rebuild: ({ signal } = {}) =>
      follow({ isPatient: true, signal }, (following) => buildIndex(following, index)),
    reconcile: ({ signal } = {}) =>
      follow({ isPatient: true, signal }, async (following) => {
        const live = await findLiveIndex(following, index);
        return live === null ? buildIndex(following, index) : reconcileIndex(following, live);
      }),
    progress: readProgress,
    async status() {
      const version = await readVersion(connection);
      const followers = await read((client) => readFollowers(client, index));
      return {
        ...(await readProgress()),
        version,
        documents: await countDocuments().catch((error: unknown) => {
          if (error instanceof MeilisearchFailure && error.kind === "missing") return null;
          throw error;
        }),
        isRebuilding: followers.some(({ indexName }) => indexName !== index),
      };
    },
  };
  return engine;

  /** Once: a server that is away is prepared for again and again, and looking through all documents holds writers up. */
  async function prepareTables(): Promise<void> {
    if (areTablesReady) return;
    await postgres.prepare();
    await inWriteTransaction(pool, prepareFollowers);
    areTablesReady = true;
  }

  async function chooseKey(): Promise<string> {
    if (key === undefined) return "searched without a key";
    const found = await findSearchKey(connection, index);
    if ("reason" in found) return `searched with the given key, since ${found.reason}`;
    connection.searchWith(found.key);
    return "searched with a key that can do nothing else";
  }

  async function countDocuments(): Promise<number> {
    const question = { text: "", filter: {}, order: "relevance", offset: 0, limit: 0, facets: [] } as const;
    const [findings] = await askEngine(connection, index, [question]);
    return findings?.total ?? 0;
  }

  function read<Result>(work: (client: SqlClient) => Promise<Result>): Promise<Result> {
    return inTransaction(pool, "begin isolation level repeatable read read only", work);
  }

  function readProgress(): Promise<IndexProgress> {
    return read(async (client) => {
      const followers = await readFollowers(client, index);
      const live = followers.find(({ indexName }) => indexName === index);
      const { rows } = await client.query(
        "select count(*)::integer as behind from search.revisions where change > $1",
        [live?.isCurrent ? live.change : 0],
      );
      return { behind: Number(rows[0]?.behind), refused: await readRefused(client, index) };
    });
  }
}

async function isEmpty(pool: SqlPool): Promise<boolean> {
  return inTransaction(pool, "begin read only", async (client) => {
    const { rows } = await client.query("select not exists (select from search.documents) as empty");
    return rows[0]?.empty === true;
  });
}

function checkRequest({ first, matching, terms }: EngineRequest): void {
  if (!Number.isInteger(first) || first < 1 || first > MAXIMUM_PAGE_SIZE) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `A search page cannot have ${first} hits. Ask for 1 to ${MAXIMUM_PAGE_SIZE}.`,
    );
  }
  if (matching === "exact") {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "Meilisearch finds words, and no runs of characters. Ask the engine in PostgreSQL for those.",
    );
  }
  const wanted = terms.filter(({ isExcluded }) => !isExcluded).length;
  if (wanted > MAXIMUM_PHRASES) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `Meilisearch looks for ${MAXIMUM_PHRASES} words at most, not for ${wanted}. Ask for fewer.`,
    );
  }
}
