import type { NodePgDatabase } from "drizzle-orm/node-postgres";

/** What statements need of a database: Drizzle on a connection or a pool. Every `Database` is one. */
export interface DrizzleConnection {
  readonly drizzle: NodePgDatabase;
}

/** What statements need that only read: Drizzle on a connection, a pool or inside a transaction. */
export interface DrizzleReader {
  readonly drizzle: Pick<NodePgDatabase, "select" | "execute">;
}

/** Drizzle inside a transaction. */
export type Transaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];
