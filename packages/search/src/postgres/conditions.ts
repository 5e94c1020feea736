import type { SearchFilter } from "../engine.ts";
import { endsWithDigit, startsWithDigit } from "../occurrences.ts";
import type { Place } from "./cursor.ts";
import { gramQuery } from "./grams.ts";
import { type Parameters, storable } from "./sql-parameters.ts";

/** The condition that a document passes the filter; `true` without one. */
export function filterCondition(parameters: Parameters, filter: SearchFilter = {}): string {
  const { years, sections, agencyIds, synthetic } = filter;
  const conditions = ["true"];
  if (years !== undefined)
    conditions.push(`year = any(${parameters.add(years.filter(isStorable))}::integer[])`);
  if (sections !== undefined) conditions.push(`section = any(${parameters.add(sections)}::text[])`);
  if (agencyIds !== undefined) {
    conditions.push(`agency_id = any(${parameters.add(agencyIds.map(storable))}::text[])`);
  }
  if (synthetic !== undefined) conditions.push(`synthetic = ${parameters.add(synthetic)}`);
  return conditions.join(" and ");
}

/** No document has a year that is no 32-bit integer, and PostgreSQL would refuse to compare with one. */
function isStorable(year: number): boolean {
  return Number.isInteger(year) && Math.abs(year) < 2 ** 31;
}

/** The condition that a document comes after a place in the order newest first; `true` without a place. */
export function placeCondition(parameters: Parameters, place: Place | null): string {
  if (place === null) return "true";
  const recency = parameters.add(place.recency);
  return `(recency < ${recency} or (recency = ${recency} and id > ${parameters.add(storable(place.id))}))`;
}

/** The condition that the index finds all lexemes of the terms, and the text confirms what they leave open. */
export function indexedCondition(parameters: Parameters, terms: readonly string[]): string {
  const { tsquery, isCut } = gramQuery(terms);
  const patterns = `content like all(${parameters.add(terms.map(likePattern))}::text[])`;
  const isOpen = isCut || terms.some((term) => Array.from(term).length > 2);
  const conditions = [`grams @@ ${parameters.add(tsquery)}::tsquery`];
  // One or two characters are answered by the lexemes alone, so only longer terms need the text.
  if (isOpen) conditions.push(patterns);
  else conditions.push(`(not is_partial or ${patterns})`);
  return [...conditions, ...numberConditions(parameters, terms)].join(" and ");
}

/** The same condition on the text alone, for walking documents in order when most of them match. */
export function textCondition(parameters: Parameters, terms: readonly string[]): string {
  const patterns = `content like all(${parameters.add(terms.map(likePattern))}::text[])`;
  return [patterns, ...numberConditions(parameters, terms)].join(" and ");
}

/** Numbers are found whole: a term that begins or ends with a digit must not stand inside a longer number. */
function numberConditions(parameters: Parameters, terms: readonly string[]): readonly string[] {
  const expressions = terms.flatMap((term) => {
    const before = startsWithDigit(term) ? "(?<![0-9])" : "";
    const after = endsWithDigit(term) ? "(?![0-9])" : "";
    return before + after === "" ? [] : [before + term.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") + after];
  });
  return expressions.length === 0 ? [] : [`content ~ all(${parameters.add(expressions)}::text[])`];
}

function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, "\\$&")}%`;
}

/** How often a term counts at most, so that a list of one word does not outweigh an account of all of them. */
const MAXIMUM_OCCURRENCES = 10;
/** What it is worth that title, agency, year or heading contain a term, in occurrences. */
const HEAD_WORTH = 3;
/** Terms beyond these do not weigh. */
const WEIGHED_TERMS = 16;

/** An integer expression over `content` and `head`: how well a matching document fits the terms. */
export function scoreExpression(parameters: Parameters, terms: readonly string[]): string {
  const list = parameters.add(terms.slice(0, WEIGHED_TERMS));
  return `(
    select sum(
      least(${MAXIMUM_OCCURRENCES}, (length(content) - length(replace(content, term, ''))) / length(term))
      + case when strpos(head, term) > 0 then ${HEAD_WORTH} else 0 end
    )::integer from unnest(${list}::text[]) as term
  )`;
}
