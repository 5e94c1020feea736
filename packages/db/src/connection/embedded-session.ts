import { Worker } from "node:worker_threads";
import { DatabaseError } from "@gongkai/schema";
import type { OpenDatabaseOptions } from "./database.ts";
import type { WorkerReply, WorkerRequest, WorkerStart } from "./pglite-worker.js";
import { finalStatus } from "./wire-messages.ts";

/** The one session of an embedded database: it answers one unit of the wire protocol at a time. */
export interface Session {
  /** The server's version as PostgreSQL prints it, such as `18.6`. */
  readonly serverVersion: string;
  /**
   * Runs one complete unit of frontend messages (a Query, or everything up to a Sync) and gives the bytes
   * the server answers, which end in ReadyForQuery. Never call it again before it has settled. Rejects with a
   * DatabaseError when the database itself has stopped working; what is wrong in the SQL is in the bytes.
   */
  execute(unit: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /** Writes everything down and ends the thread. */
  close(): Promise<void>;
}

/**
 * Opens PGlite in a thread of its own, so that a long query never stops the event loop.
 *
 * @param dataDirectory an existing directory, or undefined for a database in memory
 * @param onFatal told once when the database stops working without having been closed
 * @throws DatabaseError DATABASE_UNAVAILABLE when it cannot be opened
 */
export async function startEmbeddedSession(
  dataDirectory: string | undefined,
  onFatal?: OpenDatabaseOptions["onFatal"],
): Promise<Session> {
  const start: WorkerStart = { dataDirectory };
  const worker = new Worker(new URL("./pglite-worker.js", import.meta.url), {
    workerData: start,
    // The worker is plain JavaScript and needs none of the loaders this process may have been started with.
    execArgv: [],
  });

  let waiting: { resolve(reply: WorkerReply): void; reject(error: Error): void } | undefined;
  let stopped: DatabaseError | undefined;
  /** Whether an end is news: not before the database is open, nor once it is told to close. */
  let isServing = false;

  function stop(reason: string): DatabaseError {
    const error =
      stopped ??
      new DatabaseError(
        "DATABASE_UNAVAILABLE",
        `The embedded database stopped working: ${reason}. Nothing that was committed is lost; start the program again.`,
      );
    const isFirst = stopped === undefined;
    stopped = error;
    waiting?.reject(error);
    waiting = undefined;
    if (isFirst && isServing) onFatal?.(error);
    return error;
  }

  worker.on("error", (error) => stop(error.message));
  worker.on("exit", () => stop("its thread ended"));
  worker.on("message", (reply: WorkerReply) => {
    if (reply.kind === "broken") {
      stop(reply.reason);
      return;
    }
    waiting?.resolve(reply);
    waiting = undefined;
  });

  function nextReply(): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (stopped === undefined) waiting = { resolve, reject };
      else reject(stopped);
    });
  }

  function ask(request: WorkerRequest, transfer: ArrayBuffer[]): Promise<WorkerReply> {
    const reply = nextReply();
    worker.postMessage(request, transfer);
    return reply;
  }

  const opened = await nextReply();
  if (opened.kind !== "opened") {
    await worker.terminate();
    throw new DatabaseError(
      "DATABASE_UNAVAILABLE",
      `The embedded database ${dataDirectory === undefined ? "in memory" : `in ${dataDirectory}`} could not be opened: ${opened.kind === "failed" ? opened.reason : opened.kind}. Check that the disk has room and that the directory holds nothing else.`,
    );
  }

  isServing = true;
  return {
    serverVersion: opened.serverVersion,
    async execute(unit) {
      const reply = await ask({ kind: "execute", unit }, [unit.buffer]);
      if (reply.kind !== "answer") throw new Error(`The database thread answered ${reply.kind} to a query`);
      // The stack overflowed within PostgreSQL: what its memory holds now is anybody's guess.
      if (finalStatus(reply.bytes) === undefined) throw stop("it gave an incomplete answer");
      return reply.bytes;
    },
    async close() {
      isServing = false;
      if (stopped === undefined) {
        // A database that breaks while it closes has nothing left to be done about it.
        await ask({ kind: "close" }, []).catch(() => undefined);
      }
      await worker.terminate();
    },
  };
}
