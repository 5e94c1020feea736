import type { RefusedReport } from "@gongkai/schema";
import type { EngineRequest, SearchEngine } from "../engine.ts";
import type { SqlPool } from "../postgres/sql-pool.ts";
import type { SynchronisedIndex } from "../search.ts";
import type { FollowingPage } from "./search-index.ts";

/** Where the engine is and how long it is waited for; times in milliseconds. */
export interface MeilisearchOptions {
  /** Such as `http://localhost:7700`. */
  readonly url: string;
  /** The master key, the default admin key, or any key that may do the same; absent where the server asks for none. */
  readonly key?: string;
  /** The database with the index that is followed; one connection is enough. */
  readonly pool: SqlPool;
  /**
   * The name of the index; by default `sections_` and what tells the database from every other one. Indexes of this name with
   * `_` and thirteen digits behind it are used as well.
   */
  readonly index?: string | undefined;
  /** How long the server may take over a search; 1,500 by default. */
  readonly searchTime?: number;
  /** How long any other request may take; 60,000 by default. */
  readonly writeTime?: number;
  /** How long one task of the server may take; what takes longer is waited for the next time. An hour by default. */
  readonly taskTime?: number;
  /** How long the server may be away while a task is waited for; 30,000 by default. */
  readonly absenceTime?: number;
  /** How long a process that has died keeps others from writing to the index; 60,000 by default. */
  readonly leaseTime?: number;
}

/** How far the index has come; read from PostgreSQL alone, so that it can be told while the server is away. */
export interface IndexProgress {
  /** The name of the index. */
  readonly index: string;
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
  /**
   * @param options `serverTime`: how long the server may take, in milliseconds, where that is less than `searchTime`. What
   *   PostgreSQL takes does not count.
   */
  search(
    request: EngineRequest,
    options?: { readonly signal?: AbortSignal; readonly serverTime?: number },
  ): Promise<FollowingPage>;
  /** Why the engine cannot look for this, in a sentence; null where it can. */
  unsuitable(request: Pick<EngineRequest, "terms" | "matching">): string | null;
  /**
   * Writes what has changed in PostgreSQL since the last time. Where there is no index, or one of other settings or of another
   * version of the normaliser, a new one is filled and put in its place. Does nothing while another process writes to the index.
   */
  synchronise(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /**
   * Fills a new index and puts it in place of the old one, which answers until then. Deletes indexes that the database was
   * followed by under other names. Waits for other processes that write to the index.
   */
  rebuild(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  /** Compares the index with PostgreSQL and mends what differs. Waits for other processes that write to the index. */
  reconcile(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  progress(): Promise<IndexProgress>;
  status(): Promise<IndexStatus>;
}
