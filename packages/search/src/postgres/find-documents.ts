import { type EngineRequest, type Facet, MAXIMUM_REACH, type SearchTotal } from "../engine.ts";
import { browseCounts } from "./browse-counts.ts";
import { decodeCursor, encodeCursor, type Place } from "./cursor.ts";
import { matchingOf } from "./match-conditions.ts";
import type { FoundDocument } from "./read-hits.ts";
import {
  browseStatement,
  COLLECTED,
  CONFIRMED,
  pageLimit,
  RANKED,
  type SearchPlan,
  type Source,
  searchStatement,
} from "./search-statement.ts";
import type { SqlClient } from "./sql-pool.ts";

/** One page of documents, not read yet. */
export interface FoundPage {
  readonly documents: readonly FoundDocument[];
  readonly total: SearchTotal;
  readonly facets: readonly Facet[];
  readonly hasNextPage: boolean;
}

/** What is counted: for each scope the number of matches and whether those are all, and the facets. */
interface Counts {
  readonly scopes: readonly string[];
  readonly totals: readonly (readonly [matches: number, isAll: boolean])[];
  readonly facets: readonly (readonly (readonly [value: string, count: number])[])[];
}

/** Hits of a page, one more than asked for where there are more. */
type Page = readonly (readonly [id: string, score: number, recency: number])[];

interface Answer extends Counts {
  readonly collected: number;
  readonly reachable: number;
  readonly page: Page;
}

/**
 * Finds a page of documents.
 *
 * Terms are looked up by their keys. Where nearly every document has those, the newest documents are looked at instead.
 * Either way only so many are confirmed on their texts; if too few of these match, the others are as well.
 */
export async function findDocuments(client: SqlClient, request: EngineRequest): Promise<FoundPage> {
  const matching = matchingOf(request);
  const after = decodeCursor(request);
  if (matching.required.length + matching.excluded.length === 0) return browse(client, request, after);
  const attempt = (source: Source) => ask(client, { request, matching, after, source });

  if (matching.keys.length > 0) {
    const found = await attempt({ from: "keys", limit: CONFIRMED });
    if (found.collected <= COLLECTED) {
      const isEnough = hasEnough(found);
      return pageOf(request, after, isEnough ? found : await attempt({ from: "keys", limit: COLLECTED }));
    }
  }
  const newest = await attempt({ from: "newest", limit: CONFIRMED });
  return pageOf(request, after, hasEnough(newest) ? newest : await attempt({ from: "order", limit: RANKED }));
}

/** Whether every hit that can be reached is known. */
function hasEnough(answer: Answer): boolean {
  return totalOf(answer, "main").relation === "exact" || answer.reachable >= RANKED;
}

async function browse(client: SqlClient, request: EngineRequest, after: Place | null): Promise<FoundPage> {
  const statement = browseStatement({
    request,
    after,
    matching: matchingOf(request),
    source: { from: "order", limit: 0 },
  });
  const counting = browseCounts(request);
  await client.query("set local jit = off");
  const [row] = (await client.query(statement.text, statement.values)).rows;
  const [counts] = (await client.query(counting.text, counting.values)).rows;
  const page: Page = JSON.parse(String(row?.page));
  return pageOf(request, after, { ...readCounts(counts, counting.scopes), collected: 0, reachable: 0, page });
}

/**
 * What planners get wrong about these statements: reading everything, and compiling what runs for milliseconds. With
 * little memory a bitmap forgets which documents of a page it means, and their keys would have to be made again.
 */
function settingsFor({ from }: Source): string {
  return `set local jit = off; set local work_mem = '32MB'; set local enable_seqscan = off; set local enable_bitmapscan = ${from === "keys" ? "on" : "off"}`;
}

async function ask(client: SqlClient, plan: SearchPlan): Promise<Answer> {
  const { text, values, scopes } = searchStatement(plan);
  await client.query(settingsFor(plan.source));
  const [row] = (await client.query(text, values)).rows;
  const page: Page = JSON.parse(String(row?.page));
  const [collected, reachable] = [Number(row?.collected), Number(row?.reachable)];
  return { ...readCounts(row, scopes), collected, reachable, page };
}

function readCounts(row: Record<string, unknown> | undefined, scopes: readonly string[]): Counts {
  return { scopes, totals: JSON.parse(String(row?.totals)), facets: JSON.parse(String(row?.facets)) };
}

function pageOf(request: EngineRequest, after: Place | null, answer: Answer): FoundPage {
  const total = totalOf(answer, "main");
  const reached = after?.reached ?? 0;
  const wanted = answer.page.slice(0, pageLimit({ request, after }) - 1);
  const end = reached + wanted.length;
  return {
    documents: wanted.map(([id, score, recency], index) => ({
      id,
      revision: null,
      cursor: encodeCursor(request, { reached: reached + index + 1, score, recency, id }),
    })),
    total,
    facets: request.facets.map((name, index) => ({
      name,
      values: (answer.facets[index] ?? [])
        .map(([value, count]) => ({ value: name === "province" ? `${value}0000` : value, count }))
        .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      relation: totalOf(answer, name).relation,
    })),
    // The last page that can be asked for says that more follows, and asking for that says why it cannot be had.
    hasNextPage: answer.page.length > wanted.length || (end >= MAXIMUM_REACH && total.value > end),
  };
}

/** The total of a scope; facets without a scope of their own have that of the hits. */
function totalOf({ scopes, totals }: Counts, scope: string): SearchTotal {
  const [value, isAll] = totals[Math.max(0, scopes.indexOf(scope))] ?? [0, true];
  return { value, relation: isAll ? "exact" : "atLeast" };
}
