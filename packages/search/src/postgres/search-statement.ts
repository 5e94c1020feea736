import { type EngineRequest, type FacetName, MAXIMUM_REACH } from "../engine.ts";
import { FACET_VALUES, type FilterCondition, filterConditions } from "./conditions.ts";
import type { Place } from "./cursor.ts";
import { type Matching, textCondition } from "./match-conditions.ts";
import { scoreOf } from "./score.ts";
import { Parameters, storable } from "./sql-parameters.ts";

/** How many documents are collected by their keys at most. Where more have them, nearly all match that are looked at. */
export const COLLECTED = 50_000;

/** How many of the newest documents are confirmed on their texts, unless that finds too few. */
export const CONFIRMED = 3_000;

/** How many more from all over the index are confirmed for facets: the newest alone are all of one year. */
const SPREAD = 1_000;

/** How many of the newest matches are ranked against each other; no fewer than can be reached. */
export const RANKED = MAXIMUM_REACH;

/**
 * Where the documents of a search come from: `keys` collects all that have its keys and confirms as many of the newest
 * as `limit` says; `newest` confirms that many of the newest documents; `order` reads documents in their order until that
 * many match.
 */
export interface Source {
  readonly from: "keys" | "newest" | "order";
  readonly limit: number;
}

/** Conditions under which documents are counted together. */
export interface Scope {
  /** What its parts of a statement are called after. */
  readonly name: "main" | FacetName;
  readonly conditions: readonly FilterCondition[];
}

/** What a statement is made for. */
export interface SearchPlan {
  readonly request: EngineRequest;
  readonly matching: Matching;
  readonly after: Place | null;
  readonly source: Source;
}

/** A statement, its values, and what its answer is about. */
export interface SearchStatement {
  readonly text: string;
  readonly values: unknown[];
  /** The scopes that its `totals` count, in that order; the first is that of the hits. */
  readonly scopes: readonly Scope["name"][];
}

/**
 * Builds the one statement of a search. Its row has
 *
 * - `collected`, how many documents were collected by their keys: if more than {@link COLLECTED}, nothing else counts;
 * - `totals`, for each scope the number of matches and whether those are all;
 * - `reachable`, how many matches there are without a gap between them;
 * - `facets`, pairs of value and count for each facet;
 * - `page`, one hit more than asked for as [id, score, recency].
 *
 * `totals`, `facets` and `page` are JSON texts.
 */
export function searchStatement(plan: SearchPlan): SearchStatement {
  const { request, matching, source } = plan;
  const parameters = new Parameters();
  const scopes = scopesOf(filterConditions(parameters, request.filter), request.facets);
  const matched = source.from === "keys" ? collect(parameters, plan, scopes) : read(parameters, plan, scopes);
  const seen = isConfirmed(plan) ? "near" : "matched";
  const isCollected = source.from === "keys" && matching.isExact;
  const matches = (name: Scope["name"]) =>
    isCollected && scopes.length === 1
      ? "(select documents from sizes)"
      : `(select count(*) from matched_${name})`;
  const totals = scopes.map((scope) => {
    const isAll = isCollected
      ? "true"
      : `(select count(*) from ${seen}_${scope.name}) <= ${limitOf(plan, scope)}`;
    return `jsonb_build_array(${matches(scope.name)}, ${isAll})`;
  });
  const facets = request.facets.map((facet) => {
    const { name } = scopes.find((scope) => scope.name === facet) ?? { name: "main" };
    return `(
    select coalesce(jsonb_agg(jsonb_build_array(value, times)), '[]') from (
      select ${facet}::text as value, count(*) as times from matched_${name}
      where ${facet} is not null group by ${facet}
    ) as counted
  )`;
  });
  const text = `with ${[...matched, reachable(plan), ...rank(parameters, plan)].join(",\n")}
select ${source.from === "keys" ? "(select documents from sizes)" : "0"}::integer as collected,
  jsonb_build_array(${totals.join(", ")})::text as totals,
  ${isSpread(plan) ? "(select count(*) from reachable)" : matches("main")}::integer as reachable,
  jsonb_build_array(${facets.join(", ")})::text as facets,
  ${PAGE}`;
  return { text, values: parameters.values, scopes: scopes.map(({ name }) => name) };
}

