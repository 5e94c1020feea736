import { SearchError } from "@gongkai/schema";
import { ANYTHING, type SearchEngine } from "../engine.ts";
import type { MeilisearchEngine } from "../meilisearch/meilisearch-engine.ts";
import type { FollowingIndex, SynchronisedIndex } from "../search.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker.ts";
import { withinTime } from "./within-time.ts";

/** An engine whose index is filled from the one in PostgreSQL, and that answers searches in its place. */
export type FollowingEngine = Omit<MeilisearchEngine, "capabilities" | "put" | "remove" | "clear" | "count">;

/** The preferred engine with its circuit breaker, and the work of keeping its index up to date. */
export interface Following {
  readonly engine: FollowingEngine;
  readonly breaker: CircuitBreaker;
  /** Finds out whether the engine can be used, and waits no longer for that than a start-up may take. */
  start(): Promise<void>;
  synchronise(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  rebuild(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  reconcile(options?: { readonly signal?: AbortSignal }): Promise<SynchronisedIndex>;
  status(): Promise<FollowingIndex>;
}

/** How long a start-up, or somebody who asks for the status, waits for the engine, in milliseconds. */
const START_PATIENCE = 2_000;

/** An index is taken up that lacks at most one report in so many documents, each of which is a section. */
const DOCUMENTS_PER_MISSING_REPORT = 200;

/** An index is dropped that lacks one report in so many documents, which is about half of all reports. */
const DOCUMENTS_PER_LATE_REPORT = 12;

/** So many missing reports never make an index be dropped: they are there sooner than they are counted. */
const FEW_REPORTS = 1_000;

/**
 * Follows the index of `source` with that of `engine`. Searches are kept from it until `start` or `synchronise` has
 * found it filled.
 *
 * @param onChange told whenever it begins or ceases to answer, once started
 */
export function follow(
  engine: FollowingEngine,
  source: SearchEngine,
  { onChange, now }: { readonly onChange: () => void; readonly now?: (() => number) | undefined },
): Following {
  const { name } = engine;
  let isStarted = false;
  let isPrepared = false;
  /** Whether it was the last time that somebody looked. */
  let isFilled = false;

  async function isWithin(behind: number, documentsPerReport: number): Promise<boolean> {
    return behind === 0 || behind * documentsPerReport <= (await source.count());
  }

  /** Resolves when a search would be answered from a whole index. */
  async function probe(): Promise<void> {
    await engine.prepare();
    isPrepared = true;
    const { behind } = await engine.progress();
    isFilled = await isWithin(behind, DOCUMENTS_PER_MISSING_REPORT);
    if (!isFilled) throw yetToTakeIn(behind);
    await engine.search(ANYTHING);
  }

  function yetToTakeIn(behind: number): SearchError {
    return new SearchError("SEARCH_UNAVAILABLE", `${name} has yet to take in ${behind} reports.`);
  }

  const breaker = createCircuitBreaker({
    probe,
    untried: `${name} has not answered yet.`,
    onChange: () => {
      if (isStarted) onChange();
    },
    ...(now === undefined ? {} : { now }),
  });

  const late = () => new SearchError("SEARCH_UNAVAILABLE", `${name} did not answer in time.`);

  async function prepareAnd<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    try {
      if (!isPrepared) await engine.prepare();
      isPrepared = true;
      const result = await work();
      if (!isFilled) await breaker.probe();
      return result;
    } catch (error) {
      // It may have lost its index, or be another one by the time it comes back.
      isPrepared = false;
      // Whether searches fail as well is found out before one does. Nobody waits for that.
      if (!signal?.aborted && breaker.reason() === null) void breaker.probe();
      throw error;
    }
  }

  async function dropWhereLate(): Promise<void> {
    const { behind } = await engine.progress();
    if (behind <= FEW_REPORTS || (await isWithin(behind, DOCUMENTS_PER_LATE_REPORT))) return;
    isFilled = false;
    if (breaker.reason() === null) breaker.open(yetToTakeIn(behind).message);
  }

  return {
    engine,
    breaker,
    async start() {
      // Why it cannot be used, the breaker says.
      await withinTime(breaker.probe, { milliseconds: START_PATIENCE, late }).catch(() => undefined);
      isStarted = true;
    },
    synchronise: (options) =>
      prepareAnd(async () => {
        await dropWhereLate();
        return engine.synchronise(options);
      }, options?.signal),
    rebuild: (options) => prepareAnd(() => engine.rebuild(options), options?.signal),
    reconcile: (options) => prepareAnd(() => engine.reconcile(options), options?.signal),
    async status() {
      const { index, behind, refused } = await engine.progress();
      try {
        const { documents } = await withinTime(() => engine.status(), { milliseconds: START_PATIENCE, late });
        return { name, index, documents, behind, refused, trouble: null };
      } catch (error) {
        const trouble = error instanceof Error ? error.message : String(error);
        return { name, index, documents: null, behind, refused, trouble };
      }
    },
  };
}
