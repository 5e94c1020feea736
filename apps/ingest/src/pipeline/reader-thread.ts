import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { StoredRules } from "../stored-rules.ts";
import type { DocumentTask, ReaderReply, ReaderStart, ReadOutcome } from "./document-task.ts";

/** What a thread may take for documents. */
export interface ReaderLimits {
  /** How long one document may take. */
  readonly documentMilliseconds: number;
  /** How much memory the objects of a thread may take. */
  readonly heapMegabytes: number;
}

/** A thread that ended over a document, and is gone. */
export interface KilledReader {
  readonly kind: "killed";
  /** The place of the document in its batch. */
  readonly index: number;
  readonly code: "DOCUMENT_TOO_SLOW" | "DOCUMENT_KILLED_READER";
  /** What the document did, to be put behind "it". */
  readonly how: string;
}

/** What became of a batch. */
export type BatchReading =
  | { readonly kind: "read"; readonly outcomes: readonly ReadOutcome[] }
  | KilledReader;

/** A thread that reads one batch after the other. */
export interface ReaderThread {
  /** Resolves with null when the thread is ready, and with an error when its code could not be loaded. */
  readonly started: Promise<Error | null>;
  /** Reads a batch; called when the thread is ready, and never while another batch is read. */
  read(tasks: readonly DocumentTask[]): Promise<BatchReading>;
  close(): Promise<void>;
}

/** How often a thread is looked at. */
const WATCH_MILLISECONDS = 500;

/**
 * Starts a thread from the file beside this one of the same kind: JavaScript in a build or a bundle, and TypeScript in a
 * checkout, where the thread has to be given the loader first.
 */
function startWorker(start: ReaderStart, heapMegabytes: number): Worker {
  const extension = extname(new URL(import.meta.url).pathname);
  const code = new URL(`./reader-worker${extension}`, import.meta.url);
  const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes };
  if (extension !== ".ts") return new Worker(code, { workerData: start, resourceLimits });
  return new Worker(new URL("./typescript-thread.js", import.meta.url), {
    workerData: { ...start, code: code.href },
    resourceLimits,
  });
}

function describeEnd(error: Error, heapMegabytes: number): string {
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return `took more than ${heapMegabytes} MB of memory`;
  }
  return `ended its reader (${error.message})`;
}

/** Starts a thread. */
export function createReaderThread(rules: StoredRules, limits: ReaderLimits): ReaderThread {
  const inHand = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = startWorker({ rules, inHand }, limits.heapMegabytes);
  let finish: ((reading: BatchReading) => void) | null = null;
  let reportStart: (error: Error | null) => void;
  const started = new Promise<Error | null>((resolve) => {
    reportStart = resolve;
  });
  let endedBy: Error | null = null;
  let gone: KilledReader | null = null;

  function settle(reading: BatchReading): void {
    const resolve = finish;
    finish = null;
    resolve?.(reading);
  }

  worker.on("message", (reply: ReaderReply) => {
    if (reply.kind === "ready") reportStart(null);
    else settle(reply);
  });
  worker.on("error", (error) => {
    endedBy = error;
  });
  worker.on("exit", (status) => {
    const error = endedBy ?? new Error(`status ${status}`);
    const how = describeEnd(error, limits.heapMegabytes);
    gone = { kind: "killed", index: Atomics.load(inHand, 0), code: "DOCUMENT_KILLED_READER", how };
    reportStart(error);
    settle(gone);
  });

  /** Ends the thread when one document takes too long. */
  function watch(): NodeJS.Timeout {
    let [index, since] = [-1, performance.now()];
    return setInterval(() => {
      const current = Atomics.load(inHand, 0);
      if (current !== index) [index, since] = [current, performance.now()];
      else if (performance.now() - since > limits.documentMilliseconds) {
        const seconds = Math.round(limits.documentMilliseconds / 1000);
        settle({
          kind: "killed",
          index,
          code: "DOCUMENT_TOO_SLOW",
          how: `took longer than ${seconds} seconds`,
        });
        void worker.terminate();
      }
    }, WATCH_MILLISECONDS);
  }

  return {
    started,
    async read(tasks) {
      Atomics.store(inHand, 0, 0);
      if (gone !== null) return { ...gone, index: 0 };
      const watching = watch();
      try {
        return await new Promise<BatchReading>((resolve) => {
          finish = resolve;
          worker.postMessage(tasks);
        });
      } finally {
        clearInterval(watching);
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}