/** Builds the statement of a page without anything counted, for requests without terms; its row has `page` as above. */
export function browseStatement(plan: SearchPlan): Pick<SearchStatement, "text" | "values"> {
  const { request, after } = plan;
  const parameters = new Parameters();
  const condition = allOf(filterConditions(parameters, request.filter));
  const key = recencyOf(request);
  const behind =
    after === null
      ? "true"
      : `(${key}, d.id) > (${parameters.add(after.recency)}::integer, ${parameters.add(storable(after.id))}::text)`;
  const text = `with page as (
  select d.id, 0 as score, ${key} as recency from search.documents d where ${condition} and ${behind}
  order by ${key}, d.id limit ${pageLimit(plan)}
)
select ${PAGE}`;
  return { text, values: parameters.values };
}

/** How many rows a page has at most: one more than are given. */
export function pageLimit({ request, after }: Pick<SearchPlan, "request" | "after">): number {
  return Math.min(request.first, MAXIMUM_REACH - (after?.reached ?? 0)) + 1;
}

/** All conditions together, and for each facet with conditions of its own all but those. */
export function scopesOf(
  conditions: readonly FilterCondition[],
  facets: readonly FacetName[],
): readonly [Scope, ...Scope[]] {
  const restricted = [...new Set(facets)].filter((facet) =>
    conditions.some((condition) => condition.facet === facet),
  );
  return [
    { name: "main", conditions },
    ...restricted.map((name) => ({ name, conditions: conditions.filter(({ facet }) => facet !== name) })),
  ];
}

/** That every one of the conditions holds. */
export function allOf(conditions: readonly FilterCondition[]): string {
  return conditions.length === 0 ? "true" : conditions.map(({ sql }) => sql).join(" and ");
}

const PAGE = `(
    select coalesce(jsonb_agg(jsonb_build_array(id, score, recency) order by score desc, recency, id), '[]') from page
  )::text as page`;

/** Reads a text once, however often it is looked at. */
const TEXT = "cross join lateral (select d.content || '' as content offset 0) as t";

/** Whether documents are found first and confirmed on their texts then. */
function isConfirmed({ source, matching }: SearchPlan): boolean {
  return source.from === "newest" || (source.from === "keys" && !matching.isExact);
}

/** Whether documents from all over the index are confirmed besides the newest. */
function isSpread(plan: SearchPlan): boolean {
  return isConfirmed(plan) && plan.request.facets.length > 0;
}

/** Smaller comes first. Reports without a year come last. */
function recencyOf({ order }: EngineRequest): string {
  return order === "oldest" ? "coalesce(d.year, 99999)" : "(-coalesce(d.year, 0))";
}

/**
 * What decides which of the documents of one year are looked at where there are too many. For a ranked search any will do,
 * and those that are stored side by side are read several times faster.
 */
function tieOf({ request }: SearchPlan): string {
  return isRanked(request) ? "place" : "id";
}

function isRanked({ order, terms }: EngineRequest): boolean {
  return order === "relevance" && terms.some((term) => !term.isExcluded);
}

function columnsOf(plan: SearchPlan, scopes: readonly Scope[]): string {
  const { request } = plan;
  // Ranked documents are read again, and tens of thousands may be collected.
  const id = isRanked(request) && plan.source.from === "keys" ? [] : ["d.id"];
  const facets = [...new Set(request.facets)].map((facet) => `${FACET_VALUES[facet]} as ${facet}`);
  const inScopes = scopes.map(({ name, conditions }) => `(${allOf(conditions)}) as in_${name}`);
  return ["d.ctid as place", ...id, `${recencyOf(request)} as recency`, ...facets, ...inScopes].join(", ");
}

/** How many documents of a scope are confirmed: of those that only facets count, fewer. */
function limitOf({ source }: SearchPlan, { name }: Scope): number {
  return name === "main" ? source.limit : source.limit / 2;
}

function collect(parameters: Parameters, plan: SearchPlan, scopes: readonly Scope[]): readonly string[] {
  const keys = `search.document_keys(d.content) @> ${parameters.add(plan.matching.keys)}::integer[]`;
  const collected = `collected as materialized (
  select ${columnsOf(plan, scopes)} from search.documents d
  where ${keys} and (${scopes.map(({ conditions }) => allOf(conditions)).join(" or ")}) limit ${COLLECTED + 1}
)`;
  const sizes = "sizes as materialized (select count(*)::integer as documents from collected)";
  const enough = `(select documents from sizes) <= ${COLLECTED}`;
  if (!isConfirmed(plan))
    return [collected, sizes, ...matchesIn(`(select * from collected where ${enough})`, scopes)];
  const near = scopes.map(
    (scope) => `near_${scope.name} as materialized (
  select * from collected where in_${scope.name} and ${enough} order by recency, ${tieOf(plan)} limit ${limitOf(plan, scope) + 1}
)`,
  );
  const spread = `spread as materialized (
  select * from collected
  where ${enough} and hashtid(place) % (select 1 + documents / ${SPREAD} from sizes) = 0
)`;
  return [
    collected,
    sizes,
    ...near,
    ...(isSpread(plan) ? [spread] : []),
    ...confirm(parameters, plan, scopes),
  ];
}

