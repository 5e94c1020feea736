import { numberTokens } from "@gongkai/text";
import type { SearchTerm } from "../engine.ts";
import { wordRuns } from "./engine-words.ts";

/** How many words and phrases the engine looks for: what stands behind them in a query it passes over in silence. */
export const MAXIMUM_PHRASES = 10;

/** The engine reads so many pieces of a query and passes over the rest; no piece is shorter than a character. */
const LONGEST_QUERY = 1000;

/** A query in the language of the engine. */
export interface EngineQuery {
  readonly text: string;
  /**
   * Whether everything that the engine finds holds the terms as they stand. Of a phrase of more than two words it only knows
   * that every three of them stand side by side somewhere, and of an exclusion only what its words are.
   */
  readonly isCertain: boolean;
}

/** Numbers with a point or a sign, and document numbers: what the engine cuts apart. */
const CUT_NUMBER = /^(?:doc|num\d+(?:d|pct$|pml$))/;

/**
 * One or two words of the engine at most, however it cuts: one or two Han characters, a number, a number with a character
 * behind it, a word in letters.
 */
const SHORT = /^(?:\p{Script=Han}{1,2}|[0-9]+\p{Script=Han}?|[a-z]+)$/u;

/** Writes terms as a query, or says in a sentence why the engine cannot look for them. */
export function writeQuery(terms: readonly SearchTerm[]): EngineQuery | { readonly unsuitable: string } {
  const excluded = terms.filter((term) => term.isExcluded);
  const wanted = terms.filter((term) => !term.isExcluded);
  for (const { text, isExcluded } of terms) {
    const { length } = wordRuns(text);
    if (length === 0)
      return { unsuitable: `“${text}” holds neither letters nor digits, and only those are indexed.` };
    // Of an exclusion with a border in it, each side would be excluded by itself.
    if (isExcluded && length > 1) return { unsuitable: `“${text}” cannot be excluded as a whole.` };
  }
  const phrases = [...new Set(wanted.flatMap(phrasesOf))];
  if (phrases.length > MAXIMUM_PHRASES) {
    return {
      unsuitable: `The query has ${phrases.length} words and phrases, and ${MAXIMUM_PHRASES} are looked for.`,
    };
  }
  // What is excluded comes first: it does not count, but stands behind nothing that is passed over either.
  const text = [...excluded.flatMap(phrasesOf).map((phrase) => `-${phrase}`), ...phrases].join(" ");
  if (text.length > LONGEST_QUERY)
    return { unsuitable: `The query is longer than ${LONGEST_QUERY} characters.` };
  return { text, isCertain: excluded.length === 0 && wanted.every((term) => SHORT.test(term.text)) };
}

/** A term as phrases, one for each side of a border, and what its numbers are indexed as besides. */
function phrasesOf({ text, isExcluded }: SearchTerm): readonly string[] {
  const runs = wordRuns(text).map((run) => `"${run}"`);
  return isExcluded ? runs : [...runs, ...cutNumbers(text).map((number) => `"${number}"`)];
}

function cutNumbers(text: string): readonly string[] {
  const numbers = numberTokens(text).filter((token) => CUT_NUMBER.test(token));
  // Whatever holds a number with its sign holds the number.
  return numbers.filter((number) => !numbers.includes(`${number}pct`) && !numbers.includes(`${number}pml`));
}
