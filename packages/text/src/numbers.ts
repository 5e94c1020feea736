import type { Span } from "@gongkai/schema";

/** Digits, and what points between them join. */
const RUN = /[0-9]+(?:\.[0-9]+)*/g;

const YEAR = /^(?:19|20)[0-9]{2}$/;

/**
 * The numbers that digits with points between them are: one where a point is a decimal point (12.5), else what stands
 * between the points. Several points make a date, a section or a version (2023.12.31, 1.1.2), and the point before a year
 * numbers what follows (1.2023年).
 *
 * @param follows the character behind
 */
export function cutAtPoints(run: string, follows: string): readonly string[] {
  if (!run.includes(".")) return [run];
  const parts = run.split(".");
  const [, fraction = ""] = parts;
  return parts.length === 2 && !(follows === "年" && YEAR.test(fraction)) ? [run] : parts;
}

/** Where the numbers of a normalised text stand, in order; a decimal is one. Linear time. */
export function findNumbers(normalised: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of normalised.matchAll(RUN)) {
    let start = index;
    for (const number of cutAtPoints(run, normalised.charAt(index + run.length))) {
      spans.push({ start, end: start + number.length });
      start += number.length + 1;
    }
  }
  return spans;
}
