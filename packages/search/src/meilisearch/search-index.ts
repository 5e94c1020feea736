import {
  type EngineRequest,
  type FacetName,
  MAXIMUM_REACH,
  type SearchFilter,
  type SearchPage,
  type SearchTotal,
} from "../engine.ts";
import { readHits } from "../postgres/read-hits.ts";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";
import { askEngine, type Candidate, type Findings, type Question } from "./ask-engine.ts";
import { confirmCandidates, isAnyOutdated } from "./confirm-candidates.ts";
import type { Connection } from "./connection.ts";
import { countFacet } from "./count-facets.ts";
import type { EngineQuery } from "./engine-query.ts";
import { filterWithoutOwn } from "./facet-attributes.ts";
import { encodeCursor, type PagePosition, readPosition } from "./request-cursor.ts";

/** What a search works with. */
export interface Searching {
  readonly connection: Connection;
  readonly pool: SqlPool;
  readonly indexName: string;
  /** The name that pages carry. */
  readonly engineName: string;
}

/** A page, and whether it may be relied on. */
export interface FollowingPage extends SearchPage {
  /** Whether the engine found sections that have changed or gone since it was told of them. They are left out. */
  readonly isOutdated: boolean;
}

/** So many candidates are looked at together where not each of them need be a hit. */
const WINDOW = 100;

/** So many more than a page holds are asked for otherwise, in case some are not what they were. */
const SPARE = 10;

const BEGIN = "begin isolation level repeatable read read only";

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
  const { questions, variantOf } = writeQuestions(request, query, position);
  const answers = await askEngine(searching.connection, searching.indexName, questions, signal);
  const [main] = answers;
  if (main === undefined) throw new Error("The engine was asked one question at least.");

  return inTransaction(
    searching.pool,
    BEGIN,
    async (client) => {
      const candidates = answers.flatMap((answer) => answer.candidates);
      const confirmed = await confirmCandidates(client, request, candidates, query.isCertain);
      const doubtful = candidates.filter(({ id }) => !confirmed.has(id));
      let looked = lookAt(main, position, confirmed);
      while (looked.found.length <= request.first && !looked.isEnd) {
        const next = await lookFurther(searching, client, { request, query, signal }, position, looked);
        if (next === null) break;
        looked = next;
      }
      const page = looked.found.slice(0, request.first);
      const hits = await readHits(
        client,
        request,
        page.map(({ candidate, behind }) => ({ ...candidate, cursor: encodeCursor(request, behind) })),
      );
      signal?.throwIfAborted();
      return {
        hits,
        total: totalOf(main, position, looked, query),
        facets: request.facets.map((name) => {
          const findings = answers[variantOf.get(name) ?? 0] ?? main;
          const ofFacet = findings.candidates.filter(({ id }) => confirmed.has(id));
          const isCertain = query.isCertain && !looked.hasLost;
          // Further pages begin in the middle of what there is.
          const isWhole = findings !== main || position.offset === 0;
          return countFacet(name, { findings, hits: ofFacet, isCertain, isWhole });
        }),
        hasNextPage: looked.found.length > page.length || !looked.isEnd,
        engine: searching.engineName,
        isOutdated: await isAnyOutdated(client, doubtful),
      };
    },
    signal,
  );
}

/** The request itself, and for each facet with a filter of its own the request without that. */
function writeQuestions(
  { terms, filter, order, facets, first }: EngineRequest,
  { text, isCertain }: EngineQuery,
  { offset }: PagePosition,
): { readonly questions: readonly Question[]; readonly variantOf: ReadonlyMap<FacetName, number> } {
  const isBrowsing = terms.every(({ isExcluded }) => isExcluded);
  const common = { text, order: isBrowsing && order === "relevance" ? "newest" : order } as const;
  const variants = facets.flatMap((name): { readonly name: FacetName; readonly filter: SearchFilter }[] => {
    const without = filterWithoutOwn(name, filter);
    return without === null ? [] : [{ name, filter: without }];
  });
  const own = facets.filter((name) => !variants.some((variant) => variant.name === name));
  return {
    questions: [
      {
        ...common,
        filter,
        offset,
        limit: isCertain ? first + SPARE : Math.max(WINDOW, first + SPARE),
        facets: own,
      },
      ...variants.map((variant) => ({
        ...common,
        order: "relevance" as const,
        filter: variant.filter,
        offset: 0,
        limit: isCertain ? 0 : WINDOW,
        facets: [variant.name],
      })),
    ],
    variantOf: new Map(variants.map(({ name }, index) => [name, index + 1])),
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
  { connection, indexName }: Searching,
  client: SqlClient,
  {
    request,
    query,
    signal,
  }: {
    readonly request: EngineRequest;
    readonly query: EngineQuery;
    readonly signal: AbortSignal | undefined;
  },
  position: PagePosition,
  looked: Looked,
): Promise<Looked | null> {
  const offset = position.offset + looked.count;
  if (offset >= MAXIMUM_REACH) return null;
  const { questions } = writeQuestions(
    { ...request, facets: [] },
    { ...query, isCertain: false },
    { offset, hits: 0 },
  );
  const [findings] = await askEngine(connection, indexName, questions, signal);
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

/**
 * What the engine counts where all of that are hits; else what was looked at, which is everything where little is found.
 */
function totalOf(main: Findings, position: PagePosition, looked: Looked, query: EngineQuery): SearchTotal {
  if (query.isCertain && !looked.hasLost) return { value: main.total, relation: "exact" };
  const value = position.hits + looked.found.length;
  return { value, relation: looked.isEnd ? "exact" : "atLeast" };
}
