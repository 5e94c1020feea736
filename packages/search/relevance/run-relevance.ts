import type { SearchDocument } from "@gongkai/schema";
import {
  createMeilisearchEngine,
  createPostgresEngine,
  createSearch,
  type EngineCapabilities,
  type Search,
  type SqlPool,
} from "../src/index.ts";
import { type CorpusSection, indexSections } from "./corpus/corpus.ts";
import { type EngineResult, evaluateEngine } from "./measure/evaluate-engine.ts";
import { QUERY_CLASSES } from "./measure/targets.ts";
import { drawQueries } from "./queries/draw-queries.ts";
import { QUERY_CLASS_IDS, type Query, type QueryClassId } from "./queries/query.ts";

/** How far below a target is still as good as it, unless the evaluation is strict: a point. */
const SLACK = 0.01;

/** Which queries are drawn. */
export interface DrawOptions {
  readonly classes: readonly QueryClassId[];
  /** Of the usual numbers of queries. */
  readonly share: number;
  readonly seed: number;
}

/** The queries drawn from a corpus, and the day on which they are asked. */
export interface DrawnQueries {
  readonly queries: ReadonlyMap<QueryClassId, readonly Query[]>;
  readonly today: Date;
}

/** Draws the queries of a corpus. They are asked in June after its last report year. */
export function drawFrom(sections: readonly CorpusSection[], options: DrawOptions): DrawnQueries {
  const lastYear = sections.reduce((last, { year }) => Math.max(last, year ?? 0), 0);
  const numbers = QUERY_CLASS_IDS.map((id) => {
    const isWanted = options.classes.includes(id);
    return [id, isWanted ? Math.ceil(QUERY_CLASSES[id].count * options.share) : 0] as const;
  });
  return {
    queries: drawQueries({ sections: indexSections(sections), lastYear }, new Map(numbers), options.seed),
    today: new Date(Date.UTC(lastYear + 1, 5, 1)),
  };
}

/** Search over one engine, and what the engine can do. */
export interface EvaluatedSearch {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  readonly search: Search;
}

/** Search over the engine inside PostgreSQL alone. */
export function searchPostgres(pool: SqlPool, today: Date): EvaluatedSearch {
  const engine = createPostgresEngine({ pool });
  const search = createSearch({ engine, pool, today: () => today });
  return { name: engine.name, capabilities: engine.capabilities, search };
}

/** Search over a Meilisearch server whose index follows that of PostgreSQL. */
export function searchMeilisearch(
  pool: SqlPool,
  today: Date,
  server: { readonly url: string; readonly key?: string; readonly index?: string },
): EvaluatedSearch {
  const engine = createPostgresEngine({ pool });
  const preferred = createMeilisearchEngine({ ...server, pool });
  const search = createSearch({ engine, preferred, pool, today: () => today });
  return { name: preferred.name, capabilities: preferred.capabilities, search };
}

/** How many documents go in one call, about. */
const BATCH = 600;

/** Fills the index of a search service. */
export async function fillIndex(search: Search, documents: readonly SearchDocument[]): Promise<void> {
  let batch: SearchDocument[] = [];
  for (const document of documents) {
    // The documents of a report follow one another and go in one call.
    if (batch.length >= BATCH && batch.at(-1)?.reportId !== document.reportId) {
      await search.index.put(batch);
      batch = [];
    }
    batch.push(document);
  }
  await search.index.put(batch);
  await search.synchronise();
}

/** Asks the queries of one engine, whose index is filled, and judges what it found. */
export function evaluate(
  { name, capabilities, search }: EvaluatedSearch,
  { queries }: DrawnQueries,
  strict: boolean,
): Promise<EngineResult> {
  const { substrings } = capabilities;
  return evaluateEngine(search, queries, { engine: name, substrings, slack: strict ? 0 : SLACK });
}
