import type { SearchTerm } from "../engine.ts";
import type { CutIntoWords } from "../interpret/cut-into-words.ts";

/** Cuts a run of Han characters into words that are known; null where they do not make up most of it. */
export type CutRun = (run: string, limit?: AbortSignal) => Promise<CutIntoWords | null>;

/** A term, and in how many sections it was found beside the filter and what is excluded. */
export interface CountedTerm {
  readonly term: SearchTerm;
  readonly count: number;
}

/** A run of Han characters that may be several words. */
const LONG_RUN = /^\p{Script=Han}{5,}$/u;

/** Terms in which runs that nothing holds are cut into words. */
export interface CutTerms {
  readonly terms: readonly SearchTerm[];
  /** What of those runs is in no word. */
  readonly rest: readonly SearchTerm[];
  readonly isCut: boolean;
}

/** Cuts the runs that nothing holds, each by itself. */
export async function cutUnknown(
  counted: readonly CountedTerm[],
  cut: CutRun,
  limit?: AbortSignal,
): Promise<CutTerms> {
  const cuts = await Promise.all(
    counted.map(async ({ term, count }) => {
      const isUnknownRun = count === 0 && !term.isPhrase && LONG_RUN.test(term.text);
      return { term, pieces: isUnknownRun ? await cut(term.text, limit) : null };
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
