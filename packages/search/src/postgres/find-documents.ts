import type { SearchRequest, SearchTotal } from "../engine.ts";
import {
  filterCondition,
  indexedCondition,
  placeCondition,
  scoreExpression,
  textCondition,
} from "./conditions.ts";
import { type CursorPosition, decodeCursor, type Place, type RankedPlace } from "./cursor.ts";
import { Parameters } from "./sql-parameters.ts";
import type { SqlClient } from "./sql-pool.ts";

/** Up to here totals are exact; beyond, counting stops. */
const TOTAL_CAP = 10_000;

/** How many of the newest matches are ranked against each other. */
const RANKED_WINDOW = 1000;

/** A document that was found, and the position behind it. */
export interface FoundDocument {
  readonly id: string;
  readonly position: CursorPosition;
}

/** One page of documents, not read yet. */
export interface FoundPage {
  readonly documents: readonly FoundDocument[];
  readonly total: SearchTotal;
  readonly hasNextPage: boolean;
}

/** Matches in the order newest first, one more than asked for where there are more. */
interface Window {
  readonly places: readonly RankedPlace[];
  readonly matchCount: number;
}

/** Finds a page, newest first, for a request without terms. */
export async function browseDocuments(client: SqlClient, request: SearchRequest): Promise<FoundPage> {
  const { window } = decodeCursor(request);
  const page = new Parameters();
  const filter = filterCondition(page, request.filter);
  const { rows } = await client.query(
    `select id, recency, 0 as score from search.documents
     where ${filter} and ${placeCondition(page, window)}
     order by recency desc, id limit ${request.first + 1}`,
    page.values,
  );
  const counted = new Parameters();
  const counts = await client.query(
    `select count(*)::integer as "matchCount" from (
       select from search.documents where ${filterCondition(counted, request.filter)} limit ${TOTAL_CAP + 1}
     ) as matches`,
    counted.values,
  );
  const documents = readPlaces(rows)
    .slice(0, request.first)
    .map(({ id, recency }) => ({ id, position: { window: { id, recency }, last: null } }));
  const [count] = counts.rows;
  return {
    documents,
    total: capTotal(Number(count?.matchCount)),
    hasNextPage: rows.length > request.first,
  };
}

/**
 * Finds a page for a request with terms.
 *
 * The newest {@link RANKED_WINDOW} matches are ranked by how often the terms occur; when they are used up, the
 * next newest follow. So every match can be reached, and one order holds on every page.
 */
export async function rankDocuments(
  client: SqlClient,
  request: SearchRequest,
  terms: readonly string[],
): Promise<FoundPage> {
  let { window: start, last } = decodeCursor(request);
  const documents: FoundDocument[] = [];
  for (;;) {
    const { places, matchCount } = await findWindow(client, request, terms, start);
    const inWindow = places.slice(0, RANKED_WINDOW);
    const ranked = inWindow.toSorted(compareRank);
    const behind = last;
    const rest = behind === null ? ranked : ranked.filter((place) => compareRank(place, behind) > 0);
    const wanted = rest.slice(0, request.first - documents.length);
    const window = start;
    documents.push(...wanted.map((place) => ({ id: place.id, position: { window, last: place } })));
    const hasNextWindow = places.length > inWindow.length;
    if (documents.length === request.first || !hasNextWindow) {
      const hasNextPage = hasNextWindow || rest.length > wanted.length;
      return { documents, total: capTotal(matchCount), hasNextPage };
    }
    start = inWindow.at(-1) ?? null;
    last = null;
  }
}

async function findWindow(
  client: SqlClient,
  request: SearchRequest,
  terms: readonly string[],
  start: Place | null,
): Promise<Window> {
  const rare = await findRareMatches(client, request, terms, start);
  if (rare.matchCount <= TOTAL_CAP) return rare;
  const places = await walkCommonMatches(client, request, terms, start);
  return { places, matchCount: rare.matchCount };
}

/**
 * Collects all matches through the index and ranks the newest. Of more than {@link TOTAL_CAP} matches some are
 * missing, and then the newest may be among them.
 */
async function findRareMatches(
  client: SqlClient,
  { filter }: SearchRequest,
  terms: readonly string[],
  start: Place | null,
): Promise<Window> {
  const parameters = new Parameters();
  // For common terms the planner prefers a sequential scan that reads every tsvector, ten times slower, and it
  // thinks these short statements worth compiling.
  await client.query("set local enable_seqscan = off; set local enable_bitmapscan = on; set local jit = off");
  const { rows } = await client.query(
    `with matches as materialized (
       select id, recency from search.documents
       where ${indexedCondition(parameters, terms)} and ${filterCondition(parameters, filter)}
       limit ${TOTAL_CAP + 1}
     ), newest as (
       select id from matches
       where (select count(*) from matches) <= ${TOTAL_CAP} and ${placeCondition(parameters, start)}
       order by recency desc, id limit ${RANKED_WINDOW + 1}
     )
     select counted.match_count::integer as "matchCount", scored.*
     from (select count(*) as match_count from matches) as counted
     left join (
       select id, recency, ${scoreExpression(parameters, terms)} as score
       from newest join search.documents using (id)
     ) as scored on true
     order by recency desc, id`,
    parameters.values,
  );
  const [first] = rows;
  return {
    matchCount: Number(first?.matchCount),
    places: readPlaces(rows.filter((row) => row.id !== null)),
  };
}

/** Reads documents newest first until enough match. Fast because so many do. */
async function walkCommonMatches(
  client: SqlClient,
  { filter }: SearchRequest,
  terms: readonly string[],
  start: Place | null,
): Promise<readonly RankedPlace[]> {
  const parameters = new Parameters();
  await client.query("set local enable_bitmapscan = off");
  const { rows } = await client.query(
    `select id, recency, ${scoreExpression(parameters, terms)} as score
     from (
       select id, recency, content, head from search.documents
       where ${textCondition(parameters, terms)} and ${filterCondition(parameters, filter)}
         and ${placeCondition(parameters, start)}
       order by recency desc, id limit ${RANKED_WINDOW + 1}
     ) as newest
     order by recency desc, id`,
    parameters.values,
  );
  return readPlaces(rows);
}

function readPlaces(rows: readonly Record<string, unknown>[]): readonly RankedPlace[] {
  return rows.map(({ id, recency, score }) => ({
    id: String(id),
    recency: Number(recency),
    score: Number(score),
  }));
}

/** Best first; among equals the newest. */
function compareRank(a: RankedPlace, b: RankedPlace): number {
  return b.score - a.score || b.recency - a.recency || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function capTotal(matchCount: number): SearchTotal {
  return matchCount > TOTAL_CAP
    ? { value: TOTAL_CAP, relation: "atLeast" }
    : { value: matchCount, relation: "exact" };
}
