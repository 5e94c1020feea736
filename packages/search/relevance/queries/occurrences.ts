import type { IndexedSection } from "../corpus/corpus.ts";

/** Where terms occur, found without any search engine. */
export interface Occurrences {
  /** The sections that hold a term in text or head; numbers only whole. Throws for a term that was not looked for. */
  holding(term: string): readonly IndexedSection[];
}

const DIGIT = /[0-9]/;
const KEY_LENGTH = 2;

/** Whether a term at a place is not a part of a longer number. */
function isWhole(text: string, term: string, at: number): boolean {
  const before = DIGIT.test(term.charAt(0)) && DIGIT.test(text.charAt(at - 1));
  const after = DIGIT.test(term.charAt(term.length - 1)) && DIGIT.test(text.charAt(at + term.length));
  return !before && !after;
}

/**
 * Looks for many terms in one pass over all sections.
 *
 * @param terms normalised, of two characters or more
 */
export function findOccurrences(sections: readonly IndexedSection[], terms: Iterable<string>): Occurrences {
  const found = new Map<string, IndexedSection[]>();
  const byKey = new Map<string, string[]>();
  for (const term of terms) {
    if (found.has(term)) continue;
    found.set(term, []);
    const key = term.slice(0, KEY_LENGTH);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [term]);
    else others.push(term);
  }
  for (const section of sections) {
    for (const text of [section.content, section.head]) {
      for (let at = 0; at + KEY_LENGTH <= text.length; at += 1) {
        for (const term of byKey.get(text.slice(at, at + KEY_LENGTH)) ?? []) {
          const list = found.get(term);
          if (list === undefined || list.at(-1) === section) continue;
          if (text.startsWith(term, at) && isWhole(text, term, at)) list.push(section);
        }
      }
    }
  }
  return {
    holding(term) {
      const list = found.get(term);
      if (list === undefined) throw new Error(`${term} was not looked for.`);
      return list;
    },
  };
}
