import type { Search, SearchAnswer } from "../../src/index.ts";
import type { Query, QueryClassId } from "../queries/query.ts";
import { hitWithin, mean, normalisedGain, percentile, recall, reciprocalRank } from "./metrics.ts";
import type { MeasureId } from "./targets.ts";

/** What came of one query. */
interface Result {
  readonly query: Query;
  /** The ids of the first hundred hits. */
  readonly ids: readonly string[];
  /** Milliseconds for the first ten hits. */
  readonly time: number;
  readonly measures: Readonly<Record<MeasureId, boolean | number>>;
}

/** What came of a class of queries. */
export interface ClassResult {
  readonly id: QueryClassId;
  readonly queries: number;
  readonly measures: Readonly<Record<MeasureId, number>>;
  readonly meanReciprocalRank: number;
  readonly normalisedGain: number;
  readonly recall: number;
  /** The share of queries without a hit. */
  readonly zeroHits: number;
  /** Milliseconds for the first ten hits, by the clock of the caller. */
  readonly p50: number;
  readonly p95: number;
  /** The ids of the first ten hits of each query, in the order asked. */
  readonly firstTen: readonly (readonly string[])[];
  /** Queries that reached the least by the first measure, worst first. */
  readonly worst: readonly string[];
}

/** The ids of the first hundred hits for what is accepted in the end: the query, or its correction where that was suggested. */
async function findAccepted(
  search: Search,
  { text, meant, matching }: Query,
  answer: SearchAnswer,
): Promise<readonly string[]> {
  const isSuggested = answer.suggestions.slice(0, 3).some((suggestion) => suggestion.text === meant);
  // A correction that was not suggested cannot be accepted.
  if (meant !== undefined && !isSuggested) return [];
  if (meant === undefined && !answer.hasNextPage) return idsOf(answer);
  return idsOf(await search.search({ text: meant ?? text, first: 100, ...(matching && { matching }) }));
}

function idsOf({ hits }: SearchAnswer): readonly string[] {
  return hits.map(({ id }) => id);
}

async function evaluateQuery(search: Search, query: Query): Promise<Result> {
  const { text, matching, simplified, meant, grades } = query;
  const start = performance.now();
  const answer = await search.search({ text, first: 10, ...(matching && { matching }) });
  const time = performance.now() - start;
  const ids = await findAccepted(search, query, answer);
  const same = simplified === undefined ? null : await search.search({ text: simplified, first: 10 });
  return {
    query,
    ids,
    time,
    measures: {
      "hit@1": hitWithin(ids, grades, 1),
      "hit@10": hitWithin(ids, grades, 10),
      same: same !== null && idsOf(same).join() === idsOf(answer).join(),
      "suggestion@3": answer.suggestions.slice(0, 3).some((suggestion) => suggestion.text === meant),
      "nDCG@10": normalisedGain(ids, grades),
      nothing: answer.hits.length === 0,
    },
  };
}

/** Asks every query of a class and sums up what came of it. */
export async function evaluateClass(
  search: Search,
  id: QueryClassId,
  queries: readonly Query[],
  measure: MeasureId,
): Promise<ClassResult> {
  const results: Result[] = [];
  for (const query of queries) results.push(await evaluateQuery(search, query));
  const meanOf = (value: (result: Result) => boolean | number) =>
    mean(results.map((result) => Number(value(result))));
  const measureOf = (each: MeasureId) => meanOf(({ measures }) => measures[each]);
  const times = results.map(({ time }) => time);
  const failed = results
    .filter(({ measures }) => Number(measures[measure]) < 1)
    .sort((a, b) => Number(a.measures[measure]) - Number(b.measures[measure]));
  return {
    id,
    queries: results.length,
    measures: {
      "hit@1": measureOf("hit@1"),
      "hit@10": measureOf("hit@10"),
      same: measureOf("same"),
      "suggestion@3": measureOf("suggestion@3"),
      "nDCG@10": measureOf("nDCG@10"),
      nothing: measureOf("nothing"),
    },
    meanReciprocalRank: meanOf(({ ids, query }) => reciprocalRank(ids, query.grades)),
    normalisedGain: measureOf("nDCG@10"),
    recall: meanOf(({ ids, query }) => recall(ids, query.grades)),
    zeroHits: meanOf(({ ids }) => ids.length === 0),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    firstTen: results.map(({ ids }) => ids.slice(0, 10)),
    worst: failed.slice(0, 5).map(({ query }) => query.text),
  };
}
