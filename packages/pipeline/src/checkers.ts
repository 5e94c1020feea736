import type { CheckOutcome } from "./check-task.ts";
import type { StoredRules } from "./stored-rules.ts";
import type { ThreadTask } from "./thread-messages.ts";
import { createThreadPool, type ThreadPool, type ThreadPoolOptions } from "./thread-pool.ts";

/** Threads that check documents of which nothing is stored. */
export type Checkers = ThreadPool<ThreadTask, CheckOutcome>;

/** Checks documents in threads; see {@link createThreadPool}. */
export function createCheckers(rules: StoredRules, options: ThreadPoolOptions = {}): Checkers {
  return createThreadPool<ThreadTask, CheckOutcome>(
    { work: "check", rules, toFailure: (_, { code, detail }) => ({ kind: "failed", code, detail }) },
    options,
  );
}
