import type { MultiSearchQuery } from "meilisearch";
import type { FacetName, SearchFilter, SearchOrder } from "../engine.ts";
import type { Connection, SearchLimits } from "./connection.ts";
import { MeilisearchFailure } from "./failure.ts";
import { filterExpressions, withoutReports } from "./filter-expression.ts";

/** A section as the engine finds it. */
export interface Candidate {
  /** The id of the search document. */
  readonly id: string;
  readonly revision: number;
  /** What facets count it by; absent where it has nothing of the kind, or where it was not asked for. */
  readonly values: Readonly<Partial<Record<FacetName, string>>>;
}

/** What the engine is asked at once. */
export interface Question {
  readonly text: string;
  readonly filter: SearchFilter;
  /** Reports that are left aside. */
  readonly without: readonly string[];
  readonly order: SearchOrder;
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly FacetName[];
}

/** What it answers. */
export interface Findings {
  readonly candidates: readonly Candidate[];
  /** How many there are in all. */
  readonly total: number;
  readonly counts: Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>>;
}

const SORT: Readonly<Record<SearchOrder, readonly string[]>> = {
  relevance: [],
  newest: ["year:desc", "document:asc"],
  oldest: ["year:asc", "document:asc"],
};

/** Asks the engine several questions in one request, and gives an answer to each, in their order. */
export type Ask = (questions: readonly Question[]) => Promise<readonly Findings[]>;

/**
 * Makes a function that asks the engine. It throws SearchError SEARCH_UNAVAILABLE, and the reason of the signal.
 *
 * @param options `time`: how long the engine may take over everything that it is asked, in milliseconds
 */
export function createAsk(
  {
    connection,
    indexName,
    time,
  }: { readonly connection: Connection; readonly indexName: string; readonly time: number },
  signal?: AbortSignal,
): Ask {
  let left = time;
  return async (questions) => {
    const start = performance.now();
    try {
      return await askEngine(connection, indexName, questions, { time: left, signal });
    } finally {
      left -= performance.now() - start;
    }
  };
}

async function askEngine(
  connection: Connection,
  indexName: string,
  questions: readonly Question[],
  limits: SearchLimits,
): Promise<readonly Findings[]> {
  const queries = questions.map((question) => writeQuestion(indexName, question));
  const answer: unknown = await connection.search(
    (client, cut) => client.multiSearch({ queries }, { signal: cut }),
    limits,
  );
  const results = isRecord(answer) && Array.isArray(answer.results) ? answer.results : [];
  const findings = results.map(readFindings).filter((each) => each !== null);
  if (findings.length === questions.length) return findings;
  throw new MeilisearchFailure(
    "garbled",
    `What answers at ${connection.host} does not answer as Meilisearch does. Check that the address leads to it.`,
  );
}

function writeQuestion(indexUid: string, question: Question): MultiSearchQuery {
  const { text, filter, without, order, offset, limit, facets } = question;
  const expressions = [...filterExpressions(filter), ...withoutReports(without)];
  return {
    indexUid,
    q: text,
    offset,
    limit,
    locales: ["cmn"],
    matchingStrategy: "all",
    attributesToRetrieve: ["document", "revision", ...facets],
    ...(expressions.length === 0 ? {} : { filter: expressions }),
    ...(facets.length === 0 ? {} : { facets: [...facets] }),
    ...(SORT[order].length === 0 ? {} : { sort: [...SORT[order]] }),
  };
}

function readFindings(result: unknown): Findings | null {
  if (!isRecord(result) || !Array.isArray(result.hits) || typeof result.estimatedTotalHits !== "number")
    return null;
  const candidates = result.hits.map(readCandidate).filter((each) => each !== null);
  if (candidates.length !== result.hits.length) return null;
  const counts = isRecord(result.facetDistribution) ? result.facetDistribution : {};
  // The engine counts by the attributes that it was asked to, which are facets, and gives numbers.
  return { candidates, total: result.estimatedTotalHits, counts: counts as Findings["counts"] };
}

function readCandidate(hit: unknown): Candidate | null {
  if (!isRecord(hit) || typeof hit.document !== "string" || typeof hit.revision !== "number") return null;
  const { document, revision, ...values } = hit;
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return {
    id: document,
    revision,
    values: Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
