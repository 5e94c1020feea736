/** The time in which an empty bucket fills, in seconds. */
export const FILLING_SECONDS = 60;

/** Points that clients may use: as many at once as a bucket holds, and as many again over each minute. */
export interface TokenBuckets {
  /** How many points a bucket holds. */
  readonly capacity: number;
  /** Takes points out of a client's bucket; false, and nothing is taken, where there are not so many. */
  take(client: string, points: number): boolean;
  /** Puts back what was not used. */
  give(client: string, points: number): void;
  /** How many points are there now. */
  level(client: string): number;
  /** In how many whole seconds so many points are there again. */
  secondsToFill(points: number): number;
  /** How many buckets are kept: those that are not known to be full. */
  readonly size: number;
}

/** How large buckets are, and how many there may be. */
export interface BucketOptions {
  /** How many points a bucket holds. */
  readonly capacity: number;
  /** How many buckets are kept at most. Beyond that the one that was used longest ago is forgotten, which makes it a full one. */
  readonly most?: number;
  /** Milliseconds since any fixed moment; the clock of the process by default. */
  readonly now?: () => number;
}

interface Bucket {
  readonly level: number;
  readonly at: number;
}

const MOST_BUCKETS = 50_000;

/** Creates buckets that are full. They fill when they are looked at, so that no timer runs. */
export function createTokenBuckets({
  capacity,
  most = MOST_BUCKETS,
  now = () => performance.now(),
}: BucketOptions): TokenBuckets {
  /** In the order of their last use. */
  const buckets = new Map<string, Bucket>();
  const perMillisecond = capacity / (FILLING_SECONDS * 1_000);

  function level(client: string): number {
    const bucket = buckets.get(client);
    if (bucket === undefined) return capacity;
    return Math.min(capacity, bucket.level + (now() - bucket.at) * perMillisecond);
  }

  function set(client: string, points: number): void {
    buckets.delete(client);
    if (points < capacity) buckets.set(client, { level: points, at: now() });
    const [oldest] = buckets.keys();
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
  }

  return {
    capacity,
    take(client, points) {
      const there = level(client);
      if (there < points) return false;
      set(client, there - points);
      return true;
    },
    give: (client, points) => set(client, Math.min(capacity, level(client) + points)),
    level,
    secondsToFill: (points) => Math.ceil((points * FILLING_SECONDS) / capacity),
    get size() {
      return buckets.size;
    },
  };
}
