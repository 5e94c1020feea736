import type { DocumentTask, ReadOutcome } from "./document-task.ts";
import { readTask } from "./read-task.ts";
import type { StoredRules } from "./stored-rules.ts";
import { createThreadPool, type ThreadPool, type ThreadPoolOptions } from "./thread-pool.ts";

/** Whatever reads documents that are to be stored: threads, or this one. */
export type Readers = ThreadPool<DocumentTask, ReadOutcome>;

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

/** Reads documents that are to be stored in threads; see {@link createThreadPool}. */
export function createReaders(rules: StoredRules, options: ThreadPoolOptions = {}): Readers {
  return createThreadPool<DocumentTask, ReadOutcome>(
    {
      work: "store",
      rules,
      toFailure: (_, { code, detail }) => ({ kind: "failed", sha256: null, stage: "parse", code, detail }),
    },
    options,
  );
}
