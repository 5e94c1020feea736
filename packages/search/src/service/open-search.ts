import { GongkaiError } from "@gongkai/schema";
import { createMeilisearchEngine } from "../meilisearch/engine.ts";
import { createPostgresEngine } from "../postgres/engine.ts";
import type { SqlPool } from "../postgres/sql-pool.ts";
import type { Search } from "../search.ts";
import { createSearch } from "./create-search.ts";
import type { FollowingEngine } from "./follow.ts";

/** What a search service is opened with. */
export interface OpenSearchOptions {
  /** The database that holds the index and, in its tables, everything that search is filled from. */
  readonly pool: SqlPool;
  /**
   * `MEILI_URL` and `MEILI_KEY` name a Meilisearch server and a key that may write its indexes, `MEILI_INDEX` the index to
   * use in place of one that only this database has; with `GONGKAI_SEARCH_ENGINE=postgres` the server is left alone. An empty
   * value counts as none.
   */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Whether searches are going to be asked. Without, a Meilisearch server is left alone until its index is brought up to
   * date. True by default.
   */
  readonly isAnswering?: boolean | undefined;
  /** Told in a sentence when another engine begins to answer, and why, and when the index must be written again first. */
  readonly onNotice?: ((sentence: string) => void) | undefined;
}

const ENGINES = ["postgres", "meilisearch"];

/**
 * Opens search on the engines that the environment names, ready to use. A Meilisearch server that cannot be reached is
 * no error: PostgreSQL answers until it can; `describe` says which of them does, and why.
 *
 * @throws GongkaiError BAD_USER_INPUT where the environment contradicts itself; SearchError SEARCH_UNAVAILABLE where
 *   PostgreSQL cannot hold the index
 */
export async function openSearch({
  pool,
  environment,
  isAnswering = true,
  onNotice,
}: OpenSearchOptions): Promise<Search> {
  const { preferred, why } = chooseEngine(pool, environment);
  const search = createSearch({
    engine: createPostgresEngine({ pool, onNotice }),
    preferred,
    pool,
    why,
    onNotice,
  });
  if (isAnswering) await search.prepare();
  else await search.index.prepare();
  return search;
}

interface Choice {
  readonly preferred?: FollowingEngine;
  readonly why?: string;
}

function chooseEngine(pool: SqlPool, environment: OpenSearchOptions["environment"]): Choice {
  const { MEILI_URL: url, MEILI_KEY: key, MEILI_INDEX: index, GONGKAI_SEARCH_ENGINE: name } = environment;
  if (name && !ENGINES.includes(name)) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `GONGKAI_SEARCH_ENGINE is ${name}, and there is no such engine. Give ${ENGINES.join(" or ")}.`,
    );
  }
  if (name === "postgres") return { why: "GONGKAI_SEARCH_ENGINE says so" };
  if (!url) {
    if (name !== "meilisearch") return { why: "MEILI_URL names no Meilisearch server" };
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "GONGKAI_SEARCH_ENGINE is meilisearch, and MEILI_URL does not say where it is. Set it, such as MEILI_URL=http://localhost:7700.",
    );
  }
  const named = { ...(key ? { key } : {}), ...(index ? { index } : {}) };
  return { preferred: createMeilisearchEngine({ url, pool, ...named }) };
}
