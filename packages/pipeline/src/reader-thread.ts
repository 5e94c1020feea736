import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { ReaderReply, ReaderStart, ThreadTask } from "./thread-messages.ts";

/** What a thread may take for documents. */
export interface ReaderLimits {
  /** How long one document may take. */
  readonly documentMilliseconds: number;
  /** How much memory the objects of a thread may take. */
  readonly heapMegabytes: number;
  /** By how much the process may grow over one document: bytes that are no objects are not in the other limit. */
  readonly growthMegabytes: number;
}

/** A thread that ended over a document, and is gone. */
export interface KilledReader {
  readonly kind: "killed";
  /** The place of the document in its batch. */
  readonly index: number;
  readonly code: "DOCUMENT_TOO_SLOW" | "DOCUMENT_KILLED_READER";
  /** What the document did, to be put behind "it". */
  readonly how: string;
  /** Whether something else that was done at the same time may have been the cause. */
  readonly mayBeOthers: boolean;
}

/** What became of a batch. */
type BatchReading<Outcome> = { readonly kind: "read"; readonly outcomes: readonly Outcome[] } | KilledReader;

/** A thread that reads one batch after the other. */
export interface ReaderThread<Task, Outcome> {
  /** Resolves with null when the thread is ready, and with an error when its code could not be loaded. */
  readonly started: Promise<Error | null>;
  /** Reads a batch; called when the thread is ready, and never while another batch is read. */
  read(tasks: readonly Task[]): Promise<BatchReading<Outcome>>;
  close(): Promise<void>;
}

/** How often a thread is looked at. What a file expands to outside of its objects grows by 30 MB meanwhile. */
const WATCH_MILLISECONDS = 100;
const MEGABYTE = 1024 * 1024;

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

/** What the process has in memory beside the objects and buffers of this thread, in bytes: that of the other threads. */
function memoryOfThreads(): number {
  const { rss, heapTotal, external } = process.memoryUsage();
  return rss - heapTotal - external;
}

function tookTooMuch(megabytes: number): string {
  return `took more than ${megabytes} MB of memory`;
}

function describeEnd(error: Error, heapMegabytes: number): string {
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") return tookTooMuch(heapMegabytes);
  return `ended its reader (${error.message})`;
}

function sharedNumber(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Starts a thread. What it answers is what its work says. */
export function createReaderThread<Task extends ThreadTask, Outcome>(
  { work, rules }: Pick<ReaderStart, "work" | "rules">,
  limits: ReaderLimits,
): ReaderThread<Task, Outcome> {
  const inHand = sharedNumber();
  const isLoading = sharedNumber();
  const worker = startWorker({ work, rules, inHand, isLoading }, limits.heapMegabytes);
  let finish: ((reading: BatchReading<Outcome>) => void) | null = null;
  let reportStart: (error: Error | null) => void;
  const started = new Promise<Error | null>((resolve) => {
    reportStart = resolve;
  });
  let endedBy: Error | null = null;
  let gone: KilledReader | null = null;

  function settle(reading: BatchReading<Outcome>): void {
    const resolve = finish;
    finish = null;
    resolve?.(reading);
  }

  worker.on("message", (reply: ReaderReply<Outcome>) => {
    if (reply.kind === "ready") reportStart(null);
    else settle(reply);
  });
  worker.on("error", (error) => {
    endedBy = error;
  });
  worker.on("exit", (status) => {
    const error = endedBy ?? new Error(`status ${status}`);
    const how = describeEnd(error, limits.heapMegabytes);
    const index = Atomics.load(inHand, 0);
    gone = { kind: "killed", index, code: "DOCUMENT_KILLED_READER", how, mayBeOthers: false };
    reportStart(error);
    settle(gone);
  });

  function end(why: Omit<KilledReader, "kind">): void {
    settle({ kind: "killed", ...why });
    void worker.terminate();
  }

  /** Ends the thread when one document takes too long, or too much memory, of which the limits of a thread count only some. */
  function watch(): NodeJS.Timeout {
    const { documentMilliseconds, growthMegabytes } = limits;
    let [index, since, before] = [-1, 0, 0];
    return setInterval(() => {
      const current = Atomics.load(inHand, 0);
      const resident = memoryOfThreads();
      if (current !== index || Atomics.load(isLoading, 0) === 1)
        [index, since, before] = [current, performance.now(), resident];
      else if (performance.now() - since > documentMilliseconds) {
        const how = `took longer than ${Math.round(documentMilliseconds / 1000)} seconds`;
        end({ index, code: "DOCUMENT_TOO_SLOW", how, mayBeOthers: false });
      } else if (resident - before > growthMegabytes * MEGABYTE) {
        const how = tookTooMuch(growthMegabytes);
        end({ index, code: "DOCUMENT_KILLED_READER", how, mayBeOthers: true });
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
        return await new Promise<BatchReading<Outcome>>((resolve) => {
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
