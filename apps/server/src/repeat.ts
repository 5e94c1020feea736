/** Work that goes on until it is stopped. */
export interface RunningWork {
  /** Resolves when the work at hand is done and no more will begin. */
  stop(): Promise<void>;
}

/** How work is repeated. */
export interface Repetition {
  /** The pause between one time and the next. */
  readonly milliseconds: number;
  /** Told of every failure, but not of the same one twice in a row. */
  readonly onError: (error: unknown) => void;
}

/** Does work now and again after each pause, whether or not it failed. The signal is aborted when it is stopped. */
export function repeat(
  work: (signal: AbortSignal) => Promise<void>,
  { milliseconds, onError }: Repetition,
): RunningWork {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: NodeJS.Timeout | undefined;
  let lastFailure: string | null = null;
  let current = Promise.resolve();

  async function once(): Promise<void> {
    try {
      await work(signal);
      lastFailure = null;
    } catch (error) {
      const failure = String(error);
      if (!signal.aborted && failure !== lastFailure) onError(error);
      lastFailure = failure;
    }
    if (!signal.aborted) timer = setTimeout(start, milliseconds);
  }
  function start(): void {
    current = once();
  }

  start();
  return {
    async stop() {
      controller.abort();
      clearTimeout(timer);
      await current;
    },
  };
}
