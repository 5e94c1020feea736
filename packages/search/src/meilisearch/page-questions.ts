import type { EngineRequest, FacetName, SearchFilter } from "../engine.ts";
import type { Question } from "./ask-engine.ts";
import type { EngineQuery } from "./engine-query.ts";
import { filterWithoutOwn } from "./facet-attributes.ts";

/** So many candidates are looked at together where not each of them need be a hit. */
const WINDOW = 100;

/** So many more than a page holds are asked for otherwise, in case some are not what they were. */
const SPARE = 10;

/** What the engine is asked at once: first for the hits, then for facets that have a question of their own. */
export interface PageQuestions {
  readonly questions: readonly Question[];
  /** Which question a facet is counted by. */
  readonly questionOf: ReadonlyMap<FacetName, number>;
}

/** For which candidates the engine is asked. */
interface Range {
  readonly offset: number;
  readonly limit: number;
  /** How many candidates facets with a question of their own come with. */
  readonly facetLimit: number;
  /** Reports that are left aside. */
  readonly without: readonly string[];
}

/** The questions for a page that begins behind so many candidates. */
export function askForPage(request: EngineRequest, query: EngineQuery, offset: number): PageQuestions {
  const limit = request.first + SPARE;
  return writeQuestions(
    request,
    query,
    query.isCertain
      ? { offset, limit, facetLimit: 0, without: [] }
      : { offset, limit: Math.max(WINDOW, limit), facetLimit: WINDOW, without: [] },
  );
}

/** The questions for what the engine counts, some reports left aside. */
export function askForCounts(
  request: EngineRequest,
  query: EngineQuery,
  without: readonly string[],
): PageQuestions {
  return writeQuestions(request, query, { offset: 0, limit: 0, facetLimit: 0, without });
}

/** The questions for candidates to count, the first ones. */
export function askForWindow(request: EngineRequest, query: EngineQuery): PageQuestions {
  return writeQuestions(request, query, { offset: 0, limit: WINDOW, facetLimit: WINDOW, without: [] });
}

function writeQuestions(
  { terms, filter, order, facets }: EngineRequest,
  { text }: EngineQuery,
  { offset, limit, facetLimit, without }: Range,
): PageQuestions {
  const isBrowsing = terms.every(({ isExcluded }) => isExcluded);
  const main = {
    text,
    filter,
    without,
    order: isBrowsing && order === "relevance" ? "newest" : order,
    offset,
    limit,
  } as const;
  const apart = facets.flatMap((name): { readonly name: FacetName; readonly filter: SearchFilter }[] => {
    const narrowed = filterWithoutOwn(name, filter);
    // Candidates are counted from the first one on, and further pages begin in the middle of what there is.
    if (narrowed === null && (offset === 0 || facetLimit === 0)) return [];
    return [{ name, filter: narrowed ?? filter }];
  });
  const together = facets.filter((name) => !apart.some((each) => each.name === name));
  return {
    questions: [
      { ...main, facets: together },
      ...apart.map((each) => ({
        ...main,
        order: "relevance" as const,
        filter: each.filter,
        offset: 0,
        limit: facetLimit,
        facets: [each.name],
      })),
    ],
    questionOf: new Map(facets.map((name) => [name, 1 + apart.findIndex((each) => each.name === name)])),
  };
}
