import type { EngineRequest, SearchTerm } from "../engine.ts";
import { queryKeys } from "./grams.ts";
import { markTerm } from "./marked-numbers.ts";
import { type Parameters, storable } from "./sql-parameters.ts";

/** What a request looks for, ready for statements. */
export interface Matching {
  /** Terms as they stand in `content`, each once. */
  readonly required: readonly string[];
  readonly excluded: readonly string[];
  readonly keys: readonly number[];
  /** Whether every document with the keys matches, so that its text need not be read. */
  readonly isExact: boolean;
}

/** Reads the terms of a request. */
export function matchingOf({ terms, matching }: Pick<EngineRequest, "terms" | "matching">): Matching {
  const isWhole = matching === "words";
  const textsOf = (isExcluded: boolean) =>
    [
      ...new Set(terms.filter((term) => term.isExcluded === isExcluded).map(({ text }) => storable(text))),
    ].filter((text) => text !== "");
  const required = textsOf(false);
  const excluded = textsOf(true);
  const { keys, isExact } = queryKeys(required, isWhole);
  return {
    required: required.map((text) => markTerm(text, isWhole)),
    excluded: excluded.map((text) => markTerm(text, isWhole)),
    keys,
    isExact: isExact && excluded.length === 0,
  };
}

/** What is marked in the texts that were found. */
export function markedTerms(terms: readonly SearchTerm[]): readonly string[] {
  return terms.filter(({ isExcluded }) => !isExcluded).map(({ text }) => text);
}

/** The condition that `content` of a row, read as `t.content`, contains what it must and nothing that it must not. */
export function textCondition(parameters: Parameters, { required, excluded }: Matching): string {
  const conditions = [
    ...required.map((term) => `strpos(t.content, ${parameters.add(term)}) > 0`),
    ...excluded.map((term) => `strpos(t.content, ${parameters.add(term)}) = 0`),
  ];
  return conditions.length === 0 ? "true" : conditions.join(" and ");
}
