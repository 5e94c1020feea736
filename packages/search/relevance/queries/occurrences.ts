import { findNumbers } from "@gongkai/text";
import type { IndexedSection } from "../corpus/corpus.ts";

/** Where terms occur, found without any search engine. */
export interface Occurrences {
  /** The sections that hold a term in text or head; numbers only whole. Throws for a term that was not looked for. */
  holding(term: string): readonly IndexedSection[];
}

const KEY_LENGTH = 2;

/** The places inside numbers: a term that begins or ends there would hold a part of a number. */
function placesInNumbers(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { start, end } of findNumbers(text)) for (let at = start + 1; at < end; at++) places.add(at);
  return places;
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
      const inNumbers = placesInNumbers(text);
      for (let at = 0; at + KEY_LENGTH <= text.length; at += 1) {
        for (const term of byKey.get(text.slice(at, at + KEY_LENGTH)) ?? []) {
          const list = found.get(term);
          if (list === undefined || list.at(-1) === section) continue;
          const isWhole = !inNumbers.has(at) && !inNumbers.has(at + term.length);
          if (isWhole && text.startsWith(term, at)) list.push(section);
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
