import { pauseAskedFor } from "../meilisearch/failure.ts";

/** What a circuit breaker works with. */
export interface CircuitBreakerOptions {
  /** Finds out whether work would succeed again, before any caller's work is let through. Rejects where it would not. */
  readonly probe: () => Promise<void>;
  /** Why work is held back to begin with, until a probe has succeeded; null, the default, where it is not. */
  readonly untried?: string | null;
  /** Told of every change, with the reason while work is held back and null when it is let through again. */
  readonly onChange: (reason: string | null) => void;
  /** Milliseconds since any fixed moment; the clock of the process by default. */
  readonly now?: () => number;
}

/** Keeps callers from waiting for something that is known not to work, until it works again. */
export interface CircuitBreaker {
  /**
   * Why no work is let through; null where it is. Asking is what sets a probe off once the time for one has come: it
   * runs beside the caller, who waits for none.
   */
  reason(): string | null;
  /**
   * Holds work back from now on. Where it is held back already, nothing changes: what fails then was let through before,
   * and says nothing new.
   *
   * @param pause for how many milliseconds it is held back at least, as whatever failed asks for; five minutes at most
   */
  open(reason: string, pause?: number): void;
  /** Notes that work has succeeded, so that the next failure counts as the first one. */
  noteSuccess(): void;
  /** Probes now, whenever the next one was due, and resolves with what `reason` gives then. */
  probe(): Promise<string | null>;
}

/** How long work is held back after a first failure; each further one doubles that. In milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const LONGEST_PAUSE_ASKED_FOR = 300_000;

interface Opened {
  readonly reason: string;
  readonly until: number;
}

/** A circuit breaker. It sets no timer, and so keeps no process alive. */
export function createCircuitBreaker({
  probe,
  untried = null,
  onChange,
  now = () => performance.now(),
}: CircuitBreakerOptions): CircuitBreaker {
  let opened: Opened | null = untried === null ? null : { reason: untried, until: now() };
  let pause = FIRST_PAUSE;
  let probing: Promise<string | null> | null = null;

  function holdBack(reason: string, pauseAsked: number): void {
    const isNew = opened?.reason !== reason;
    opened = { reason, until: now() + Math.max(pause, Math.min(pauseAsked, LONGEST_PAUSE_ASKED_FOR)) };
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    if (isNew) onChange(reason);
  }

  async function runProbe(): Promise<string | null> {
    try {
      await probe();
      // The pause is not cut back here: what passes a probe may still fail at the work itself.
      if (opened !== null) {
        opened = null;
        onChange(null);
      }
    } catch (error) {
      holdBack(error instanceof Error ? error.message : String(error), pauseAskedFor(error));
    } finally {
      probing = null;
    }
    return opened?.reason ?? null;
  }

  function startProbe(): Promise<string | null> {
    probing ??= runProbe();
    return probing;
  }

  return {
    reason() {
      if (opened !== null && now() >= opened.until) startProbe();
      return opened?.reason ?? null;
    },
    open(reason, pauseAsked = 0) {
      if (opened === null) holdBack(reason, pauseAsked);
    },
    noteSuccess() {
      pause = FIRST_PAUSE;
    },
    probe: startProbe,
  };
}
