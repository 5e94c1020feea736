import type { Grades } from "../queries/query.ts";

/** Whether one of the first hits answers the query. */
export function hitWithin(ids: readonly string[], grades: Grades, first: number): boolean {
  return ids.slice(0, first).some((id) => grades.has(id));
}

/** One over the rank of the first hit that answers the query, 0 when none of the first ten does. */
export function reciprocalRank(ids: readonly string[], grades: Grades): number {
  const rank = ids.slice(0, 10).findIndex((id) => grades.has(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
}

function discountedGain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** The discounted gain of the first ten hits, as a share of that of the best order; 1 when nothing answers the query. */
export function normalisedGain(ids: readonly string[], grades: Grades): number {
  const best = discountedGain([...grades.values()].sort((a, b) => b - a));
  return best === 0 ? 1 : discountedGain(ids.map((id) => grades.get(id) ?? 0)) / best;
}

/** The share of what answers the query that is among the first hundred hits; of more than a hundred, of a hundred. */
export function recall(ids: readonly string[], grades: Grades): number {
  const wanted = Math.min(grades.size, 100);
  return wanted === 0 ? 1 : ids.slice(0, 100).filter((id) => grades.has(id)).length / wanted;
}

/** The mean of some numbers, 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that a share of the values does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
