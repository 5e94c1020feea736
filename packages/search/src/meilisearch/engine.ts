import { GongkaiError } from "@gongkai/schema";
import { ANYTHING, type EngineCapabilities, type EngineRequest, MAXIMUM_PAGE_SIZE } from "../engine.ts";
import { BEGIN_SNAPSHOT } from "../postgres/begin-reading.ts";
import { createPostgresEngine } from "../postgres/engine.ts";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";
import { inWriteTransaction } from "../postgres/tables.ts";
import type { SynchronisedIndex } from "../search.ts";
import { createAsk } from "./ask-engine.ts";
import { createConnection, readVersion } from "./connection.ts";
import { MAXIMUM_PHRASES, writeQuery } from "./engine-query.ts";
import { MeilisearchFailure } from "./failure.ts";
import { type Following, followChanges } from "./follow-index.ts";
import { withFollowerLease } from "./follower-lease.ts";
import { checkIndexName, type OwnIndex, readOwnIndex } from "./index-name.ts";
import { buildIndex, deleteFormerIndexes, findLiveIndex } from "./live-index.ts";
import type { IndexProgress, MeilisearchEngine, MeilisearchOptions } from "./meilisearch-engine.ts";
import { askForCounts } from "./page-questions.ts";
import { prepareFollowers, readFollowers, readRefused } from "./progress-table.ts";
import { reconcileIndex } from "./reconcile-index.ts";
import { findSearchKey } from "./scoped-key.ts";
import { searchIndex } from "./search-index.ts";
import { readIdentity } from "./server-indexes.ts";
import { LostTask } from "./write-reports.ts";

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
 * @throws GongkaiError BAD_USER_INPUT when the address is none, or the name none of an index
 */
export function createMeilisearchEngine(options: MeilisearchOptions): MeilisearchEngine {
  const { url, key, pool, index } = options;
  const { searchTime = 1_500, writeTime = 60_000, taskTime = 3_600_000, absenceTime = 30_000 } = options;
  const { leaseTime = 60_000 } = options;
  if (index !== undefined) checkIndexName(index);
  const connection = createConnection(url, key, writeTime);
  const patience = { task: taskTime, absence: absenceTime };
  const postgres = createPostgresEngine({ pool });
  let description = `Meilisearch at ${connection.host}, not asked yet`;
  let areTablesReady = false;
  let own: OwnIndex | null = null;
  let before: Promise<unknown> = Promise.resolve();

  async function findOwn(): Promise<OwnIndex> {
    own ??= await read((client) => readOwnIndex(client, index));
    return own;
  }

  /** One after the other: of this process everything is waited for. */
  function follow(...work: Parameters<typeof followAlone>): Promise<SynchronisedIndex> {
    const following = before.then(() => followAlone(...work));
    before = following.catch(() => {});
    return following;
  }

  /** Does work that nobody else does meanwhile; work that finds the server set up anew is done once more. */
  async function followAlone(
    { isPatient, signal }: { readonly isPatient: boolean; readonly signal?: AbortSignal | undefined },
    work: (following: Following, own: OwnIndex) => Promise<SynchronisedIndex>,
  ): Promise<SynchronisedIndex> {
    const theIndex = await findOwn();
    const options = { name: theIndex.indexName, isPatient, leaseTime, signal };
    const done = await withFollowerLease(pool, options, async (lease) => {
      const following: Following = { ...lease, connection, patience };
      try {
        return await work(following, theIndex);
      } catch (error) {
        const isGone =
          error instanceof LostTask || (error instanceof MeilisearchFailure && error.kind === "missing");
        if (!isGone) throw error;
        return work(following, theIndex);
      }
    });
    return done ?? NOTHING;
  }

  async function catchUp(following: Following, theIndex: OwnIndex): Promise<SynchronisedIndex> {
    const live = await findLiveIndex(following, theIndex);
    return live === null ? buildIndex(following, theIndex) : followChanges(following, live);
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
      const { indexName } = await findOwn();
      const version = await readVersion(connection);
      description = `Meilisearch ${version ?? "of unknown version"} at ${connection.host}, index ${indexName}, ${await chooseKey(indexName)}`;
      // Filling an index may take hours; an empty one is made at once, so that there is one to search.
      const isMissing = (await readIdentity(connection, indexName)) === null;
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
    async search(request, { signal, serverTime = searchTime } = {}) {
      signal?.throwIfAborted();
      checkRequest(request);
      const query = writeQuery(request.terms);
      if ("unsuitable" in query) throw new MeilisearchFailure("unsuitable", query.unsuitable);
      const { indexName } = await findOwn();
      const time = Math.min(serverTime, searchTime);
      return searchIndex({ connection, pool, indexName, engineName: NAME, time }, request, query, signal);
    },
    count: countDocuments,
    synchronise: ({ signal } = {}) => follow({ isPatient: false, signal }, catchUp),
    rebuild: ({ signal } = {}) =>
      follow({ isPatient: true, signal }, async (following, theIndex) => {
        const built = await buildIndex(following, theIndex);
        await deleteFormerIndexes(following, theIndex);
        return built;
      }),
    reconcile: ({ signal } = {}) =>
      follow({ isPatient: true, signal }, async (following, theIndex) => {
        const live = await findLiveIndex(following, theIndex);
        return live === null ? buildIndex(following, theIndex) : reconcileIndex(following, theIndex, live);
      }),
    progress: readProgress,
    async status() {
      const version = await readVersion(connection);
      const { indexName: liveName } = await findOwn();
      const followers = await read((client) => readFollowers(client, liveName));
      return {
        ...(await readProgress()),
        version,
        documents: await countDocuments().catch((error: unknown) => {
          if (error instanceof MeilisearchFailure && error.kind === "missing") return null;
          throw error;
        }),
        isRebuilding: followers.some(({ indexName }) => indexName !== liveName),
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

  async function chooseKey(indexName: string): Promise<string> {
    if (key === undefined) return "searched without a key";
    const found = await findSearchKey(connection, indexName);
    if ("reason" in found) return `searched with the given key, since ${found.reason}`;
    connection.searchWith(found.key);
    return "searched with a key that can do nothing else";
  }

  async function countDocuments(): Promise<number> {
    const { indexName } = await findOwn();
    const { questions } = askForCounts(ANYTHING, { text: "", isCertain: true }, []);
    const [findings] = await createAsk({ connection, indexName, time: searchTime })(questions);
    return findings?.total ?? 0;
  }

  function read<Result>(work: (client: SqlClient) => Promise<Result>): Promise<Result> {
    return inTransaction(pool, BEGIN_SNAPSHOT, work);
  }

  async function readProgress(): Promise<IndexProgress> {
    const { indexName: liveName } = await findOwn();
    return read(async (client) => {
      const followers = await readFollowers(client, liveName);
      const live = followers.find(({ indexName }) => indexName === liveName);
      const { rows } = await client.query(
        "select count(*)::integer as behind from search.revisions where change > $1",
        [live?.isCurrent ? live.change : 0],
      );
      return {
        index: liveName,
        behind: Number(rows[0]?.behind),
        refused: await readRefused(client, liveName),
      };
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
