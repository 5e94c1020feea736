import type { EngineRequest, SearchPage, SearchTerm } from "../engine.ts";
import { type CountedTerm, type CutRun, cutUnknown } from "./cut-terms.ts";

/** Puts a request to the engine that answers, and gives it up when the limit is aborted. */
export type AskEngine = (request: EngineRequest, limit?: AbortSignal) => Promise<SearchPage>;

/** Terms, and which of them were left out so that something is found. */
export interface RelaxedTerms {
  /** All of them; runs of characters that were cut stand as their words. */
  readonly terms: readonly SearchTerm[];
  readonly omitted: readonly SearchTerm[];
}

/** A page, and for which terms. */
export interface RelaxedPage extends RelaxedTerms {
  readonly page: SearchPage;
}

/** With more terms nothing is left out: asking for each of them takes too long. */
const MOST_TERMS = 8;

/** How long less is looked for, in milliseconds, once the request as it is has found nothing. */
const PATIENCE = 1_500;

/** Answers a request that finds nothing with the words that its runs of characters are made of, and leaves none out. */
export async function searchCut(request: EngineRequest, ask: AskEngine, cut: CutRun): Promise<SearchPage> {
  const page = await ask(request);
  if (page.total.value > 0) return page;
  const unknown = request.terms.map((term) => ({ term, count: term.isExcluded ? 1 : 0 }));
  const { terms, rest, isCut } = await cutUnknown(unknown, cut);
  const isWhole = isCut && rest.length === 0 && terms.length <= MOST_TERMS;
  return isWhole ? ask({ ...request, terms }) : page;
}

/** What is known of the words of a request that finds nothing. */
interface Known {
  /** The words, runs of characters cut into theirs. */
  terms: readonly SearchTerm[];
  /** What of those runs is in no word. */
  rest: readonly SearchTerm[];
  /** Those of the words that were counted so far. */
  counted: CountedTerm[];
}

/** A page that something was found on, and what was left out for that. */
interface Found {
  readonly page: SearchPage;
  readonly omitted: readonly SearchTerm[];
}

/**
 * Answers a request that finds nothing with less: runs of characters that nothing holds are looked for as the words
 * they are made of; then words that nothing holds are left out, and of the others those that tell least, until something
 * is found. A word that stands alone is never left out. Where this takes too long, all words but the most telling are left
 * out.
 *
 * @param startLimit called once the request as it is has found nothing; when the signal is aborted, less is looked for no
 *   longer
 */
export async function searchWithLess(
  request: EngineRequest,
  ask: AskEngine,
  cut: CutRun,
  startLimit: () => AbortSignal = () => AbortSignal.timeout(PATIENCE),
): Promise<RelaxedPage> {
  const page = await ask(request);
  const wanted = request.terms.filter(({ isExcluded }) => !isExcluded);
  const asTyped = { page, terms: request.terms, omitted: [] };
  if (page.total.value > 0 || wanted.length === 0 || wanted.length > MOST_TERMS) return asTyped;

  const excluded = request.terms.filter(({ isExcluded }) => isExcluded);
  const known: Known = { terms: wanted, rest: [], counted: [] };
  const limit = startLimit();
  const askFor = (terms: readonly SearchTerm[], limited?: AbortSignal) =>
    ask({ ...request, terms: [...terms, ...excluded] }, limited);
  const count = async (term: SearchTerm) => {
    limit.throwIfAborted();
    const { total } = await ask({ ...request, terms: [term, ...excluded], facets: [], first: 1 }, limit);
    return total.value;
  };
  let found: Found | null;
  try {
    found = await findWithLess(known, {
      askFor: async (terms) => {
        limit.throwIfAborted();
        return askFor(terms, limit);
      },
      count,
      cutUnknown: (counted) => cutUnknown(counted, cut, limit),
    });
  } catch (error) {
    if (!limit.aborted) throw error;
    const [best] = mostTellingFirst(known.counted);
    const isLess = best !== undefined && known.terms.length > 1;
    found = isLess
      ? {
          page: await askFor([best]),
          omitted: [...known.terms.filter((term) => term !== best), ...known.rest],
        }
      : null;
  }
  if (found === null) return asTyped;
  return { page: found.page, terms: [...known.terms, ...known.rest, ...excluded], omitted: found.omitted };
}

/** What words are looked for with. */
interface Means {
  readonly askFor: (terms: readonly SearchTerm[]) => Promise<SearchPage>;
  readonly count: (term: SearchTerm) => Promise<number>;
  readonly cutUnknown: (counted: readonly CountedTerm[]) => ReturnType<typeof cutUnknown>;
}

/** Looks for less and less, and notes what it learns of the words; null where nothing is found, or there are too many. */
async function findWithLess(known: Known, means: Means): Promise<Found | null> {
  // The page at hand has counted a term that stands alone.
  if (known.terms.length === 1) known.counted = known.terms.map((term) => ({ term, count: 0 }));
  else await countEach(known, means);
  // A word that nothing holds here may be made of shorter ones: each turn cuts into shorter words, so it ends.
  for (;;) {
    const { terms, rest, isCut } = await means.cutUnknown(known.counted);
    if (!isCut) break;
    if (terms.length > MOST_TERMS) return null;
    // What is in no word may be a name, which texts do not say; a single character is too little to look for.
    const names = rest.filter(({ text }) => Array.from(text).length > 1).slice(0, MOST_TERMS - terms.length);
    known.terms = [...terms, ...names];
    known.rest = [...known.rest, ...rest.filter((term) => !names.includes(term))];
    const page = await means.askFor(known.terms);
    if (page.total.value > 0) return { page, omitted: known.rest };
    await countEach(known, means);
  }
  const kept = [...mostTellingFirst(known.counted)];
  // All of them together are known to find nothing.
  if (kept.length === known.terms.length) kept.pop();
  for (; kept.length > 0; kept.pop()) {
    const remaining = known.terms.filter((term) => kept.includes(term));
    const page = await means.askFor(remaining);
    if (page.total.value === 0) continue;
    return { page, omitted: [...known.terms.filter((term) => !kept.includes(term)), ...known.rest] };
  }
  return null;
}

/** One after the other, so that one search never takes more of the engine than another one does. */
async function countEach(known: Known, { count }: Means): Promise<void> {
  known.counted = [];
  for (const term of known.terms) known.counted.push({ term, count: await count(term) });
}

/** A word says no more for being longer than this, in characters. */
const TELLING_LENGTH = 4;

/**
 * The words that something holds, the most telling first. Within a narrow filter it is chance which of two words a section
 * more holds: a character more counts as much as half as many sections.
 */
function mostTellingFirst(counted: readonly CountedTerm[]): readonly SearchTerm[] {
  const weigh = ({ term, count }: CountedTerm) =>
    count / 2 ** Math.min(Array.from(term.text).length, TELLING_LENGTH);
  return counted
    .filter(({ count }) => count > 0)
    .sort((one, other) => weigh(one) - weigh(other))
    .map(({ term }) => term);
}
