import type { CellState } from "../../data/schema-types.generated.ts";

/** A figure of one year. */
export interface SeriesPoint {
  readonly year: number;
  /** Null where there is no figure; the line has a gap there. */
  readonly value: number | null;
  /** How many reports the figure rests on; null where it is that of a single report, and no sample. */
  readonly n: number | null;
  /** Why there is no figure, where that is known. */
  readonly state?: CellState;
}

/** A line of a chart. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly points: readonly SeriesPoint[];
  /** Whether it is there to compare others with, and drawn paler. */
  readonly isBackground?: boolean;
}

/** Figures that rest on fewer reports are marked: one report more or less changes them much. */
export const SMALL_SAMPLE = 5;

/** Whether a point has a figure of a sample that is marked as small. */
export function isSmall({ value, n }: SeriesPoint): boolean {
  return value !== null && n !== null && n < SMALL_SAMPLE;
}

/**
 * Every year from the first of all series to the last, earliest first. Years without a point are among them: an axis that leaves
 * them out makes a change of three years look like one of a single year.
 */
export function yearsOf(series: readonly Series[]): readonly number[] {
  const years = series.flatMap(({ points }) => points.map(({ year }) => year));
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at);
}

/** The point of a series in a year. */
export function pointAt({ points }: Series, year: number): SeriesPoint | undefined {
  return points.find((point) => point.year === year);
}

/** The points of a line, one for each year of the axis: where a series has none there is one without a figure, a gap. */
export function pointsOver(series: Series, years: readonly number[]): readonly SeriesPoint[] {
  return years.map((year) => pointAt(series, year) ?? { year, value: null, n: null });
}
