/** Whether the user asked to stop, and an end to listening for it. */
export interface Interruption {
  readonly isRequested: () => boolean;
  readonly release: () => void;
}

/**
 * Listens for Ctrl-C: the first asks the batch to end after the document in hand, the second ends at once, as
 * it would without us. Nothing is lost either way, since each document is one transaction.
 */
export function listenForInterruption(): Interruption {
  let isRequested = false;
  const signals = ["SIGINT", "SIGTERM"] as const;
  const request = () => {
    isRequested = true;
    process.stderr.write(
      "\ngongkai: stopping after the document in hand. Run the same command again for the rest.\n",
    );
    release();
  };
  const release = () => {
    for (const signal of signals) process.off(signal, request);
  };
  for (const signal of signals) process.on(signal, request);
  return { isRequested: () => isRequested, release };
}
