import type { Facet, FacetName } from "../engine.ts";
import type { Candidate, Findings } from "./ask-engine.ts";

/** What a facet is counted from. */
export interface FacetSource {
  readonly findings: Findings;
  /** The candidates that are hits. */
  readonly hits: readonly Candidate[];
  /** Whether everything that the engine finds is a hit. */
  readonly isCertain: boolean;
  /** Whether the findings begin with the first one. */
  readonly isWhole: boolean;
}

/**
 * Counts hits by one thing. Where the engine finds more than the hits and not all of it was looked at, its own counts are
 * given as what they are: not exact.
 */
export function countFacet(name: FacetName, { findings, hits, isCertain, isWhole }: FacetSource): Facet {
  const isComplete = isWhole && findings.candidates.length === findings.total;
  const isCounted = !isCertain && isComplete;
  const counts = isCounted ? countValues(name, hits) : new Map(Object.entries(findings.counts[name] ?? {}));
  return {
    name,
    values: [...counts]
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    relation: isCertain || isComplete ? "exact" : "atLeast",
  };
}

function countValues(name: FacetName, hits: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { values } of hits) {
    const value = values[name];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
