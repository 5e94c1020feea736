import type { ClaimedInput } from "@gongkai/db";

/** An input that is being read: how many of its documents are on their way, and how its reading ended. */
export interface InputInHand {
  readonly input: ClaimedInput;
  /** Documents that were handed out and are not in the ledger yet. */
  outstanding: number;
  /** Documents of it that came to an end in this run. */
  ended: number;
  /** How its reading ended; null while it goes on, or where it was broken off. */
  reading: ReadingEnd | null;
  /** Whether it is a crawl file, whose documents need not hold reports. */
  isCrawl: boolean;
  /** Whether another worker has taken it over. */
  isLost: boolean;
}

/** How the reading of an input ended: every document was handed out, or it could not be read any further. */
type ReadingEnd =
  | { readonly kind: "done"; readonly passedOver: number | null; readonly stamp: string | null }
  | { readonly kind: "failed"; readonly code: string; readonly detail: string };

/** An input of which nothing has been read yet. */
export function takeInHand(input: ClaimedInput): InputInHand {
  return { input, outstanding: 0, ended: 0, reading: null, isCrawl: false, isLost: false };
}
