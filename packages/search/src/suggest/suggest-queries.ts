import type { Span } from "@gongkai/schema";
import { searchable, sourceSpan } from "@gongkai/text";
import type { SearchEngine, SearchFilter, SearchTerm } from "../engine.ts";
import { BEGIN_READING } from "../postgres/begin-reading.ts";
import { inTransaction, type SqlPool } from "../postgres/sql-pool.ts";
import type { QuerySuggestion, Recognition, RecognitionKind } from "../search.ts";
import { type Correction, correctRun } from "./correct-run.ts";
import { loadPinyin } from "./pinyin.ts";
import { placeOfTerm } from "./place-of-term.ts";

/** A query that finds too little. */
export interface QueryToCorrect {
  /** As typed. */
  readonly text: string;
  /** What is looked for, as the text was understood. */
  readonly terms: readonly SearchTerm[];
  readonly filter: SearchFilter;
  /** What names and years in the text were taken for; these are not corrected. */
  readonly recognised?: readonly Recognition[];
}

/** How many suggestions are given by default. */
const DEFAULT_FIRST = 3;

/** So many corrected queries are tried, the most likely first. */
const MOST_TRIED = 12;

/** Of longer queries the first terms are corrected. */
const MOST_TERMS = 8;

/** So many runs of Han characters of a query are corrected, the first ones: each costs several statements. */
const MOST_RUNS = 16;

const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** What is recognised and yet neither a filter nor looked for. */
const NOT_LOOKED_FOR: ReadonlySet<RecognitionKind> = new Set(["exclusion", "question", "reportName"]);

/** A run of Han characters in a term. */
interface Run {
  readonly term: SearchTerm;
  readonly run: string;
  /** Where the run stands in the term. */
  readonly at: number;
  /** Where the term stands in the query, normalised. */
  readonly place: number;
}

interface TermCorrection extends Correction {
  /** The terms of the corrected query. */
  readonly terms: readonly SearchTerm[];
  /** Where the replaced characters stand in the text as typed. */
  readonly replaced: Span;
}

/**
 * Other queries that may have been meant: with a word of the vocabulary in place of one that sounds the same or differs in
 * one character more, less, or another, or in the order of two. Each finds something with the rest of the query.
 *
 * @param engine answers whether a query finds something
 * @throws SearchError SEARCH_UNAVAILABLE when the index cannot be read; the reason of the signal
 */
export async function suggestQueries(
  { pool, engine }: { readonly pool: SqlPool; readonly engine: SearchEngine },
  query: QueryToCorrect,
  {
    first = DEFAULT_FIRST,
    signal,
  }: { readonly first?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly QuerySuggestion[]> {
  const finds = async (terms: readonly SearchTerm[]) => {
    const { hits } = await engine.search(
      { terms, matching: "words", filter: query.filter, order: "newest", facets: [], first: 1 },
      signal === undefined ? {} : { signal },
    );
    return hits.length > 0;
  };
  const suspects = await suspectTerms(query.terms, finds);
  const corrections = await correctTerms(pool, query, suspects, signal);
  const suggestions: QuerySuggestion[] = [];
  for (const { terms, replaced, replacement, reason } of corrections.slice(0, MOST_TRIED)) {
    if (suggestions.length >= first) break;
    const text = query.text.slice(0, replaced.start) + replacement + query.text.slice(replaced.end);
    if (suggestions.some((suggestion) => suggestion.text === text)) continue;
    if (await finds(terms)) suggestions.push({ text, replaced, reason });
  }
  return suggestions;
}

/** The terms that find nothing by themselves, or all of them where each does; without those that are excluded. */
async function suspectTerms(
  terms: readonly SearchTerm[],
  finds: (terms: readonly SearchTerm[]) => Promise<boolean>,
): Promise<readonly SearchTerm[]> {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded).slice(0, MOST_TERMS);
  if (wanted.length < 2) return wanted;
  const missing: SearchTerm[] = [];
  for (const term of wanted) if (!(await finds([term]))) missing.push(term);
  return missing.length > 0 ? missing : wanted;
}

/** Every correction of the suspects among the terms, best first. */
async function correctTerms(
  pool: SqlPool,
  { text, terms, recognised = [] }: QueryToCorrect,
  suspects: readonly SearchTerm[],
  signal: AbortSignal | undefined,
): Promise<readonly TermCorrection[]> {
  const typed = searchable(text);
  const taken = recognised
    .filter(({ filter, kind }) => filter !== null || NOT_LOOKED_FOR.has(kind))
    .map(({ span }) => span);
  const runs = suspects.flatMap((term): readonly Run[] => {
    const place = placeOfTerm(term.text, { text, typed, taken });
    if (place === null) return [];
    return Array.from(term.text.matchAll(HAN_RUN), ({ 0: run, index }) => ({ term, run, at: index, place }));
  });
  const reader = await loadPinyin();
  const corrections = await inTransaction(
    pool,
    BEGIN_READING,
    async (client) => {
      const found: TermCorrection[] = [];
      for (const { term, run, at, place } of runs.slice(0, MOST_RUNS)) {
        for (const correction of await correctRun(client, reader, run)) {
          const { start, end } = correction;
          const corrected = term.text.slice(0, at) + correction.corrected + term.text.slice(at + run.length);
          found.push({
            ...correction,
            terms: terms.map((each) => (each === term ? { ...term, text: corrected } : each)),
            replaced: sourceSpan(typed, place + at + start, place + at + end),
          });
        }
      }
      return found;
    },
    signal,
  );
  return corrections.sort((one, other) => other.score - one.score);
}
