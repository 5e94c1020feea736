import type { EngineRequest, Facet, FacetName, SearchTotal } from "../engine.ts";
import type { Candidate, Findings } from "./ask-engine.ts";

/** What a search counts. */
export interface Counts {
  readonly total: SearchTotal;
  readonly facets: readonly Facet[];
}

/** Answers of the engine, and which of them facets are counted by. */
interface CountedAnswers {
  readonly answers: readonly Findings[];
  readonly questionOf: ReadonlyMap<FacetName, number>;
}

/**
 * What the engine counts: each of what it finds is a hit.
 *
 * @param relation whether there may be more hits, which it does not know of
 */
export function countsOfEngine(
  { facets }: Pick<EngineRequest, "facets">,
  { answers, questionOf }: CountedAnswers,
  relation: SearchTotal["relation"],
): Counts {
  return {
    total: { value: answers[0]?.total ?? 0, relation },
    facets: facets.map((name) => {
      const counts = answers[questionOf.get(name) ?? 0]?.counts[name] ?? {};
      return toFacet(name, new Map(Object.entries(counts)), relation);
    }),
  };
}

/**
 * Counts those candidates that are hits; never more than there are.
 *
 * @param isComplete whether every hit is among what the engine finds
 */
export function facetsOfCandidates(
  { facets }: Pick<EngineRequest, "facets">,
  { answers, questionOf }: CountedAnswers,
  { confirmed, isComplete }: { readonly confirmed: ReadonlySet<string>; readonly isComplete: boolean },
): readonly Facet[] {
  return facets.map((name) => {
    const { candidates, total } = answers[questionOf.get(name) ?? 0] ?? { candidates: [], total: 0 };
    const counts = new Map<string, number>();
    for (const { id, values } of candidates) {
      const value = values[name];
      if (value !== undefined && confirmed.has(id)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return toFacet(name, counts, isComplete && candidates.length === total ? "exact" : "atLeast");
  });
}

/** Candidates of several answers, each once. */
export function candidatesOf(answers: readonly Findings[]): readonly Candidate[] {
  return [
    ...new Map(answers.flatMap(({ candidates }) => candidates).map((each) => [each.id, each])).values(),
  ];
}

function toFacet(name: FacetName, counts: ReadonlyMap<string, number>, relation: Facet["relation"]): Facet {
  return {
    name,
    values: [...counts]
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    relation,
  };
}
