import { findRefusal, refusal } from "./errors/refusal.ts";

/** One operation from its arrival to its end: it may be cut short, and then asks nothing more. */
export interface Operation {
  /** Aborted when the time is up or the client is gone. */
  readonly signal: AbortSignal;
  /**
   * Puts a question to the database or the search engine. Once the operation is cut short none is put, and whoever
   * waits for an answer waits no longer.
   *
   * @throws the reason of the signal; what the question throws
   */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>;
  /** Cuts the operation short because nobody waits for its answer. */
  abandon(): void;
  /** Ends the operation. Resolves when every question that was put is answered, whoever still wanted to know. */
  end(): Promise<void>;
}

/**
 * Asks for something that nobody waits longer for than some milliseconds. Its signal is aborted then.
 *
 * @throws GraphQLError TIMEOUT; what the question throws
 */
export async function askWithin<Answer>(
  milliseconds: number,
  question: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const operation = beginOperation(milliseconds);
  try {
    return await operation.ask(() => question(operation.signal));
  } finally {
    void operation.end();
  }
}

/** Begins an operation that may take a number of milliseconds. */
export function beginOperation(milliseconds: number): Operation {
  const controller = new AbortController();
  const { signal } = controller;
  const open = new Set<Promise<unknown>>();
  const timer = setTimeout(() => {
    const seconds = milliseconds / 1_000;
    controller.abort(
      refusal("TIMEOUT", `The query was not answered within ${seconds} s. Ask for less, or try again later.`),
    );
  }, milliseconds);
  const cut = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  // An operation that is cut short while it waits for nothing is no fault.
  cut.catch(() => {});

  return {
    signal,
    async ask(question) {
      signal.throwIfAborted();
      const answer = question();
      open.add(answer);
      answer.catch(() => {}).finally(() => open.delete(answer));
      const plain = answer.catch((error: unknown) => {
        // What reads the database puts errors of its own around the reason for which a statement was given up.
        throw findRefusal(error) ?? error;
      });
      return Promise.race([plain, cut]);
    },
    abandon() {
      controller.abort(refusal("BAD_REQUEST", "The client ended the connection before it was answered."));
    },
    async end() {
      clearTimeout(timer);
      await Promise.allSettled(open);
    },
  };
}
