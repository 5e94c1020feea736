import { GongkaiError, SearchError } from "@gongkai/schema";
import type { SearchDocument } from "./document.ts";
import type { SearchEngine } from "./engine.ts";

/** Work taken from an outbox: what the index must hold, and what must be gone. */
export interface OutboxClaim {
  readonly put: readonly SearchDocument[];
  /** Ids of reports. */
  readonly remove: readonly string[];
  /** Tells the outbox that the work is done. What is never completed comes back later. */
  complete(): Promise<void>;
}

/** A queue of reports whose search documents must be renewed. */
export interface SearchOutbox {
  /** Takes up to `limit` reports. Null or an empty claim when there are none. */
  claim(limit: number): Promise<OutboxClaim | null>;
}

const BATCH = 100;

/**
 * Brings the index up to date with an outbox, claim by claim, until the outbox is empty.
 *
 * @param options `batch`: how many reports to claim at once, 100 if absent
 * @returns how many reports were indexed or removed
 * @throws SearchError SEARCH_UNAVAILABLE when the engine fails; the claim at hand stays uncompleted
 */
export async function drainOutbox(
  outbox: SearchOutbox,
  engine: SearchEngine,
  { batch = BATCH }: { readonly batch?: number } = {},
): Promise<number> {
  let reports = 0;
  for (;;) {
    const claim = await outbox.claim(batch);
    if (claim === null || (claim.put.length === 0 && claim.remove.length === 0)) return reports;
    await apply(claim, engine);
    await claim.complete();
    reports += new Set([...claim.put.map((document) => document.reportId), ...claim.remove]).size;
  }
}

/** Removal comes first, so that a report named on both sides ends up with its new documents. */
async function apply({ put, remove }: OutboxClaim, engine: SearchEngine): Promise<void> {
  try {
    if (remove.length > 0) await engine.remove(remove);
    if (put.length > 0) await engine.put(put);
  } catch (cause) {
    if (cause instanceof GongkaiError && cause.code === "SEARCH_UNAVAILABLE") throw cause;
    throw new SearchError(
      "SEARCH_UNAVAILABLE",
      `The search engine ${engine.name} did not take ${put.length} documents. They stay in the outbox; try again later.`,
      { cause },
    );
  }
}
