import { createSearchOutbox } from "@gongkai/db";
import { SearchError } from "@gongkai/schema";
import { drainOutbox } from "@gongkai/search";
import type { Services } from "./context.ts";
import { type RunningWork, repeat } from "./repeat.ts";

/** How long reports that another process stores may wait before search finds them. */
const INTERVAL_MILLISECONDS = 2_000;

function sayRefused(
  refused: readonly { readonly reportId: string; readonly reason: string }[],
  onError: (error: unknown) => void,
): void {
  for (const { reportId, reason } of refused) {
    onError(new SearchError("SEARCH_UNAVAILABLE", `Report ${reportId} cannot be searched yet: ${reason}`));
  }
}

/**
 * Brings search up to date with what is stored, now and every two seconds: other processes store reports too. What
 * fails is reported and tried again. The index of another engine is filled beside that, however long it takes.
 */
export function drainRegularly(
  { database, search }: Services,
  onError: (error: unknown) => void,
): RunningWork {
  const outbox = createSearchOutbox(database);
  const options = { milliseconds: INTERVAL_MILLISECONDS, onError };
  const drain = repeat(async (signal) => {
    const { refused } = await drainOutbox(outbox, search.index, { signal });
    sayRefused(refused, onError);
  }, options);
  const synchronise = repeat(async (signal) => {
    const { refused } = await search.synchronise({ signal });
    sayRefused(refused, onError);
  }, options);
  return {
    async stop() {
      await Promise.all([drain.stop(), synchronise.stop()]);
    },
  };
}
