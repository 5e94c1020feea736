import { GongkaiError } from "@gongkai/schema";
import { type EngineRequest, MAXIMUM_PAGE_SIZE, type SearchEngine } from "../engine.ts";
import { loadPinyin } from "../suggest/pinyin.ts";
import { BEGIN_SNAPSHOT } from "./begin-reading.ts";
import { FACET_VALUES } from "./conditions.ts";
import { findDocuments } from "./find-documents.ts";
import { readHits } from "./read-hits.ts";
import { inTransaction, type SqlPool } from "./sql-pool.ts";
import { inWriteTransaction, prepareTables } from "./tables.ts";
import { createUpkeep } from "./upkeep.ts";
import { deleteEverything, replaceDocuments, takeRevisions } from "./write-documents.ts";

const NAME = "postgres";

/** As many as fit into the longest query. */
const MAXIMUM_TERMS = 1000;

/** What an engine in PostgreSQL is made of. */
export interface PostgresEngineOptions {
  readonly pool: SqlPool;
  /** Told in a sentence when `prepare` is about to write an index of another version again, which takes a while. */
  readonly onNotice?: ((sentence: string) => void) | undefined;
}

/**
 * A search engine inside PostgreSQL 15 or later, PGlite included, without extensions. It owns the SQL schema `search`.
 *
 * Exact for every term of any length: pairs of characters narrow the documents down through an index, and the text
 * itself decides.
 */
export function createPostgresEngine({ pool, onNotice = () => {} }: PostgresEngineOptions): SearchEngine {
  const upkeep = createUpkeep(pool);
  return {
    name: NAME,
    capabilities: { substrings: true, maximumTerms: MAXIMUM_TERMS },
    async prepare() {
      const rebuilt = await prepareTables(pool, (documents) =>
        onNotice(
          `The search index is of another version: ${documents} sections are written again, a thousand in a second or two. Servers that are running find them meanwhile.`,
        ),
      );
      if (rebuilt > 0) upkeep.afterWriting(rebuilt);
    },
    async put(documents) {
      if (documents.length === 0) return;
      const reader = await loadPinyin();
      await inWriteTransaction(pool, (client) => replaceDocuments(client, documents, reader));
      upkeep.afterWriting(documents.length);
    },
    async remove(reports) {
      if (reports.length === 0) return;
      await inWriteTransaction(pool, async (client) => {
        await takeRevisions(client, reports);
      });
    },
    async clear() {
      await inWriteTransaction(pool, deleteEverything);
      upkeep.afterWriting(Number.POSITIVE_INFINITY);
    },
    async search(request, { signal } = {}) {
      checkRequest(request);
      return inTransaction(
        pool,
        BEGIN_SNAPSHOT,
        async (client) => {
          const { documents, ...page } = await findDocuments(client, request);
          return { ...page, hits: await readHits(client, request, documents), engine: NAME };
        },
        signal,
      );
    },
    async count() {
      return inTransaction(pool, BEGIN_SNAPSHOT, async (client) => {
        const { rows } = await client.query("select count(*)::integer as count from search.documents");
        return Number(rows[0]?.count);
      });
    },
  };
}

function checkRequest({ first, terms, facets }: EngineRequest): void {
  // Their names become part of statements, and callers may have been told them by somebody.
  const unknown = facets.find((facet) => !Object.hasOwn(FACET_VALUES, facet));
  if (unknown !== undefined) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `Hits cannot be counted by ${JSON.stringify(unknown)}. Ask for ${Object.keys(FACET_VALUES).join(", ")}.`,
    );
  }
  if (!Number.isInteger(first) || first < 1 || first > MAXIMUM_PAGE_SIZE) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `A search page cannot have ${first} hits. Ask for 1 to ${MAXIMUM_PAGE_SIZE}.`,
    );
  }
  if (terms.length > MAXIMUM_TERMS) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `The query has ${terms.length} terms. Shorten it to ${MAXIMUM_TERMS}.`,
    );
  }
}
