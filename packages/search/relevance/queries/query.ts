import type { Random } from "@gongkai/corpus";
import type { IndexedSection } from "../corpus/corpus.ts";
import type { Occurrences } from "./occurrences.ts";

/** The classes of queries, in the order of the table. */
export const QUERY_CLASS_IDS = [
  "knownItem",
  "substring",
  "bothTerms",
  "traditional",
  "typo",
  "alias",
  "agencyYear",
  "number",
  "question",
  "nonsense",
] as const;

/** A class of queries. */
export type QueryClassId = (typeof QUERY_CLASS_IDS)[number];

/** How well a section answers a query: 3 best, 1 least; what has no grade does not answer it. */
export type Grades = ReadonlyMap<string, number>;

/** A query and what it should find. */
export interface Query {
  /** As typed. */
  readonly text: string;
  readonly matching?: "exact";
  /** By section id. */
  readonly grades: Grades;
  /** The query in Simplified script, which must find the same in the same order. */
  readonly simplified?: string;
  /** The query without its wrong character, which must be suggested. */
  readonly meant?: string;
}

/** A query that may do: it is decided once it is known where its terms occur. */
export interface Proposal {
  /** Normalised runs of characters. */
  readonly terms: readonly string[];
  /** The query; null where it would be too easy, too hard or ambiguous. */
  decide(occurrences: Occurrences): Query | null;
}

/** A corpus to draw queries from. */
export interface QueryCorpus {
  readonly sections: readonly IndexedSection[];
  /** The last report year: "last year" to those who ask. */
  readonly lastYear: number;
}

/** Draws a proposal for a query of one class; null where the draw gave none. */
export type Propose = (corpus: QueryCorpus, random: Random) => Proposal | null;

/** Gives every section the same grade. */
export function sameGrade(sections: readonly IndexedSection[], grade = 1): Grades {
  return new Map(sections.map(({ id }) => [id, grade]));
}
