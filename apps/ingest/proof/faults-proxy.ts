import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CrashableServer } from "./faults-server.ts";

/** A message of PostgreSQL's protocol on its way to the server. */
export interface FrontendMessage {
  /** Its place among the messages of all connections since the proxy was armed, from 1. */
  readonly number: number;
  /** The letter of its kind: `Q` query, `P` parse, `B` bind, `D` describe, `E` execute, `S` sync, `d` copy data, … */
  readonly type: string;
  /** The text of a query or of a statement that is parsed; empty for other kinds. */
  readonly statement: string;
  /** The process of the server that serves the connection. */
  readonly backend: number | null;
}

/**
 * What becomes of a message: it passes; the connection is cut before it; or the connection is cut when the server has answered
 * it, and the answer never arrives.
 */
export type Verdict = "pass" | "cutBefore" | "cutAfter";

/** What decides about messages. */
export type Judge = (message: FrontendMessage) => Verdict | Promise<Verdict>;

/** Something between clients and a server that counts what they send and cuts connections. */
export interface DatabaseProxy {
  /** The address of a database through it. */
  url(database: string): string;
  /** Counts from 1 again, and has messages judged. */
  arm(judge: Judge): void;
  /** Lets everything pass, and gives how many messages there were since it was armed. */
  disarm(): number;
  close(): Promise<void>;
}

/** Kinds of messages that the server answers at once. */
const ANSWERED = new Set(["Q", "S", "c", "f", "F"]);

function statementOf(type: string, body: Buffer): string {
  if (type === "Q") return body.subarray(0, body.indexOf(0)).toString();
  if (type !== "P") return "";
  const start = body.indexOf(0) + 1;
  return body.subarray(start, body.indexOf(0, start)).toString();
}

/** Takes whole messages from a stream of bytes; the first one has no letter. */
function createSplitter() {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return {
    *take(chunk: Buffer): Generator<{ readonly type: string | null; readonly bytes: Buffer }> {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (rest.length < head + 4) return;
        const length = head + rest.readInt32BE(head);
        if (rest.length < length) return;
        const bytes = rest.subarray(0, length);
        rest = rest.subarray(length);
        yield { type: isStarted ? String.fromCharCode(bytes[0] ?? 0) : null, bytes };
        isStarted = true;
      }
    },
  };
}

/** The process that serves a connection, from what the server says when it begins. */
function findBackend(greeting: Buffer): number | null {
  for (let at = 0; at + 5 <= greeting.length; at += 1 + greeting.readInt32BE(at + 1)) {
    if (greeting[at] === 0x4b && at + 9 <= greeting.length) return greeting.readInt32BE(at + 5);
  }
  return null;
}

/** Starts a proxy before a server, on a Unix socket of its own. */
export async function startProxy(server: Pick<CrashableServer, "folder" | "url">): Promise<DatabaseProxy> {
  const folder = await mkdtemp(join(tmpdir(), "gongkai-proof-proxy-"));
  let judge: Judge | null = null;
  let count = 0;
  const sockets = new Set<Socket>();

  async function serve(client: Socket): Promise<void> {
    const upstream = connect(join(server.folder, ".s.PGSQL.5432"));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let backend: number | null = null;
    let greeting: Buffer | null = Buffer.alloc(0);
    let isWithheld = false;
    upstream.on("data", (answer: Buffer) => {
      if (isWithheld) {
        client.destroy();
        upstream.destroy();
        return;
      }
      if (greeting !== null) {
        greeting = Buffer.concat([greeting, answer]);
        backend = findBackend(greeting);
        if (backend !== null) greeting = null;
      }
      client.write(answer);
    });
    const splitter = createSplitter();
    for await (const chunk of client) {
      for (const { type, bytes } of splitter.take(chunk as Buffer)) {
        let verdict: Verdict = "pass";
        if (judge !== null && type !== null && type !== "X") {
          count += 1;
          const statement = statementOf(type, bytes.subarray(5));
          verdict = await judge({ number: count, type, statement, backend });
        }
        if (verdict === "pass") {
          upstream.write(bytes);
          continue;
        }
        if (verdict === "cutAfter") {
          isWithheld = true;
          upstream.write(bytes);
          if (type !== null && ANSWERED.has(type) && !upstream.destroyed)
            await new Promise((resolve) => upstream.once("close", resolve));
        }
        client.destroy();
        upstream.end();
        return;
      }
    }
  }

  const listener = createServer((client) => {
    // A connection that is cut ends its iteration with an error.
    serve(client).catch(() => undefined);
  });
  await new Promise<void>((resolve) => listener.listen(join(folder, ".s.PGSQL.5432"), resolve));
  return {
    url: (database) => server.url(database, folder),
    arm(given) {
      count = 0;
      judge = given;
    },
    disarm() {
      judge = null;
      return count;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
