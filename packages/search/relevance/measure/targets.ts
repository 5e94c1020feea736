import type { QueryClassId } from "../queries/query.ts";

/** What a class of queries is measured by. All are shares from 0 to 1. */
export type MeasureId = "hit@1" | "hit@10" | "same" | "suggestion@3" | "nDCG@10" | "nothing";

/** What must be reached by a kind of engine. */
interface Target {
  readonly measure: MeasureId;
  /** By an engine that finds every run of characters. */
  readonly substrings: number;
  /** By an engine that finds words. */
  readonly words: number;
}

/** A class of queries: how it is called in the table, how many are drawn, and what must be reached. */
export interface QueryClass {
  readonly name: string;
  readonly count: number;
  readonly targets: readonly Target[];
}

const target = (measure: MeasureId, substrings: number, words = substrings): Target => ({
  measure,
  substrings,
  words,
});

/** Every class of queries. `same`: the same hits in the same order as in Simplified script; `nothing`: no hit at all. */
export const QUERY_CLASSES: Readonly<Record<QueryClassId, QueryClass>> = {
  knownItem: {
    name: "known phrase, in 3 sections at most",
    count: 200,
    targets: [target("hit@1", 0.98, 0.97), target("hit@10", 1, 0.99)],
  },
  substring: { name: "any substring, exact", count: 100, targets: [target("hit@10", 1)] },
  bothTerms: { name: "two terms", count: 150, targets: [target("hit@10", 0.99, 0.97)] },
  traditional: { name: "Traditional, Hong Kong, Taiwan", count: 100, targets: [target("same", 1)] },
  typo: {
    name: "wrong character",
    count: 100,
    targets: [target("suggestion@3", 0.95), target("hit@10", 0.9)],
  },
  alias: { name: "short form or full name", count: 100, targets: [target("hit@10", 0.98)] },
  agencyYear: { name: "agency and year", count: 150, targets: [target("hit@1", 0.99)] },
  number: { name: "number, document number", count: 100, targets: [target("hit@10", 0.99, 0.98)] },
  question: { name: "question, graded", count: 150, targets: [target("nDCG@10", 0.7)] },
  nonsense: { name: "nonsense", count: 50, targets: [target("nothing", 1)] },
};
