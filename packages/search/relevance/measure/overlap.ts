import type { QueryClassId } from "../queries/query.ts";
import type { EngineResult } from "./evaluate-engine.ts";
import { mean } from "./metrics.ts";

/** The share of the first ten hits that two engines have in common; 1 where neither finds anything. */
export function overlapOf(one: readonly string[], other: readonly string[]): number {
  const most = Math.max(Math.min(one.length, 10), Math.min(other.length, 10));
  if (most === 0) return 1;
  const ids = new Set(other.slice(0, 10));
  return one.slice(0, 10).filter((id) => ids.has(id)).length / most;
}

/** The mean overlap of the first ten hits of two engines that were asked the same queries, by class. */
export function overlapByClass(one: EngineResult, other: EngineResult): ReadonlyMap<QueryClassId, number> {
  return new Map(
    one.classes.flatMap(({ id, firstTen }) => {
      const same = other.classes.find((result) => result.id === id);
      if (same === undefined) return [];
      const shares = firstTen.map((ids, index) => overlapOf(ids, same.firstTen[index] ?? []));
      return [[id, mean(shares)] as const];
    }),
  );
}
