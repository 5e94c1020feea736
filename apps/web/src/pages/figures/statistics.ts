import type { FiguresFigureFragment } from "./figures.generated.ts";
import { QUANTILES, type Statistic } from "./figures-state.ts";

/** How the numbers of a column are written. */
export type NumberStyle = "number" | "share" | "change";

/** A number that is told of a group; decimal text where it is exact. */
export interface StatisticColumn {
  readonly id:
    | "mean"
    | "median"
    | "sum"
    | "p10"
    | "p25"
    | "p75"
    | "p90"
    | "share"
    | "part"
    | "whole"
    | "change"
    | "before"
    | "after";
  readonly style: NumberStyle;
  /** Null where there is none. */
  readonly read: (figure: FiguresFigureFragment) => number | string | null;
}

/** What a statistic tells of each group. */
export interface StatisticDescription {
  /** In the order of the table. */
  readonly columns: readonly StatisticColumn[];
  /** The one that charts draw. */
  readonly main: StatisticColumn;
  /** How many reports, or agencies with a year before, it rests on. */
  readonly n: (figure: FiguresFigureFragment) => number;
}

const COLUMNS = {
  mean: { id: "mean", style: "number", read: ({ mean }) => mean },
  median: { id: "median", style: "number", read: ({ median }) => median },
  sum: { id: "sum", style: "number", read: ({ sum }) => sum },
  share: { id: "share", style: "share", read: ({ share }) => share?.share ?? null },
  part: { id: "part", style: "number", read: ({ share }) => share?.part ?? null },
  whole: { id: "whole", style: "number", read: ({ share }) => share?.whole ?? null },
  change: { id: "change", style: "change", read: ({ yearOnYear }) => yearOnYear?.change ?? null },
  before: { id: "before", style: "number", read: ({ yearOnYear }) => yearOnYear?.before ?? null },
  after: { id: "after", style: "number", read: ({ yearOnYear }) => yearOnYear?.after ?? null },
} as const satisfies Record<string, StatisticColumn>;

const QUANTILE_COLUMNS = QUANTILES.map(
  (at): StatisticColumn => ({
    id: `p${(at * 100) as 10 | 25 | 75 | 90}`,
    style: "number",
    read: ({ quantiles }) => quantiles.find((quantile) => quantile.at === at)?.value ?? null,
  }),
);

const reportsWith = ({ n }: FiguresFigureFragment) => n;

/** What each statistic tells. */
export const STATISTIC_DESCRIPTIONS: Readonly<Record<Statistic, StatisticDescription>> = {
  mean: { columns: [COLUMNS.mean], main: COLUMNS.mean, n: reportsWith },
  median: { columns: [COLUMNS.median], main: COLUMNS.median, n: reportsWith },
  sum: { columns: [COLUMNS.sum], main: COLUMNS.sum, n: reportsWith },
  spread: {
    columns: [...QUANTILE_COLUMNS.slice(0, 2), COLUMNS.median, ...QUANTILE_COLUMNS.slice(2)],
    main: COLUMNS.median,
    n: reportsWith,
  },
  share: {
    columns: [COLUMNS.share, COLUMNS.part, COLUMNS.whole],
    main: COLUMNS.share,
    n: ({ share }) => share?.n ?? 0,
  },
  change: {
    columns: [COLUMNS.change, COLUMNS.before, COLUMNS.after],
    main: COLUMNS.change,
    n: ({ yearOnYear }) => yearOnYear?.n ?? 0,
  },
};

/** Why a group has no number. */
export type Gap = "notOnForm" | "noNumber" | "zeroBase";

/** Why there is no number; null where there is one. */
export function gapOf(figure: FiguresFigureFragment, statistic: Statistic): Gap | null {
  const { main, n } = STATISTIC_DESCRIPTIONS[statistic];
  if (main.read(figure) !== null) return null;
  if (figure.expected === 0) return "notOnForm";
  return n(figure) === 0 ? "noNumber" : "zeroBase";
}
