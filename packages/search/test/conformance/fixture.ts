import type { SearchDocument } from "@gongkai/schema";
import { type IndexedSection, indexSections } from "../../relevance/corpus/corpus.ts";
import { makeCorpus } from "../../relevance/corpus/made-corpus.ts";
import { HAND_WRITTEN } from "./hand-written.ts";

/** A word that several hundred of the generated sections hold, and no hand-written one. */
export const COMMON_WORD = "网站页面";

/**
 * What the suite searches: sections written by hand, one for every behaviour, among more than two thousand generated
 * ones of invented agencies. The same on every run.
 */
export const DOCUMENTS: readonly SearchDocument[] = [
  ...HAND_WRITTEN,
  ...makeCorpus({ seed: 20_230_401, sections: 2000 }),
];

const sections: ReadonlyMap<string, IndexedSection & SearchDocument> = new Map(
  indexSections(DOCUMENTS).map((section, index) => {
    const document = DOCUMENTS[index];
    if (document === undefined) throw new Error("Every section comes from a document.");
    return [section.id, { ...document, ...section }];
  }),
);

/** Every document with its normalised texts, by id. */
export const SECTIONS_BY_ID = sections;

/** The ids of the documents that hold a normalised run of characters in text or head: what searching for it should find. */
export function idsHolding(term: string): readonly string[] {
  return [...sections.values()]
    .filter(({ content, head }) => content.includes(term) || head.includes(term))
    .map(({ id }) => id)
    .sort();
}
