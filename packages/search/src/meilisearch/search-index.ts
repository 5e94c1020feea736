import { type EngineRequest, MAXIMUM_REACH, type SearchPage } from "../engine.ts";
import { BEGIN_SNAPSHOT } from "../postgres/begin-reading.ts";
import { readHits } from "../postgres/read-hits.ts";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";
import { type Ask, type Candidate, createAsk, type Findings } from "./ask-engine.ts";
import { confirmCandidates, isAnyOutdated } from "./confirm-candidates.ts";
import type { Connection } from "./connection.ts";
import { type Counts, candidatesOf, countsOfEngine, facetsOfCandidates } from "./count-hits.ts";
import type { EngineQuery } from "./engine-query.ts";
import { askForCounts, askForPage, askForWindow, type PageQuestions } from "./page-questions.ts";
import { readLag, readSeenChange } from "./read-lag.ts";
import { encodeCursor, type PagePosition, readPosition } from "./request-cursor.ts";

/** What a search works with. */
export interface Searching {
  readonly connection: Connection;
  readonly pool: SqlPool;
  readonly indexName: string;
  /** The name that pages carry. */
  readonly engineName: string;
  /** How long the engine may take over all that it is asked, in milliseconds. */
  readonly time: number;
}

/** A page, and whether it may be relied on. */
export interface FollowingPage extends SearchPage {
  /** Whether the engine found sections that have changed or gone since it was told of them. They are left out. */
  readonly isOutdated: boolean;
}

/** What one request is answered with. */
interface Work {
  readonly searching: Searching;
  readonly ask: Ask;
  readonly request: EngineRequest;
  readonly query: EngineQuery;
}

/** What was asked first, and what the engine answered. */
interface FirstAnswers extends PageQuestions {
  readonly answers: readonly Findings[];
  /** Of all of them, those candidates that are hits. */
  readonly confirmed: ReadonlySet<string>;
}

/** A candidate that is a hit, and what comes behind it. */
interface Found {
  readonly candidate: Candidate;
  readonly behind: PagePosition;
}

/** Candidates that were looked at. */
interface Looked {
  readonly found: readonly Found[];
  /** How many candidates were looked at; the first of them is at `position.offset`. */
  readonly count: number;
  /** Whether the engine finds nothing beyond them. */
  readonly isEnd: boolean;
  /** Whether some were not what they were when they were indexed, or do not hold what is looked for. */
  readonly hasLost: boolean;
}

/**
 * Finds one page: the engine gives candidates in order, PostgreSQL says which of them are hits and what they print.
 *
 * @throws GongkaiError BAD_CURSOR, SEARCH_TOO_DEEP; SearchError SEARCH_UNAVAILABLE; the reason of the signal
 */
export async function searchIndex(
  searching: Searching,
  request: EngineRequest,
  query: EngineQuery,
  signal?: AbortSignal,
): Promise<FollowingPage> {
  const position = readPosition(request);
  const work: Work = { searching, ask: createAsk(searching, signal), request, query };
  const seenChange = await readSeenChange(searching.pool, searching.indexName, signal);
  const asked = askForPage(request, query, position.offset);
  const answers = await work.ask(asked.questions);
  const [main] = answers;
  if (main === undefined) throw new Error("The engine gave no answer to the first question.");
  return inTransaction(
    searching.pool,
    BEGIN_SNAPSHOT,
    async (client) => {
      const candidates = candidatesOf(answers);
      const confirmed = await confirmCandidates(client, request, candidates, query.isCertain);
      const doubtful = candidates.filter(({ id }) => !confirmed.has(id));
      let looked = lookAt(main, position, confirmed);
      while (looked.found.length <= request.first && !looked.isEnd) {
        const next = await lookFurther(work, client, position, looked);
        if (next === null) break;
        looked = next;
      }
      const page = looked.found.slice(0, request.first);
      const hits = await readHits(
        client,
        request,
        page.map(({ candidate, behind }) => ({ ...candidate, cursor: encodeCursor(request, behind) })),
      );
      const counts = await countHits(work, client, seenChange, { ...asked, answers, confirmed }, [
        position,
        looked,
      ]);
      signal?.throwIfAborted();
      return {
        hits,
        ...counts,
        hasNextPage: looked.found.length > page.length || !looked.isEnd,
        engine: searching.engineName,
        isOutdated: await isAnyOutdated(client, doubtful),
      };
    },
    signal,
  );
}

/**
 * Counts hits, never more than there are. The engine's own counts are taken where everything that it finds is a hit, without
 * the reports that it knows otherwise than PostgreSQL does; else what was looked at, which is everything where little is found.
 */
async function countHits(
  { searching, ask, request, query }: Work,
  client: SqlClient,
  seenChange: number,
  first: FirstAnswers,
  [position, looked]: readonly [PagePosition, Looked],
): Promise<Counts> {
  const lag = await readLag(client, searching.indexName, seenChange);
  const isCurrent = lag !== "many" && lag.length === 0;
  if (query.isCertain && isCurrent && !looked.hasLost) return countsOfEngine(request, first, "exact");
  if (query.isCertain && !isCurrent && lag !== "many") {
    const asked = askForCounts(request, query, lag);
    return countsOfEngine(request, { ...asked, answers: await ask(asked.questions) }, "atLeast");
  }
  const value = position.hits + looked.found.length;
  const total = { value, relation: looked.isEnd && isCurrent ? "exact" : "atLeast" } as const;
  if (!query.isCertain || request.facets.length === 0) {
    return { total, facets: facetsOfCandidates(request, first, { ...first, isComplete: isCurrent }) };
  }
  const asked = askForWindow(request, query);
  const answers = await ask(asked.questions);
  const confirmed = await confirmCandidates(client, request, candidatesOf(answers), true);
  return {
    total,
    facets: facetsOfCandidates(request, { ...asked, answers }, { confirmed, isComplete: isCurrent }),
  };
}

function lookAt(
  { candidates, total }: Findings,
  { offset, hits }: PagePosition,
  confirmed: ReadonlySet<string>,
): Looked {
  const found: Found[] = [];
  candidates.forEach((candidate, index) => {
    const at = offset + index;
    if (at >= MAXIMUM_REACH || !confirmed.has(candidate.id)) return;
    found.push({ candidate, behind: { offset: at + 1, hits: hits + found.length + 1 } });
  });
  return {
    found,
    count: candidates.length,
    isEnd: candidates.length === 0 || offset + candidates.length >= total,
    hasLost: candidates.some(({ id }) => !confirmed.has(id)),
  };
}

/** Looks at the candidates behind those that were looked at; null where none can be reached. */
async function lookFurther(
  { ask, request, query }: Work,
  client: SqlClient,
  position: PagePosition,
  looked: Looked,
): Promise<Looked | null> {
  const offset = position.offset + looked.count;
  if (offset >= MAXIMUM_REACH) return null;
  const { questions } = askForPage({ ...request, facets: [] }, { ...query, isCertain: false }, offset);
  const [findings] = await ask(questions);
  if (findings === undefined) return null;
  const confirmed = await confirmCandidates(client, request, findings.candidates, query.isCertain);
  const next = lookAt(findings, { offset, hits: position.hits + looked.found.length }, confirmed);
  return {
    found: [...looked.found, ...next.found],
    count: looked.count + next.count,
    isEnd: next.isEnd,
    hasLost: looked.hasLost || next.hasLost,
  };
}
