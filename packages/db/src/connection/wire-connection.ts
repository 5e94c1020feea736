import { createHash, timingSafeEqual } from "node:crypto";
import type { Duplex } from "node:stream";
import { createByteReader } from "./byte-reader.ts";
import type { SessionQueue, SessionUser } from "./session-queue.ts";
import {
  authenticationCleartextPassword,
  authenticationOk,
  fatalError,
  LONGEST_MESSAGE,
  LONGEST_STARTUP_PACKET,
} from "./wire-messages.ts";
import { encodeSessionStart, readMessage, readStartup } from "./wire-startup.ts";
import { createUnitBuilder, UnsupportedMessageError } from "./wire-units.ts";

/** What a connection is served from. */
export interface WireService {
  readonly queue: SessionQueue;
  readonly serverVersion: string;
}

/** How one connection is served. */
export interface WireConnectionOptions {
  /** A number no other connection of this process has. */
  readonly id: number;
  /** Resolves when the database is open. Rejects when it could not be opened. */
  readonly service: Promise<WireService>;
  /** The password a client must give, or undefined to ask for none. */
  readonly token: string | undefined;
}

/** One client's connection. */
export interface WireConnection {
  /** Ends the connection as soon as a query that is running has been answered. */
  stop(): void;
  /** Resolves when the client is gone and what it left open is rolled back. Never rejects. */
  readonly done: Promise<void>;
}

/** A client that does not read what it is sent at the end is cut off after this long. */
const FAREWELL_MILLISECONDS = 5000;

/** A client that has not shown its token after this long is sent away. */
const GREETING_MILLISECONDS = 10_000;

/** Serves one client that speaks the PostgreSQL wire protocol. */
export function serveWireConnection(stream: Duplex, options: WireConnectionOptions): WireConnection {
  const reader = createByteReader(stream);
  const builder = createUnitBuilder(`${options.id}:`);
  let isRunning = false;
  let isStopped = false;

  // A broken connection ends the reading; there is nobody left to tell.
  stream.on("error", () => undefined);

  const user: SessionUser = {
    evict(idleMilliseconds) {
      const seconds = Math.round(idleMilliseconds / 1000);
      refuse("25P03", `a transaction was left open and idle for ${seconds} s while others waited`);
    },
  };

  function refuse(sqlState: string, message: string): void {
    endStream(stream, fatalError(sqlState, message));
  }

  async function greet(): Promise<boolean> {
    const timer = setTimeout(() => stream.destroy(), GREETING_MILLISECONDS);
    try {
      if (!(await readStartup(reader, stream))) return false;
      if (options.token !== undefined && !(await isPasswordRight(options.token))) {
        refuse("28P01", "the token is not the one of the process that holds the database");
        return false;
      }
    } finally {
      clearTimeout(timer);
    }
    stream.write(authenticationOk());
    return true;
  }

  async function isPasswordRight(token: string): Promise<boolean> {
    stream.write(authenticationCleartextPassword());
    const message = await readMessage(reader, LONGEST_STARTUP_PACKET);
    return message?.type === "p" && isSame(message.body, Buffer.from(`${token}\0`, "utf8"));
  }

  async function answerQueries(queue: SessionQueue): Promise<void> {
    while (!isStopped) {
      const message = await readMessage(reader, LONGEST_MESSAGE);
      if (message === undefined || message.type === "X") return;
      const unit = builder.add(message);
      if (unit === undefined) continue;
      isRunning = true;
      const answer = await queue.run(user, unit);
      isRunning = false;
      if (isStopped) endStream(stream, answer);
      else await write(stream, answer);
    }
  }

  async function serve(): Promise<void> {
    if (!(await greet())) return;
    const { queue, serverVersion } = await options.service;
    stream.write(encodeSessionStart(serverVersion, options.id));
    try {
      await answerQueries(queue);
    } finally {
      await queue.leave(user, (inTransaction) => builder.farewell(inTransaction));
    }
  }

  const done = serve()
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      refuse(error instanceof UnsupportedMessageError ? "0A000" : "57P01", message);
    })
    .finally(() => endStream(stream));

  return {
    done,
    stop() {
      isStopped = true;
      if (!isRunning) stream.destroy();
    },
  };
}

/** Compares without telling by the time it takes how much was right. */
function isSame(a: Buffer, b: Buffer): boolean {
  const digest = (buffer: Buffer) => createHash("sha256").update(buffer).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Ends a connection once the last bytes are sent, or the client has had time enough to take them. */
function endStream(stream: Duplex, lastBytes: Uint8Array = new Uint8Array()): void {
  // A stream that was destroyed has closed or is about to, and nothing would ever clear the timer.
  if (stream.writableEnded || stream.destroyed) return;
  const timer = setTimeout(() => stream.destroy(), FAREWELL_MILLISECONDS);
  stream.once("close", () => clearTimeout(timer));
  stream.end(lastBytes, () => stream.destroy());
}

/** Writes, and waits while the client is slower than we are. */
async function write(stream: Duplex, bytes: Uint8Array): Promise<void> {
  if (stream.write(bytes) || stream.destroyed) return;
  await new Promise<void>((resolve) => {
    const settle = () => {
      stream.off("drain", settle);
      stream.off("close", settle);
      resolve();
    };
    stream.on("drain", settle);
    stream.on("close", settle);
  });
}
