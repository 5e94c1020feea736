import type { Series, SeriesPoint } from "../../components/chart/series.ts";
import type { CellState, MeasureInput } from "../../data/schema-types.generated.ts";
import type { YearlyFiguresFragment } from "./agency.generated.ts";

type Figure = YearlyFiguresFragment["groups"][number]["figures"][number];

/** What a chart of the page shows. */
export type ChartName = "received" | "granted" | "denied" | "pendingAtEnd" | "reconsideration" | "litigation";

const PROCESSED = ["requests/processed.total/total"];

const CHARTS: Readonly<Record<ChartName, Pick<MeasureInput, "cells" | "shareOf">>> = {
  received: { cells: ["requests/received/total"] },
  granted: {
    cells: ["requests/processed.granted/total", "requests/processed.partiallyGranted/total"],
    shareOf: PROCESSED,
  },
  denied: { cells: ["requests/processed.denied/total"], shareOf: PROCESSED },
  pendingAtEnd: { cells: ["requests/pendingAtEnd/total"] },
  reconsideration: { cells: ["remedies/reconsideration/total"] },
  litigation: { cells: ["remedies/directLitigation/total", "remedies/litigationAfterReconsideration/total"] },
};

/** The charts in the order of the page. */
// The keys are those of the record above.
export const CHART_NAMES = Object.keys(CHARTS) as readonly ChartName[];

/** What is asked of the agency's reports and of its peers' alike. */
export const MEASURES: readonly MeasureInput[] = CHART_NAMES.map((name) => ({
  name,
  ...CHARTS[name],
  quantiles: [],
}));

/** Whether a chart shows shares of what was processed, and not counts. */
export function isShare(name: ChartName): boolean {
  return CHARTS[name].shareOf !== undefined;
}

function stateOf({ unread, blank, notApplicable }: Figure): CellState | undefined {
  if (unread > 0) return "UNREAD";
  if (blank > 0) return "BLANK";
  return notApplicable > 0 ? "NOT_APPLICABLE" : undefined;
}

function pointOf(year: number, figure: Figure): SeriesPoint & { readonly n: number } {
  const { n, median, share } = figure;
  if (share !== null) return { year, value: share.share, n: share.n };
  return { year, value: median, n };
}

function pointsOf(stats: YearlyFiguresFragment, name: ChartName) {
  return stats.groups.flatMap(({ year, figures }) => {
    const figure = figures.find(({ measure }) => measure === name);
    return year === null || figure === undefined ? [] : [{ figure, point: pointOf(year, figure) }];
  });
}

/** The agency's own line: each point is that of one report. */
export function ownSeries(stats: YearlyFiguresFragment, name: ChartName, label: string): Series {
  return {
    id: "own",
    label,
    points: pointsOf(stats, name).map(({ figure, point }) => {
      const state = point.value === null ? stateOf(figure) : undefined;
      return { ...point, n: null, ...(state === undefined ? {} : { state }) };
    }),
  };
}

/** How many reports the points of a line rest on: the fewest and the most; null where there are none. */
export function sampleSizes({ points }: Series): readonly [number, number] | null {
  const sizes = points.flatMap(({ value, n }) => (value === null || n === null ? [] : [n]));
  return sizes.length === 0 ? null : [Math.min(...sizes), Math.max(...sizes)];
}

/** The line of all agencies of a level and kind. Years of which the agency's own report is all there is are left out. */
export function peerSeries(
  stats: YearlyFiguresFragment,
  own: YearlyFiguresFragment,
  name: ChartName,
  label: string,
): Series {
  const ownCounts = new Map(pointsOf(own, name).map(({ point }) => [point.year, point.n]));
  return {
    id: "peers",
    label,
    isBackground: true,
    points: pointsOf(stats, name).flatMap(({ point }) =>
      point.n > (ownCounts.get(point.year) ?? 0) ? [point] : [],
    ),
  };
}
