/**
 * Runs work for so many milliseconds at most. Whoever waits is told at once when they are over, or when the caller's own
 * signal is aborted, whether or not the work heeds the signal it is given.
 *
 * @param late makes the error for when the time is over
 * @throws the reason of the caller's signal; what `late` makes; what the work throws
 */
export async function withinTime<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { milliseconds, late, signal }: TimeLimit,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late()), milliseconds);
  const passOn = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", passOn, { once: true });
  const cut = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  try {
    const working = work(controller.signal);
    // It may fail after nobody waits for it any more.
    working.catch(() => {});
    return await Promise.race([working, cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", passOn);
  }
}

/** How long work may take, and what ends it before. */
export interface TimeLimit {
  readonly milliseconds: number;
  readonly late: () => Error;
  readonly signal?: AbortSignal | undefined;
}
