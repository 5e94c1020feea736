import { SearchError } from "@gongkai/schema";
import { searchable } from "@gongkai/text";
import type { EngineRequest, SearchFilter } from "../engine.ts";
import type { Interpretation, QuerySuggestion, SearchAnswer, SearchRequest } from "../search.ts";
import { checkRequest } from "./check-request.ts";
import { decodePosition, encodePosition, type SearchPosition } from "./cursor.ts";
import type { CutRun } from "./cut-terms.ts";
import { answerWith, type Engines } from "./engines.ts";
import { intersectFilters } from "./intersect-filters.ts";
import { type RelaxedPage, type RelaxedTerms, searchWithLess } from "./relax.ts";
import { withinTime } from "./within-time.ts";

/** What a search is answered with, beside the engines. */
export interface Understanding {
  /** Takes a query for what it may mean; its filter says nothing yet of that of the request. */
  readonly interpret: (
    request: SearchRequest,
    options: { readonly areLinesSections: boolean },
  ) => Promise<Interpretation>;
  readonly cut: CutRun;
  /** Other queries that may have been meant, best first. */
  readonly suggest: (
    text: string,
    interpretation: Interpretation,
    signal: AbortSignal | undefined,
  ) => Promise<readonly QuerySuggestion[]>;
}

/** How long suggestions are looked for, in milliseconds. */
const SUGGESTION_PATIENCE = 3_000;

const NO_FILTER: SearchFilter = {};

/** What a request found as it was understood. */
interface Found {
  readonly interpretation: Interpretation;
  /** Whether names of lines of the form were taken for sections. */
  readonly areLinesSections: boolean;
  readonly isRelaxable: boolean;
  readonly result: RelaxedPage;
  readonly fallback: string | null;
}

/** Understands a request, answers it with an engine, and says how the answer came about. */
export async function answerSearch(
  engines: Engines,
  understanding: Understanding,
  request: SearchRequest,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  signal?.throwIfAborted();
  checkRequest(request);
  const position = request.after === undefined ? null : decodePosition(request.after);
  const areLinesSections = position?.areLinesSections ?? false;
  const interpretation = await understand(request, understanding, areLinesSections);
  const find = (understood: Pick<Found, "interpretation" | "areLinesSections">) =>
    findAs(understood, { engines, understanding, request, position, signal });
  let found = await find({ interpretation, areLinesSections });
  if (found.isRelaxable && interpretation.terms.length > 0 && !isWholeAnswer(found)) {
    const about = await understand(request, understanding, true);
    // What no narrative says may be a line of the form, and the numbers stand in its table.
    if (namesSection(about) && !namesSection(interpretation)) {
      const other = await find({ interpretation: about, areLinesSections: true });
      if (isWholeAnswer(other)) found = other;
    }
  }
  return describeFound(found, understanding, request, signal);
}

/** Whether something was found without leaving a word out. */
function isWholeAnswer({ result: { page, omitted } }: Found): boolean {
  return page.total.value > 0 && omitted.length === 0;
}

function namesSection({ recognised }: Interpretation): boolean {
  return recognised.some(({ kind }) => kind === "section");
}

async function findAs(
  { interpretation, areLinesSections }: Pick<Found, "interpretation" | "areLinesSections">,
  {
    engines,
    understanding,
    request,
    position,
    signal,
  }: {
    readonly engines: Engines;
    readonly understanding: Understanding;
    readonly request: SearchRequest;
    readonly position: SearchPosition | null;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Found> {
  signal?.throwIfAborted();
  const wanted: RelaxedTerms = position?.relaxed ?? { terms: interpretation.terms, omitted: [] };
  const asked: EngineRequest = {
    terms: wanted.terms.filter((term) => !wanted.omitted.includes(term)),
    matching: request.matching ?? "words",
    filter: interpretation.filter,
    order: request.order ?? "relevance",
    facets: request.facets ?? [],
    first: request.first,
    ...(position === null ? {} : { after: position.cursor }),
  };
  const isRelaxable = position === null && asked.matching === "words";
  const { result, fallback } = await answerWith(
    engines,
    { request: asked, from: position?.engine ?? null, signal },
    async (ask): Promise<RelaxedPage> =>
      isRelaxable ? searchWithLess(asked, ask, understanding.cut) : { ...wanted, page: await ask(asked) },
  );
  signal?.throwIfAborted();
  return { interpretation, areLinesSections, isRelaxable, result, fallback };
}

/** Says how hits came about, and what else may have been meant where they are few. */
async function describeFound(
  { interpretation, areLinesSections, isRelaxable, result, fallback }: Found,
  understanding: Understanding,
  request: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<SearchAnswer> {
  const typed: RelaxedTerms = { terms: interpretation.terms, omitted: [] };
  const { page, terms, omitted } = result;
  const relaxed = isRelaxed(result, typed) ? { terms, omitted } : null;
  const isSuggesting = isRelaxable && typed.terms.length > 0 && (page.total.value === 0 || relaxed !== null);
  return {
    ...page,
    hits: page.hits.map((hit) => ({
      ...hit,
      cursor: encodePosition({ engine: page.engine, relaxed, areLinesSections, cursor: hit.cursor }),
    })),
    interpretation: { ...interpretation, terms },
    omitted,
    suggestions: isSuggesting ? await suggestInTime(understanding, request.text, interpretation, signal) : [],
    fallback,
  };
}

/** Gives other queries where they are found in time: an answer that is there never fails over them. */
async function suggestInTime(
  { suggest }: Understanding,
  text: string,
  interpretation: Interpretation,
  signal: AbortSignal | undefined,
): Promise<readonly QuerySuggestion[]> {
  const late = () => new SearchError("SEARCH_UNAVAILABLE", "No suggestions were found in time.");
  try {
    const limit = { milliseconds: SUGGESTION_PATIENCE, late, signal };
    return await withinTime((cut) => suggest(text, interpretation, cut), limit);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SearchError) return [];
    throw error;
  }
}

/** Whether something else was looked for than what was typed: words in place of a run, or fewer words. */
function isRelaxed({ terms, omitted }: RelaxedTerms, typed: RelaxedTerms): boolean {
  return omitted.length > 0 || terms.some((term, index) => term !== typed.terms[index]);
}

async function understand(
  request: SearchRequest,
  { interpret }: Understanding,
  areLinesSections: boolean,
): Promise<Interpretation> {
  const filter = request.filter ?? NO_FILTER;
  if (request.matching === "exact") return { recognised: [], filter, terms: exactTerms(request.text) };
  const interpretation = await interpret(request, { areLinesSections });
  return { ...interpretation, filter: intersectFilters(interpretation.filter, filter) };
}

/** The whole text as one run of characters. */
function exactTerms(text: string): Interpretation["terms"] {
  const run = searchable(text).text.replaceAll("\n", " ").trim();
  return run === "" ? [] : [{ text: run, isPhrase: true, isExcluded: false }];
}
