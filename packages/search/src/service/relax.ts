import type { EngineRequest, SearchPage, SearchTerm } from "../engine.ts";
import type { CutIntoWords } from "../interpret/cut-into-words.ts";

/** Puts a request to the engine that answers. */
export type AskEngine = (request: EngineRequest) => Promise<SearchPage>;

/** Cuts a run of Han characters into words that are known; null where they do not make up most of it. */
export type CutRun = (run: string) => Promise<CutIntoWords | null>;

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

/** A run of Han characters that may be several words. */
const LONG_RUN = /^\p{Script=Han}{5,}$/u;

/** With more terms nothing is left out: asking for each of them takes too long. */
const MOST_TERMS = 8;

interface CountedTerm {
  readonly term: SearchTerm;
  readonly count: number;
}

/** Answers a request that finds nothing with the words that its runs of characters are made of, and leaves none out. */
export async function searchCut(request: EngineRequest, ask: AskEngine, cut: CutRun): Promise<SearchPage> {
  const page = await ask(request);
  if (page.total.value > 0) return page;
  const unknown = request.terms.map((term) => ({ term, count: term.isExcluded ? 1 : 0 }));
  const { terms, rest, isCut } = await cutUnknown(unknown, cut);
  const isWhole = isCut && rest.length === 0 && terms.length <= MOST_TERMS;
  return isWhole ? ask({ ...request, terms }) : page;
}

/**
 * Answers a request that finds nothing with less: runs of characters that nothing holds are looked for as the words
 * they are made of; then words that nothing holds are left out, and of the others the most frequent, until something is
 * found. A word that stands alone is never left out.
 */
export async function searchWithLess(
  request: EngineRequest,
  ask: AskEngine,
  cut: CutRun,
): Promise<RelaxedPage> {
  const page = await ask(request);
  const wanted = request.terms.filter(({ isExcluded }) => !isExcluded);
  const asTyped = { page, terms: request.terms, omitted: [] };
  if (page.total.value > 0 || wanted.length === 0 || wanted.length > MOST_TERMS) return asTyped;

  const excluded = request.terms.filter(({ isExcluded }) => isExcluded);
  const askFor = (terms: readonly SearchTerm[]) => ask({ ...request, terms: [...terms, ...excluded] });
  const countEach = async (terms: readonly SearchTerm[]) => {
    const counted: CountedTerm[] = [];
    // One after the other, so that one search never takes more of the engine than another one does.
    for (const term of terms) {
      const { total } = await ask({ ...request, terms: [term, ...excluded], facets: [], first: 1 });
      counted.push({ term, count: total.value });
    }
    return counted;
  };
  // The page at hand has counted a term that stands alone.
  let counted = wanted.length === 1 ? wanted.map((term) => ({ term, count: 0 })) : await countEach(wanted);
  const rest: SearchTerm[] = [];
  // A word that nothing holds here may be made of shorter ones: each turn cuts into shorter words, so it ends.
  for (;;) {
    const { terms, rest: unknown, isCut } = await cutUnknown(counted, cut);
    if (!isCut) break;
    if (terms.length > MOST_TERMS) return asTyped;
    rest.push(...unknown);
    const cutPage = await askFor(terms);
    if (cutPage.total.value > 0) {
      return { page: cutPage, terms: [...terms, ...rest, ...excluded], omitted: rest };
    }
    counted = await countEach(terms);
  }

  const kept = counted.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
  // All of them together are known to find nothing.
  if (kept.length === counted.length) kept.pop();
  const all = counted.map(({ term }) => term);
  for (; kept.length > 0; kept.pop()) {
    const remaining = counted.filter((each) => kept.includes(each)).map(({ term }) => term);
    const found = await askFor(remaining);
    if (found.total.value === 0) continue;
    const omitted = [...all.filter((term) => !remaining.includes(term)), ...rest];
    return { page: found, terms: [...all, ...rest, ...excluded], omitted };
  }
  return asTyped;
}

/** Terms in which runs that nothing holds are cut into words. */
interface CutTerms {
  readonly terms: readonly SearchTerm[];
  /** What of those runs is in no word. */
  readonly rest: readonly SearchTerm[];
  readonly isCut: boolean;
}

async function cutUnknown(counted: readonly CountedTerm[], cut: CutRun): Promise<CutTerms> {
  const cuts = await Promise.all(
    counted.map(async ({ term, count }) => {
      const isUnknownRun = count === 0 && !term.isPhrase && LONG_RUN.test(term.text);
      return { term, pieces: isUnknownRun ? await cut(term.text) : null };
    }),
  );
  const toTerm = (text: string) => ({ text, isPhrase: false, isExcluded: false });
  return {
    terms: cuts.flatMap(({ term, pieces }) =>
      pieces === null ? [term] : [...new Set(pieces.words)].map(toTerm),
    ),
    rest: cuts.flatMap(({ pieces }) => pieces?.rest ?? []).map(toTerm),
    isCut: cuts.some(({ pieces }) => pieces !== null),
  };
}
