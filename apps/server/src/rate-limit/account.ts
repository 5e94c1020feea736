import { refusal } from "../errors/refusal.ts";
import type { TokenBuckets } from "./token-buckets.ts";

/** What a request that reaches the server takes at least, in points. */
export const LEAST_POINTS = 1;

/** How a client stands, in points. */
interface Standing {
  /** How many there may be at once, and again over each minute. */
  readonly limit: number;
  /** How many are there now, in whole points. */
  readonly remaining: number;
  /** In how many seconds all of them are there again. */
  readonly resetSeconds: number;
}

/** What one request takes out of the bucket of its client. */
export interface Account {
  /** What the request was charged for, in points; what it came to, once that is known. */
  readonly cost: number;
  /**
   * Takes what the request costs, of which a part may be taken already.
   *
   * @throws GraphQLError RATE_LIMITED where there is not so much
   */
  charge(points: number): void;
  /** Gives back what the request did not use, but for what it takes at least. */
  settle(points: number): void;
  /** Null where nothing is limited. */
  standing(): Standing | null;
  /** In how many seconds the client may ask again what it was refused; null where it was not refused. */
  readonly retrySeconds: number | null;
}

/**
 * Opens the account of a request.
 *
 * @param buckets null where nothing is limited
 * @param least what the request takes whatever it comes to, in points
 */
export function openAccount(client: string, buckets: TokenBuckets | null, least: number): Account {
  let taken = 0;
  let retrySeconds: number | null = null;
  return {
    get cost() {
      return taken;
    },
    get retrySeconds() {
      return retrySeconds;
    },
    charge(points) {
      const more = Math.max(0, points - taken);
      if (buckets !== null && !buckets.take(client, more)) {
        retrySeconds = Math.max(1, buckets.secondsToFill(more - buckets.level(client)));
        throw refusal(
          "RATE_LIMITED",
          `This costs ${points} points, and fewer are left of the ${buckets.capacity} a minute. Try again in ${retrySeconds} s, or ask for less.`,
        );
      }
      taken += more;
    },
    settle(points) {
      const used = Math.min(taken, Math.max(least, points));
      buckets?.give(client, taken - used);
      taken = used;
    },
    standing() {
      if (buckets === null) return null;
      const { capacity } = buckets;
      const level = buckets.level(client);
      return {
        limit: capacity,
        remaining: Math.floor(level),
        resetSeconds: buckets.secondsToFill(capacity - level),
      };
    },
  };
}
