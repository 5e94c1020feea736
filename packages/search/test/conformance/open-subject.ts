import { randomUUID } from "node:crypto";
import type { Database } from "@gongkai/db";
import { createMeilisearchEngine, createPostgresEngine, createSearch } from "../../src/index.ts";
import type { Subject } from "./subject.ts";

/** The day by which the tests tell "last year". */
const TODAY = new Date(Date.UTC(2024, 5, 1));

/** A Meilisearch server that the environment names. */
export interface MeilisearchServer {
  readonly url: string;
  readonly key: string;
}

/** The server to test with; null where there is none. */
export function findMeilisearch(): MeilisearchServer | null {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  return url ? { url, key: key ?? "" } : null;
}

/** Search over the engine inside PostgreSQL alone. */
export function openPostgresSubject(database: Database): Subject {
  const { pool } = database;
  const engine = createPostgresEngine({ pool });
  const search = createSearch({ engine, pool, today: () => TODAY });
  return { database, search, engine, close: () => search.close() };
}

/**
 * Search over a Meilisearch server whose index, of a name of its own, follows that in PostgreSQL.
 *
 * @param now the clock of the circuit breaker, in milliseconds
 */
export function openMeilisearchSubject(
  database: Database,
  { url, key }: MeilisearchServer,
  now?: () => number,
): Subject {
  const { pool } = database;
  const index = `test-${randomUUID()}`;
  const engine = createPostgresEngine({ pool });
  const preferred = createMeilisearchEngine({ url, key, pool, index });
  const search = createSearch({ engine, preferred, pool, today: () => TODAY, now });
  return {
    database,
    search,
    engine: preferred,
    async close() {
      await search.close();
      await deleteIndexes({ url, key }, index);
    },
  };
}

/** Deletes an index and those that were to take its place. */
async function deleteIndexes({ url, key }: MeilisearchServer, index: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/indexes?limit=1000`, { headers });
  // As the server documents it.
  const { results } = (await response.json()) as { readonly results: readonly { readonly uid: string }[] };
  for (const { uid } of results) {
    if (!uid.startsWith(index)) continue;
    await fetch(`${url}/indexes/${uid}`, { method: "DELETE", headers });
  }
}
