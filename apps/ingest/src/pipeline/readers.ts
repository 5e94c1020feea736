import { availableParallelism } from "node:os";
import { GongkaiError } from "@gongkai/schema";
import type { StoredRules } from "../stored-rules.ts";
import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import { readTask } from "./read-task.ts";
import {
  createReaderThread,
  type KilledReader,
  type ReaderLimits,
  type ReaderThread,
} from "./reader-thread.ts";
import { createTurns } from "./turns.ts";

/** Whatever reads documents: threads, or this one. */
export interface Readers {
  /** How many batches can be read at once. */
  readonly size: number;
  /**
   * Reads a batch and gives an outcome a document, in their order. Waits for a free thread; callers bound how much waits.
   *
   * @throws GongkaiError INTERNAL when threads cannot be started at all
   */
  read(tasks: readonly DocumentTask[]): Promise<readonly ReadOutcome[]>;
  close(): Promise<void>;
}

/** Settings of {@link createReaders}. */
export interface ReadersOptions extends Partial<ReaderLimits> {
  /** At most so many threads; by default one a processor. */
  readonly workers?: number;
}

const DEFAULT_LIMITS: ReaderLimits = {
  documentMilliseconds: 60_000,
  heapMegabytes: 384,
  growthMegabytes: 384,
};
const MOST_WORKERS = 16;

/** How many threads read where nobody said. */
function defaultWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS);
}

/** Reads in this thread, with nothing to wait for: for documents that are trusted, such as the sample. */
export function createReadersInThisThread(rules: StoredRules): Readers {
  return {
    size: 1,
    async read(tasks) {
      const outcomes: ReadOutcome[] = [];
      for (const task of tasks) outcomes.push(await readTask(task, rules));
      return outcomes;
    },
    close: async () => undefined,
  };
}

/** The outcome of a document that ended its thread. */
function toFailure({ origin }: DocumentTask, { code, how }: KilledReader): ReadOutcome {
  const detail = `${origin} cannot be read: it ${how}. Look at it with another program.`;
  return { kind: "failed", sha256: null, stage: "parse", code, detail };
}

/**
 * Reads in threads, which start when there is work for them: a single document starts one.
 *
 * A document that takes too long, or too much memory, or ends its thread in another way, is a failure of its own; the rest
 * of its batch is read by a new thread.
 */
export function createReaders(rules: StoredRules, options: ReadersOptions = {}): Readers {
  const { workers = defaultWorkers(), ...given } = options;
  const limits = { ...DEFAULT_LIMITS, ...given };
  const idle: ReaderThread[] = [];
  const threads = new Set<ReaderThread>();
  const turns = createTurns();
  const waiting: ((thread: ReaderThread) => void)[] = [];

  function start(): ReaderThread {
    const thread = createReaderThread(rules, limits);
    threads.add(thread);
    return thread;
  }

  async function take(): Promise<ReaderThread> {
    const thread = idle.pop();
    if (thread !== undefined) return thread;
    if (threads.size < workers) return start();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function give(thread: ReaderThread): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  }

  /** A thread in place of one that is gone. */
  async function replace(thread: ReaderThread): Promise<ReaderThread> {
    threads.delete(thread);
    await thread.close();
    return start();
  }

  async function readWith(thread: ReaderThread, tasks: readonly DocumentTask[]) {
    const error = await thread.started;
    if (error !== null) {
      throw new GongkaiError("INTERNAL", `The threads that read documents cannot start: ${error.message}`, {
        cause: error,
      });
    }
    return thread.read(tasks);
  }

  async function read(tasks: readonly DocumentTask[]): Promise<readonly ReadOutcome[]> {
    let thread = await take();

    /** Reads documents together, and in parts where the thread ends over one of them. */
    async function readAll(part: readonly DocumentTask[], isAlone = false): Promise<readonly ReadOutcome[]> {
      if (part.length === 0) return [];
      const take = isAlone ? turns.alone : turns.together;
      const reading = await take(() => readWith(thread, part));
      if (reading.kind === "read") return reading.outcomes;
      thread = await replace(thread);
      const { index } = reading;
      const culprit = part.slice(index, index + 1);
      // The memory of a thread may have gone to the documents before, so only one that was alone is blamed for it.
      const isSingled = part.length === 1 && (isAlone || !reading.mayBeOthers);
      const isProven = reading.code === "DOCUMENT_TOO_SLOW" || isSingled;
      return [
        ...(await readAll(part.slice(0, index))),
        ...(isProven
          ? culprit.map((task) => toFailure(task, reading))
          : await readAll(culprit, reading.mayBeOthers)),
        ...(await readAll(part.slice(index + 1))),
      ];
    }

    try {
      return await readAll(tasks);
    } finally {
      give(thread);
    }
  }

  return {
    size: workers,
    read,
    async close() {
      await Promise.all([...threads].map((thread) => thread.close()));
    },
  };
}
