import type { Database } from "./database.ts";
import { startEmbeddedSession } from "./embedded-session.ts";
import { createOwnedDatabase, createService } from "./owned-database.ts";
import { createWireServer } from "./wire-server.ts";

/**
 * Opens a new, empty database that lives in memory until it is closed.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE when it cannot be started
 */
export async function openMemoryDatabase(): Promise<Database> {
  const memory = await startMemoryServer();
  return memory.open(memory.close);
}

/** A database in memory that may be opened more than once. */
export interface MemoryServer {
  /** Opens a pool of its own on the one database. */
  open(afterClose?: () => Promise<void>): Database;
  close(): Promise<void>;
}

/** Starts a database in memory. */
export async function startMemoryServer(): Promise<MemoryServer> {
  const session = await startEmbeddedSession(undefined);
  const server = createWireServer(createService(Promise.resolve(session)), "");
  return {
    open: (afterClose) =>
      createOwnedDatabase("an embedded database in memory", server, undefined, afterClose),
    async close() {
      await server.close();
      await session.close();
    },
  };
}
