// Plain JavaScript, not TypeScript: a worker thread loads its file without the loaders that run the rest of
// the workspace from source (tsx, vitest), and Node 20 cannot strip types by itself.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

/**
 * What the worker is started with: where the database lives, or undefined to keep it in memory.
 *
 * @typedef {{ dataDirectory: string | undefined }} WorkerStart
 */

/**
 * What the worker is told: run one unit of the wire protocol, or write everything down and end.
 *
 * @typedef {{ kind: "execute", unit: Uint8Array } | { kind: "close" }} WorkerRequest
 */

/**
 * What the worker says. `failed` means the database could not be opened, `broken` that it ended by itself;
 * nothing can be asked after either.
 *
 * @typedef {{ kind: "opened", serverVersion: string } | { kind: "failed", reason: string }
 *   | { kind: "answer", bytes: Uint8Array } | { kind: "broken", reason: string } | { kind: "closed" }} WorkerReply
 */

const port = parentPort;
if (port === null) throw new Error("pglite-worker.js runs as a worker thread only");
const start = /** @type {WorkerStart} */ (workerData);

/**
 * @param {WorkerReply} reply
 * @param {ArrayBuffer[]} [transfer]
 */
function say(reply, transfer = []) {
  port?.postMessage(reply, transfer);
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs one unit and gives everything the database answers, in one buffer of its own.
 *
 * @param {PGlite} database
 * @param {Uint8Array} unit
 */
async function execute(database, unit) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  let size = 0;
  await database.execProtocolRawStream(unit, {
    onRawData: (bytes) => {
      // The bytes are a view on the database's own memory, which the next piece overwrites.
      pieces.push(bytes.slice());
      size += bytes.length;
    },
  });
  const answer = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    answer.set(piece, offset);
    offset += piece.length;
  }
  return answer;
}

/**
 * What an empty database starts from, where the environment variable GONGKAI_EMBEDDED_IMAGE names a file of it: what PGlite itself
 * made and dumped before. Making it anew takes four times as long as reading it. Only tests set it, which start databases by the
 * hundred.
 *
 * @returns {Promise<Blob | undefined>}
 */
async function readImage() {
  const path = process.env.GONGKAI_EMBEDDED_IMAGE ?? "";
  const { dataDirectory } = start;
  if (path === "" || (dataDirectory !== undefined && existsSync(join(dataDirectory, "PG_VERSION"))))
    return undefined;
  return new Blob([await readFile(path)]);
}

/** @returns {Promise<PGlite | undefined>} */
async function open() {
  try {
    const loadDataDir = await readImage();
    const database = await PGlite.create({
      dataDir: start.dataDirectory ?? "memory://",
      ...(loadDataDir === undefined ? {} : { loadDataDir }),
    });
    const { rows } = await database.query("SELECT current_setting('server_version') AS version");
    const [row] = /** @type {{ version: string }[]} */ (rows);
    say({ kind: "opened", serverVersion: row?.version ?? "" });
    return database;
  } catch (error) {
    say({ kind: "failed", reason: reasonOf(error) });
    return undefined;
  }
}

const database = await open();
if (database === undefined) {
  port.close();
} else {
  port.on("message", async (/** @type {WorkerRequest} */ request) => {
    try {
      if (request.kind === "execute") {
        const bytes = await execute(database, request.unit);
        say({ kind: "answer", bytes }, [bytes.buffer]);
      } else {
        await database.close();
        say({ kind: "closed" });
        port.close();
      }
    } catch (error) {
      say({ kind: "broken", reason: reasonOf(error) });
      port.close();
    }
  });
}
