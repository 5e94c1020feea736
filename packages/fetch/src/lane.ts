import { setTimeout as sleep } from "node:timers/promises";
import type { FetchRequest } from "./fetched.ts";

/** A request on its way to its document. */
export interface Errand {
  readonly request: FetchRequest;
  /** Where to ask next. */
  url: URL;
  redirects: number;
  /** Whether robots.txt of the site is what is asked for now. */
  isAtRobots: boolean;
  /** How often a request failed and was to be made again. */
  retries: number;
}

/** Everything about one host: what is to be asked of it, and when it may be asked. Times are by `performance.now()`. */
export class Lane {
  /** What is to be asked, the next first. */
  readonly errands: Errand[] = [];
  /** Whether an errand of this host is under way. */
  isTaken = false;
  /** When the host may be asked again. */
  readyAt = 0;
  /** Rest between two requests. */
  delay: number;
  /** Until when the host asked to be left alone, where that is too long to wait for. */
  restsUntil = 0;
  /** Errands that were given up one after the other because the host did not answer or was in trouble. */
  failuresInARow = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(delay: number) {
    this.delay = delay;
  }

  /** Does one request when nobody else asks this host and it has rested. */
  async takeTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const turn = async () => {
      await before;
      const wait = this.readyAt - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal });
      try {
        return await work();
      } finally {
        this.readyAt = Math.max(this.readyAt, performance.now() + this.delay);
      }
    };
    const done = turn();
    this.#last = done.then(
      () => {},
      () => {},
    );
    return await done;
  }
}
