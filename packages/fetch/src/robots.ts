import type { FetchError } from "@gongkai/schema";
import robotsParser from "robots-parser";

/** What robots.txt says of a site, or why it could not be read. */
export type Robots =
  | {
      readonly kind: "rules";
      isAllowed(url: URL): boolean;
      /** Rest between two requests, in milliseconds. */
      readonly delay: number;
      /** Roughly the memory that the rules hold, in characters. */
      readonly weight: number;
    }
  | {
      readonly kind: "unreadable";
      readonly error: FetchError;
      readonly isTransient: boolean;
      /** When to ask again, by `performance.now()`. */
      readonly until: number;
      readonly weight: number;
    };

/** The part of robots.txt that is read, in bytes; the rest of a longer one is ignored. */
export const MAXIMUM_ROBOTS_BYTES = 512 * 1024;

/** Wildcards that are looked at in one robots.txt: each costs time in proportion to the length of an address. */
const MAXIMUM_WILDCARDS = 10_000;

/** What is kept of all sites together, in characters. */
const MAXIMUM_WEIGHT = 64 * 1024 * 1024;

interface ParsedRobots {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
}

// The package is CommonJS while its types describe an ES module: what is imported is the function itself.
const parseRobotsText = robotsParser as unknown as (url: string, text: string) => ParsedRobots;

/** The rules of a site that has no robots.txt. */
export const EVERYTHING_ALLOWED: Robots = { kind: "rules", isAllowed: () => true, delay: 0, weight: 0 };

/** Reads the rules of a site for a user agent. `origin` is as in `URL.origin`. */
export function parseRobots(origin: string, bytes: Uint8Array, userAgent: string): Robots {
  const text = cutAtWildcards(new TextDecoder().decode(bytes));
  const name = /^[^/ ]*/.exec(userAgent)?.[0] ?? userAgent;
  const parsed = parseRobotsText(`${origin}/robots.txt`, text);
  const seconds = parsed.getCrawlDelay(name) ?? 0;
  return {
    kind: "rules",
    isAllowed: (url) => url.pathname === "/robots.txt" || parsed.isAllowed(url.href, name) === true,
    delay: seconds > 0 ? seconds * 1000 : 0,
    weight: text.length,
  };
}

function cutAtWildcards(text: string): string {
  let count = 0;
  for (const { index } of text.matchAll(/\*/g)) {
    count += 1;
    if (count > MAXIMUM_WILDCARDS) return text.slice(0, index);
  }
  return text;
}

/** Remembers what robots.txt says, by origin. Forgets what was used longest ago when it grows too heavy. */
export class RobotsMemory {
  readonly #sites = new Map<string, Robots>();
  #weight = 0;

  /** What is known of a site; null if nothing or if it is time to ask again. */
  recall(origin: string): Robots | null {
    const robots = this.#sites.get(origin);
    if (robots === undefined) return null;
    this.#forget(origin, robots);
    if (robots.kind === "unreadable" && robots.until <= performance.now()) return null;
    this.remember(origin, robots);
    return robots;
  }

  remember(origin: string, robots: Robots): void {
    const former = this.#sites.get(origin);
    if (former !== undefined) this.#forget(origin, former);
    this.#sites.set(origin, robots);
    this.#weight += robots.weight + origin.length;
    for (const [oldest, itsRobots] of this.#sites) {
      if (this.#weight <= MAXIMUM_WEIGHT || oldest === origin) break;
      this.#forget(oldest, itsRobots);
    }
  }

  #forget(origin: string, robots: Robots): void {
    this.#sites.delete(origin);
    this.#weight -= robots.weight + origin.length;
  }
}