function read(parameters: Parameters, plan: SearchPlan, scopes: readonly Scope[]): readonly string[] {
  const { name, isRead } = isConfirmed(plan)
    ? { name: "near", isRead: false }
    : { name: "matched", isRead: true };
  const text = isRead ? textCondition(parameters, plan.matching) : "true";
  const found = scopes.map(
    (scope) => `${name}_${scope.name} as materialized (
  select ${columnsOf(plan, scopes)} from search.documents d ${isRead ? TEXT : ""}
  where ${allOf(scope.conditions)} and ${text}
  order by ${recencyOf(plan.request)}, d.id limit ${limitOf(plan, scope) + 1}
)`,
  );
  if (isRead) return found;
  const spread = `spread as materialized (
  select ${columnsOf(plan, scopes)}
  from search.documents d tablesample system ((
    select least(100, 100.0 * ${SPREAD} / greatest(reltuples, 1)) from pg_class
    where oid = 'search.documents'::regclass
  )) repeatable (1) limit ${SPREAD}
)`;
  return [...found, ...(isSpread(plan) ? [spread] : []), ...confirm(parameters, plan, scopes)];
}

/**
 * Reads the texts of what is near in any scope, in the order they are stored in: that is several times faster than in
 * any other. They are not kept: to read those that are ranked a second time costs less than to carry all of them along.
 */
function confirm(parameters: Parameters, plan: SearchPlan, scopes: readonly Scope[]): readonly string[] {
  const sources = [...scopes.map(({ name }) => `near_${name}`), ...(isSpread(plan) ? ["spread"] : [])];
  const near = sources.map((name) => `select * from ${name}`).join(" union ");
  const confirmed = `confirmed as materialized (
  select near.* from (${near} order by place) as near
  join search.documents d on d.ctid = near.place ${TEXT} where ${textCondition(parameters, plan.matching)}
)`;
  return [confirmed, ...matchesIn("confirmed", scopes)];
}

function matchesIn(source: string, scopes: readonly Scope[]): readonly string[] {
  return scopes.map(
    ({ name }) => `matched_${name} as not materialized (select * from ${source} as found where in_${name})`,
  );
}

/** The matches that pages may show: what was found all over the index has gaps between. */
function reachable(plan: SearchPlan): string {
  const tie = plan.source.from === "newest" ? "id" : tieOf(plan);
  const last = `select recency, ${tie} from near_main order by recency desc, ${tie} desc limit 1`;
  const condition = isSpread(plan) ? `(recency, ${tie}) <= (${last})` : "true";
  return `reachable as not materialized (select * from matched_main where ${condition})`;
}

/** The page, out of the matches. */
function rank(parameters: Parameters, plan: SearchPlan): readonly string[] {
  const { request, matching, after } = plan;
  const page = `page as (
  select * from scored where ${behind(parameters, after)} order by score desc, recency, id limit ${pageLimit(plan)}
)`;
  if (!isRanked(request)) return ["scored as (select id, recency, 0 as score from reachable)", page];
  const { queries, joins, expression } = scoreOf(parameters, matching);
  const scored = `scored as materialized (
  select d.id, newest.recency, ${expression} as score
  from (
    select * from (select * from reachable order by recency, place limit ${RANKED}) as newest order by place
  ) as newest
  join search.documents d on d.ctid = newest.place ${TEXT} ${joins}
)`;
  return [...queries, scored, page];
}

function behind(parameters: Parameters, after: Place | null): string {
  if (after === null) return "true";
  const score = parameters.add(after.score);
  const place = `(${parameters.add(after.recency)}::integer, ${parameters.add(storable(after.id))}::text collate "C")`;
  return `(score < ${score}::integer or (score = ${score}::integer and (recency, id) > ${place}))`;
}
