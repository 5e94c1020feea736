import { availableParallelism } from "node:os";
import { GongkaiError } from "@gongkai/schema";
import {
  createReaderThread,
  type KilledReader,
  type ReaderLimits,
  type ReaderThread,
} from "./reader-thread.ts";
import type { ReaderStart, ThreadTask } from "./thread-messages.ts";
import { createTurns } from "./turns.ts";

/** Whatever reads documents: threads, or this one. */
export interface ThreadPool<Task, Outcome> {
  /** How many batches can be read at once. */
  readonly size: number;
  /**
   * Reads a batch and gives an outcome a document, in their order. Waits for a free thread; callers bound how much waits.
   *
   * @throws GongkaiError INTERNAL when threads cannot be started at all
   */
  read(tasks: readonly Task[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** Settings of {@link createThreadPool}. */
export interface ThreadPoolOptions extends Partial<ReaderLimits> {
  /** At most so many threads; by default one a processor. */
  readonly workers?: number;
}

/** What the threads of a pool do, and what is said of a document that ended its thread. */
export interface PoolWork<Task, Outcome> extends Pick<ReaderStart, "work" | "rules"> {
  readonly toFailure: (
    task: Task,
    killed: { readonly code: KilledReader["code"]; readonly detail: string },
  ) => Outcome;
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

function describeKill({ origin }: ThreadTask, { code, how }: KilledReader) {
  return { code, detail: `${origin} cannot be read: it ${how}. Look at it with another program.` };
}

/**
 * Reads in threads, which start when there is work for them: a single document starts one.
 *
 * A document that takes too long, or too much memory, or ends its thread in another way, is a failure of its own; the rest
 * of its batch is read by a new thread.
 */
export function createThreadPool<Task extends ThreadTask, Outcome>(
  { toFailure, ...start }: PoolWork<Task, Outcome>,
  options: ThreadPoolOptions = {},
): ThreadPool<Task, Outcome> {
  const { workers = defaultWorkers(), ...given } = options;
  const limits = { ...DEFAULT_LIMITS, ...given };
  const idle: ReaderThread<Task, Outcome>[] = [];
  const threads = new Set<ReaderThread<Task, Outcome>>();
  const turns = createTurns();
  const waiting: ((thread: ReaderThread<Task, Outcome>) => void)[] = [];

  function startThread(): ReaderThread<Task, Outcome> {
    const thread = createReaderThread<Task, Outcome>(start, limits);
    threads.add(thread);
    return thread;
  }

  async function take(): Promise<ReaderThread<Task, Outcome>> {
    const thread = idle.pop();
    if (thread !== undefined) return thread;
    if (threads.size < workers) return startThread();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function give(thread: ReaderThread<Task, Outcome>): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  }

  /** A thread in place of one that is gone. */
  async function replace(thread: ReaderThread<Task, Outcome>): Promise<ReaderThread<Task, Outcome>> {
    threads.delete(thread);
    await thread.close();
    return startThread();
  }

  async function readWith(thread: ReaderThread<Task, Outcome>, tasks: readonly Task[]) {
    const error = await thread.started;
    if (error !== null) {
      throw new GongkaiError("INTERNAL", `The threads that read documents cannot start: ${error.message}`, {
        cause: error,
      });
    }
    return thread.read(tasks);
  }

  async function read(tasks: readonly Task[]): Promise<readonly Outcome[]> {
    let thread = await take();

    /** Reads documents together, and in parts where the thread ends over one of them. */
    async function readAll(part: readonly Task[], isAlone = false): Promise<readonly Outcome[]> {
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
          ? culprit.map((task) => toFailure(task, describeKill(task, reading)))
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
