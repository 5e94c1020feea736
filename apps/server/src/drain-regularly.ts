import { createSearchOutbox } from "@gongkai/db";
import { SearchError } from "@gongkai/schema";
import { drainOutbox } from "@gongkai/search";
import type { Services } from "./context.ts";

/** How long reports that another process stores may wait before search finds them. */
const INTERVAL_MILLISECONDS = 2_000;

/** Work that goes on until it is stopped. */
export interface RunningWork {
  /** Resolves when the work at hand is done and no more will begin. */
  stop(): Promise<void>;
}

/**
 * Brings search up to date with what is stored, now and every two seconds: other processes store reports too. What
 * fails is reported and tried again.
 */
export function drainRegularly(
  { database, engine }: Services,
  onError: (error: unknown) => void,
): RunningWork {
  const outbox = createSearchOutbox(database);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = Promise.resolve();

  async function drain(): Promise<void> {
    try {
      const { refused } = await drainOutbox(outbox, engine);
      for (const { reportId, reason } of refused) {
        onError(
          new SearchError("SEARCH_UNAVAILABLE", `Report ${reportId} cannot be searched yet: ${reason}`),
        );
      }
    } catch (error) {
      onError(error);
    }
    if (!isStopped) timer = setTimeout(start, INTERVAL_MILLISECONDS);
  }
  function start(): void {
    current = drain();
  }

  start();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
