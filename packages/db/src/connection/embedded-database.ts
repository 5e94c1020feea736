import type { Socket } from "node:net";
import { DatabaseError } from "@gongkai/schema";
import { explainFailures, prepareDataDirectory, withPostgresFiles } from "./data-directory.ts";
import type { Database, OpenDatabaseOptions } from "./database.ts";
import { type DirectoryLock, lockDirectory } from "./directory-lock.ts";
import { type Session, startEmbeddedSession } from "./embedded-session.ts";
import { openGuestDatabase } from "./guest-database.ts";
import { createOwnedDatabase, createService } from "./owned-database.ts";
import { createOwner, describeOwner, type Owner, readOwner, removeOwner, writeOwner } from "./owner-file.ts";
import { createWireServer, type WireServer } from "./wire-server.ts";

/** How long two processes that start at once may take to agree on who owns the directory. */
const AGREEMENT_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 50;

/** What an embedded database is opened with; `idleInTransactionMilliseconds` is there for tests. */
export interface EmbeddedDatabaseOptions extends Omit<OpenDatabaseOptions, "url" | "directory"> {
  readonly idleInTransactionMilliseconds?: number;
}

/**
 * Opens the embedded database in a directory: as its owner when the directory is free, through its owner when
 * another process has it.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE when it cannot be opened, DATABASE_IN_USE when another process
 *   has it and `asGuest` is `never`
 */
export async function openEmbeddedDatabase(
  path: string,
  options: EmbeddedDatabaseOptions,
): Promise<Database> {
  const directory = await prepareDataDirectory(path);
  const deadline = Date.now() + AGREEMENT_MILLISECONDS;
  for (;;) {
    const owned = await explainFailures(directory, () => openAsOwner(directory, options));
    if (owned !== undefined) return owned;
    const owner = await readOwner(directory);
    if (owner !== undefined && options.asGuest === "never") throw inUse(directory, owner);
    const database = owner && (await openGuestDatabase(directory, owner, options.onNotice));
    if (database !== undefined) return database;
    // The lock is held, but its holder has not yet said who it is, or is just leaving.
    if (Date.now() > deadline) throw inUse(directory, owner);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
  }
}

async function openAsOwner(
  directory: string,
  options: EmbeddedDatabaseOptions,
): Promise<Database | undefined> {
  const early: Socket[] = [];
  let server: WireServer | undefined;
  const lock = await lockDirectory(directory, (socket) => {
    if (server === undefined) early.push(socket);
    else server.accept(socket);
  });
  if (lock === undefined) return undefined;

  try {
    const owner = createOwner(options.role, lock.address);
    await writeOwner(directory, owner);
    const opening = withPostgresFiles(directory, (files) => startEmbeddedSession(files, options.onFatal));
    server = createWireServer(createService(opening, options.idleInTransactionMilliseconds), owner.token);
    for (const socket of early) server.accept(socket);
    const session = await opening;
    return createOwnedDatabase(`the embedded database in ${directory}`, server, options.onNotice, () =>
      giveUp(directory, lock, server, session),
    );
  } catch (error) {
    for (const socket of early) socket.destroy();
    await giveUp(directory, lock, server, undefined);
    throw error;
  }
}

async function giveUp(
  directory: string,
  lock: DirectoryLock,
  server: WireServer | undefined,
  session: Session | undefined,
): Promise<void> {
  await server?.close();
  await session?.close();
  await removeOwner(directory);
  await lock.release();
}

function inUse(directory: string, owner: Owner | undefined): DatabaseError {
  const who = owner === undefined ? "another process" : describeOwner(owner);
  return new DatabaseError(
    "DATABASE_IN_USE",
    `The database in ${directory} is in use by ${who}. Wait until it has ended or stop it, then try again; or name another data directory (GONGKAI_DATA).`,
  );
}
