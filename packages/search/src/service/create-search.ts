import type { SearchEngine } from "../engine.ts";
import { interpretQuery } from "../interpret/interpret-query.ts";
import { createPostgresGazetteer } from "../interpret/postgres-gazetteer.ts";
import type { SqlPool } from "../postgres/sql-pool.ts";
import type { Search, SynchronisedIndex } from "../search.ts";
import { suggestAgencies } from "../suggest/suggest-agencies.ts";
import { suggestQueries } from "../suggest/suggest-queries.ts";
import { answerSearch, type Understanding } from "./answer-search.ts";
import { checkQueryLength } from "./check-request.ts";
import { cutRun } from "./cut-run.ts";
import type { CutRun } from "./cut-terms.ts";
import { type FollowingEngine, follow } from "./follow.ts";
import { createVocabularyKeeper } from "./keep-vocabulary.ts";
import { searchCut } from "./relax.ts";

/** What a search service is made of. */
export interface SearchParts {
  /** The engine inside PostgreSQL, on the same pool. */
  readonly engine: SearchEngine;
  /** The engine that answers instead where it can; its index follows that of PostgreSQL. */
  readonly preferred?: FollowingEngine | undefined;
  readonly pool: SqlPool;
  /** The day by which "last year" is told; today where the process runs by default. */
  readonly today?: (() => Date) | undefined;
  /**
   * How long the server of the preferred engine may take over a search, in milliseconds, before PostgreSQL is asked; 300 by
   * default.
   */
  readonly patience?: number | undefined;
  /** Why no engine is preferred, to be read behind a colon. */
  readonly why?: string | undefined;
  /** Told in a sentence when another engine begins to answer, and why. */
  readonly onNotice?: ((sentence: string) => void) | undefined;
  /** Milliseconds since any fixed moment; the clock of the process by default. */
  readonly now?: (() => number) | undefined;
}

const PATIENCE = 300;

const NOTHING: SynchronisedIndex = { reports: 0, refused: [] };

/** Makes a search service of engines. */
export function createSearch({
  engine,
  preferred,
  pool,
  today = () => new Date(),
  patience = PATIENCE,
  why = "no other engine is named",
  onNotice = () => {},
  now,
}: SearchParts): Search {
  let isClosed = false;
  const onChange = () => {
    if (!isClosed) onNotice(describe());
  };
  const following = preferred === undefined ? null : follow(preferred, engine, { now, onChange });
  const engines = { engine, preferred: following, patience };
  const gazetteer = createPostgresGazetteer({ pool });
  const cut: CutRun = (run, limit) => cutRun(pool, run, limit);
  // A query that is suggested is one that would find something here, where runs are cut into words.
  const forgiving: SearchEngine = {
    ...engine,
    search: (request, options) => searchCut(request, (each) => engine.search(each, options), cut),
  };
  const understanding: Understanding = {
    interpret: ({ text, interpret = true, asWords = [] }, { areLinesSections }) =>
      interpretQuery(text, {
        gazetteer,
        today: today(),
        isInterpreted: interpret,
        areLinesSections,
        asWords,
      }),
    cut,
    suggest: (text, { terms, filter, recognised }, signal) =>
      suggestQueries({ pool, engine: forgiving }, { text, terms, filter, recognised }, { signal }),
  };
  const keepVocabulary = createVocabularyKeeper(pool, now);

  function describe(): string {
    if (following === null) return `Searches are answered by ${engine.name}: ${why}.`;
    const reason = following.breaker.reason();
    const { name } = following.engine;
    return reason === null
      ? `Searches are answered by ${name}, and by ${engine.name} where it cannot: ${following.engine.describe()}.`
      : `Searches are answered by ${engine.name} until ${name} can be used: ${reason}`;
  }
  function isStandIn(): boolean {
    return following !== null && following.breaker.reason() !== null;
  }
  function engineInUse(): string {
    return following === null || isStandIn() ? engine.name : following.engine.name;
  }

  return {
    describe,
    engineInUse,
    isStandIn,
    index: engine,
    async prepare() {
      await engine.prepare();
      await following?.start();
    },
    async synchronise(options) {
      try {
        return following === null ? NOTHING : await following.synchronise(options);
      } finally {
        await keepVocabulary(options?.signal);
      }
    },
    async rebuild(options) {
      return following === null ? NOTHING : following.rebuild(options);
    },
    async reconcile(options) {
      return following === null ? NOTHING : following.reconcile(options);
    },
    async status() {
      return {
        engine: engineInUse(),
        description: describe(),
        documents: await engine.count(),
        following: (await following?.status()) ?? null,
      };
    },
    search: (request, { signal } = {}) => answerSearch(engines, understanding, request, signal),
    async suggestAgencies(text, options) {
      checkQueryLength(text);
      return suggestAgencies(pool, text, options);
    },
    async close() {
      isClosed = true;
    },
  };
}
