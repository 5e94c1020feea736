import type { EngineRequest, SearchTerm } from "../engine.ts";
import { markNumbers } from "../marked-numbers.ts";
import { queryKeys } from "./grams.ts";
import { type Parameters, storable } from "./sql-parameters.ts";

/** What a request looks for, ready for statements. */
export interface Matching {
  /** Terms as they stand in `content`, or in that without its marks, each once. */
  readonly required: readonly string[];
  readonly excluded: readonly string[];
  /** Whether the numbers in the terms are marked. */
  readonly isMarked: boolean;
  readonly keys: readonly number[];
  /** Whether every document with the keys matches, so that its text need not be read. */
  readonly isExact: boolean;
}

/** What begins or ends with digits may begin or end inside a number, or with a point of one. */
const MAY_CUT_NUMBER = /^\.?[0-9]|[0-9]\.?$/;

/** Reads the terms of a request. */
export function matchingOf({ terms, matching }: Pick<EngineRequest, "terms" | "matching">): Matching {
  const textsOf = (isExcluded: boolean) =>
    [
      ...new Set(terms.filter((term) => term.isExcluded === isExcluded).map(({ text }) => storable(text))),
    ].filter((text) => text !== "");
  const required = textsOf(false);
  const excluded = textsOf(true);
  const isMarked =
    matching === "words" || ![...required, ...excluded].some((text) => MAY_CUT_NUMBER.test(text));
  const { keys, isExact } = queryKeys(required, isMarked);
  return {
    required: isMarked ? required.map(markNumbers) : required,
    excluded: isMarked ? excluded.map(markNumbers) : excluded,
    isMarked,
    keys,
    isExact: isExact && excluded.length === 0,
  };
}

/** What is marked in the texts that were found. */
export function markedTerms(terms: readonly SearchTerm[]): readonly string[] {
  return terms.filter(({ isExcluded }) => !isExcluded).map(({ text }) => text);
}

/** The part of a `content` that an expression gives, as terms are looked for in it. */
export function comparedText({ isMarked }: Matching, content: string): string {
  return isMarked ? content : `replace(${content}, chr(1), '')`;
}

/** The condition that `content` of a row, read as `t.content`, contains what it must and nothing that it must not. */
export function textCondition(parameters: Parameters, matching: Matching): string {
  const text = comparedText(matching, "t.content");
  const conditions = [
    ...matching.required.map((term) => `strpos(${text}, ${parameters.add(term)}) > 0`),
    ...matching.excluded.map((term) => `strpos(${text}, ${parameters.add(term)}) = 0`),
  ];
  return conditions.length === 0 ? "true" : conditions.join(" and ");
}
