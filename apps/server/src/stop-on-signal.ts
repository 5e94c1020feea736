/** A terminal and the programs between may each pass on the same Ctrl+C: signals this close, in milliseconds, are one. */
const SAME_SIGNAL_MILLISECONDS = 1_000;

/** Whom to tell while the process stops. */
export interface StopListener {
  readonly print: (text: string) => void;
  /** Told what went wrong while stopping. */
  readonly onError: (error: unknown) => void;
}

/**
 * Runs a task once on SIGINT or SIGTERM and then ends the process. Another signal more than a second later ends it
 * at once.
 */
export function stopOnSignal(stop: () => Promise<void>, { print, onError }: StopListener): void {
  let stoppingSince: number | null = null;
  const handle = (signal: NodeJS.Signals) => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MILLISECONDS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    print(`\nStopping on ${signal}; once more to stop at once.`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        onError(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
}
