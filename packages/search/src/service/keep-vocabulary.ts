import type { SqlPool } from "../postgres/sql-pool.ts";
import { isVocabularyDue, refreshVocabulary } from "../suggest/refresh-vocabulary.ts";

/** The least time between two looks at whether the vocabulary is due, in milliseconds. */
const SHORTEST_PAUSE = 60_000;

/** Looking, and counting words, takes at most one part in so many of the time: both grow with the index. */
const SHARE_OF_TIME = 20;

/**
 * Makes a function that renews the vocabulary where the index has outgrown it. To be called as often as one likes: most
 * calls do nothing.
 */
export function createVocabularyKeeper(
  pool: SqlPool,
  now: () => number = () => performance.now(),
): (signal?: AbortSignal) => Promise<void> {
  let notBefore = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    const start = now();
    if (start < notBefore) return;
    // Set at once, so that calls meanwhile do nothing, and again when the time it took is known.
    notBefore = start + SHORTEST_PAUSE;
    if (await isVocabularyDue(pool)) await refreshVocabulary(pool, { signal });
    notBefore = now() + Math.max(SHORTEST_PAUSE, SHARE_OF_TIME * (now() - start));
  };
}
