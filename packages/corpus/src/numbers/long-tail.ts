import type { Random } from "../random.ts";
import type { YearlySpread } from "./figures.ts";

/** A draw from a standard normal distribution: twelve uniform numbers less their mean, which needs no logarithm. */
function drawNormal(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random.next();
  return sum;
}

/**
 * Draws a yearly count around a usual size.
 *
 * Counts of real agencies are mostly zero and sometimes very large, so the draw is log-normal, rounded down, and
 * small sizes are zero outright in two years of five. Steady counts of some size are never zero.
 */
export function drawCount(random: Random, usual: number, spread: YearlySpread = "wild"): number {
  const isSteady = spread === "steady";
  const isQuietYear = random.chance(usual < 5 ? 0.4 : 0.04) && !(isSteady && usual >= 5);
  const factor = Math.exp((isSteady ? 0.2 : 0.9) * drawNormal(random));
  return isQuietYear ? 0 : Math.floor(usual * factor);
}

/** Draws a share from 0 to 1; a steady one is near the middle. */
export function drawShare(random: Random, spread: YearlySpread = "wild"): number {
  return spread === "steady" ? 0.4 + 0.2 * random.next() : random.next();
}

/** Splits a count over weighted places; the parts add up to the count. */
export function splitCount(random: Random, count: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const parts = weights.map(() => 0);
  const add = (index: number, amount: number) => {
    parts[index] = (parts[index] ?? 0) + amount;
  };
  // Large counts are dealt out in proportion first, so that the work does not grow with the count.
  let left = count;
  if (count > 400) {
    weights.forEach((weight, index) => {
      const share = Math.floor((count * weight * (0.5 + 0.4 * random.next())) / sum);
      add(index, share);
      left -= share;
    });
    const bulk = Math.max(0, left - 100);
    add(weights.indexOf(Math.max(...weights)), bulk);
    left -= bulk;
  }
  for (; left > 0; left -= 1) {
    let target = random.next() * sum;
    const index = weights.findIndex((weight) => {
      target -= weight;
      return target < 0;
    });
    add(Math.max(0, index), 1);
  }
  return parts;
}
