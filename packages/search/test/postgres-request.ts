import { searchable } from "@gongkai/text";
import type { EngineRequest, SearchEngine, SearchTerm } from "../src/index.ts";

/** A request with what a test cares about; nothing narrows it down. */
export function requestOf(fields: Partial<EngineRequest> = {}): EngineRequest {
  return { terms: [], matching: "words", filter: {}, order: "relevance", facets: [], first: 20, ...fields };
}

/** Required words; those behind a hyphen are excluded. */
export function termsOf(text: string): readonly SearchTerm[] {
  return text.split(" ").map((word) => ({
    text: searchable(word.replace(/^-/, "")).text,
    isPhrase: false,
    isExcluded: word.startsWith("-"),
  }));
}

/** The ids of everything that can be reached, in order. */
export async function findEverything(
  engine: SearchEngine,
  request: EngineRequest,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await engine.search(after === undefined ? request : { ...request, after });
    ids.push(...page.hits.map((hit) => hit.id));
    after = page.hits.at(-1)?.cursor;
    if (!page.hasNextPage || after === undefined || ids.length >= 1000) return ids;
  }
}
