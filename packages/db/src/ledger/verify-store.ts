import type { DrizzleConnection } from "../store/drizzle-connection.ts";
import { type ContentDigest, digestOf } from "./content-digest.ts";
import { contentAsHashed } from "./invariants/content-as-hashed.ts";
import { countsAgree } from "./invariants/counts-agree.ts";
import { everyInputAccounted } from "./invariants/every-input-accounted.ts";
import { figuresAsRead } from "./invariants/figures-as-read.ts";
import type { Breach, Invariant, InvariantName, StoreSnapshot } from "./invariants/invariant.ts";
import { oneCurrentVersion } from "./invariants/one-current-version.ts";
import { oneRowPerIdentity } from "./invariants/one-row-per-identity.ts";
import { orderDoesNotMatter } from "./invariants/order-does-not-matter.ts";
import { publishedIsSearchable } from "./invariants/published-is-searchable.ts";
import { type Rereading, readingAgainChangesNothing } from "./invariants/reading-again.ts";
import { versionsWhole } from "./invariants/versions-whole.ts";

/** What to verify, and how. */
export interface VerifyOptions {
  /** How many breaches of each invariant to list; 20 by default. */
  readonly limit?: number | undefined;
  /**
   * How many current versions, drawn at random, are put together again from all their parts and compared with what the parser had
   * made; 2,000 by default, Infinity for all.
   */
  readonly rebuilt?: number | undefined;
  /** Has a sample of stored sources read again. */
  readonly recheck?: Rereading | undefined;
  /** Whether to compute the digest of the content. */
  readonly digest?: boolean | undefined;
  /** The digest that the content should have, as another store with the same inputs gave it. */
  readonly expectedDigest?: string | undefined;
  /** Told which invariant is looked at, and how far that is. */
  readonly onProgress?: ((name: InvariantName, done: number, total: number) => void) | undefined;
}

/** What was found of one invariant. */
export interface VerifiedInvariant {
  readonly name: InvariantName;
  /** What it means, in a sentence. */
  readonly meaning: string;
  /** Whether it holds, as far as can be seen; null where nothing could be. */
  readonly holds: boolean | null;
  /** Why nothing could be seen. */
  readonly skipped: string | null;
  readonly breaches: readonly Breach[];
  /** Whether there are more breaches than are listed. */
  readonly hasMore: boolean;
  readonly milliseconds: number;
}

/** What was found of a store. */
export interface Verification {
  /** Whether no breach was found. */
  readonly holds: boolean;
  readonly invariants: readonly VerifiedInvariant[];
  /** The digest of the content, where it was asked for. */
  readonly digest: ContentDigest | null;
}

const LISTED = 20;
const REBUILT = 2000;

async function verifyInvariant(invariant: Invariant, snapshot: StoreSnapshot): Promise<VerifiedInvariant> {
  const { name, meaning } = invariant;
  const start = performance.now();
  const result = await invariant.check(snapshot);
  const milliseconds = Math.round(performance.now() - start);
  if ("skipped" in result) {
    return {
      name,
      meaning,
      holds: null,
      skipped: result.skipped,
      breaches: [],
      hasMore: false,
      milliseconds,
    };
  }
  const { breaches } = result;
  return {
    name,
    meaning,
    holds: breaches.length === 0,
    skipped: null,
    breaches: breaches.slice(0, snapshot.limit),
    hasMore: breaches.length > snapshot.limit,
    milliseconds,
  };
}

/**
 * Verifies that nothing is lost, doubled or damaged: looks for breaches of the ten invariants in the store as it is at one moment. It
 * only reads, and may run beside everything else. What each invariant rests on is said where it is defined, in `invariants/`.
 */
export async function verifyStore(
  { drizzle }: DrizzleConnection,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { limit = LISTED, rebuilt = REBUILT, recheck, expectedDigest, onProgress } = options;
  return drizzle.transaction(
    async (transaction) => {
      const isDigestWanted = options.digest === true || expectedDigest !== undefined;
      const digest = isDigestWanted ? await digestOf(transaction) : null;
      const invariants = [
        everyInputAccounted,
        oneRowPerIdentity,
        oneCurrentVersion,
        contentAsHashed,
        versionsWhole,
        publishedIsSearchable,
        figuresAsRead,
        countsAgree,
        readingAgainChangesNothing(recheck),
        orderDoesNotMatter(digest?.digest, expectedDigest),
      ];
      const verified: VerifiedInvariant[] = [];
      for (const invariant of invariants) {
        verified.push(await verifyInvariant(invariant, { transaction, limit, rebuilt, onProgress }));
      }
      return { holds: verified.every(({ holds }) => holds !== false), invariants: verified, digest };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
