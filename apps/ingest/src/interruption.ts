/** Whether the user asked to stop, and an end to listening for it. */
export interface Interruption {
  readonly isRequested: () => boolean;
  /** Aborted when the user asks. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** A terminal and npm may both pass on one Ctrl-C: what follows this soon is the same request. */
const SAME_REQUEST_MILLISECONDS = 1_000;

/**
 * Listens for Ctrl-C: the first asks to end after the batch in hand, a later one ends at once, as it would without
 * us. Nothing is lost either way, since what is stored is stored with its line in the ledger.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let requestedAt: number | null = null;
  const signals = ["SIGINT", "SIGTERM"] as const;
  const request = (signal: NodeJS.Signals) => {
    if (requestedAt === null) {
      requestedAt = performance.now();
      process.stderr.write(
        "\ngongkai: stopping after the documents in hand. Run the same command again for the rest.\n",
      );
      controller.abort(new Error("The user asked to stop."));
    } else if (performance.now() - requestedAt > SAME_REQUEST_MILLISECONDS) {
      release();
      process.kill(process.pid, signal);
    }
  };
  const release = () => {
    for (const signal of signals) process.off(signal, request);
  };
  for (const signal of signals) process.on(signal, request);
  return { isRequested: () => requestedAt !== null, signal: controller.signal, release };
}
