import type { SearchTerm } from "../../src/index.ts";

/** A term in short: “” around a phrase, - before an exclusion. */
export function writeTerm({ text, isPhrase, isExcluded }: SearchTerm): string {
  return `${isExcluded ? "-" : ""}${isPhrase ? `“${text}”` : text}`;
}
