/** The largest document that clients may send, in bytes. */
export const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

/** The largest request that brings one, in bytes: base64 takes a third more, and the query comes with it. */
export const MAX_DOCUMENT_REQUEST_BYTES = 6 * 1024 * 1024;

/**
 * How many documents of clients are read at once and for how long, apart from what else the server does. Of each number one client has
 * half at most. Times are in milliseconds.
 */
export interface IntakeLimits {
  /** How many are checked at once, each in a thread of its own. */
  readonly checking: number;
  /** How many more wait; whoever comes then is told to come again. Together they hold fewer places than operations have. */
  readonly waiting: number;
  /** How long one may take to be read, and checked. */
  readonly documentMilliseconds: number;
  /** How much memory the objects of its thread may take. */
  readonly heapMegabytes: number;
  /** By how much the process may grow over it. */
  readonly growthMegabytes: number;
  /** How long taking in a document may take, fetching included. */
  readonly ingestMilliseconds: number;
  /** How many large requests arrive at once. */
  readonly arriving: number;
}

/** How many documents are read at once and for how long, unless the server is told otherwise. */
export const INTAKE_LIMITS: IntakeLimits = {
  checking: 2,
  waiting: 2,
  documentMilliseconds: 8_000,
  heapMegabytes: 256,
  growthMegabytes: 256,
  ingestMilliseconds: 60_000,
  arriving: 4,
};
