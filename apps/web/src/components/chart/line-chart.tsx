import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { useId } from "react";
import { formatCount, formatShortCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { CHART_TEXTS } from "./chart-texts.ts";
import styles from "./line-chart.module.css";
import { isSmall, pointsOver, type Series, type SeriesPoint, SMALL_SAMPLE, yearsOf } from "./series.ts";
import { SeriesTable } from "./series-table.tsx";
import { useWidth } from "./use-width.ts";

const MARGIN = { top: 12, right: 16, bottom: 26, left: 46 } as const;
const TICKS = 4;

/** Lines are told apart by dashes too, because colours alone are not told apart by everybody. */
const DASHES = ["", "7 4", "2 4", "9 3 2 3"] as const;

/** How numbers of a chart are written. */
export interface ChartFormat {
  readonly axis: (value: number) => string;
  readonly value: (value: number) => string;
}

/** How counts are written. */
export function useCountFormat(): ChartFormat {
  const language = useLanguage();
  return {
    axis: (value) => formatShortCount(value, language),
    value: (value) => formatCount(value, language),
  };
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ id, label, isBackground = false }, at) => (
        <li key={id}>
          <svg width="28" height="10" aria-hidden="true" className={styles[`series${at % DASHES.length}`]}>
            <path
              className={`${styles.line} ${isBackground ? styles.background : ""}`}
              d="M1 5H27"
              strokeDasharray={DASHES[at % DASHES.length]}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/**
 * Figures by year as lines, with a legend and the same figures as a table. A point that rests on few reports is hollow;
 * a year without a figure is a gap, never zero.
 */
export function LineChart({
  title,
  series,
  format,
  height = 240,
  hasTable = true,
}: {
  readonly title: string;
  readonly series: readonly Series[];
  readonly format: ChartFormat;
  /** In pixels. */
  readonly height?: number;
  /** False where the page has the same figures in a table of its own. */
  readonly hasTable?: boolean;
}) {
  const texts = useTexts(CHART_TEXTS);
  const language = useLanguage();
  const name = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const years = yearsOf(series);
  const points = series.flatMap((each) => each.points);
  const most = Math.max(0, ...points.map(({ value }) => value ?? 0));
  const least = Math.min(0, ...points.map(({ value }) => value ?? 0));
  const x = scalePoint<number>()
    .domain(years)
    .range([MARGIN.left + 8, width - MARGIN.right])
    .padding(0.15);
  const y = scaleLinear()
    .domain([least, most === least ? 1 : most])
    .nice(TICKS)
    .range([height - MARGIN.bottom, MARGIN.top]);
  const draw = line<SeriesPoint>()
    .defined(({ value }) => value !== null)
    .x(({ year }) => x(year) ?? 0)
    .y(({ value }) => y(value ?? 0));
  const labelEvery = Math.ceil((years.length * 44) / Math.max(1, width - MARGIN.left));
  const hasSmall = points.some(isSmall);
  return (
    <figure className={styles.figure}>
      <figcaption id={name}>{title}</figcaption>
      <Legend series={series} />
      <div ref={frame} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-labelledby={name} className={styles.chart}>
            <title>{title}</title>
            {y.ticks(TICKS).map((tick) => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right / 2} className={styles.grid} />
                <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
                  {format.axis(tick)}
                </text>
              </g>
            ))}
            {years.map((year, at) =>
              at % labelEvery === 0 ? (
                <text key={year} x={x(year)} y={height - 6} textAnchor="middle">
                  {year}
                </text>
              ) : null,
            )}
            {series.map((each, at) => (
              <g key={each.id} className={styles[`series${at % DASHES.length}`]}>
                <path
                  className={`${styles.line} ${each.isBackground ? styles.background : ""}`}
                  strokeDasharray={DASHES[at % DASHES.length]}
                  d={draw([...pointsOver(each, years)]) ?? undefined}
                />
                {each.points.map((point) => {
                  const { year, value, n } = point;
                  if (value === null) return null;
                  const count = n === null ? null : formatCount(n, language);
                  return (
                    <circle
                      key={year}
                      cx={x(year)}
                      cy={y(value)}
                      r={3.5}
                      className={isSmall(point) ? styles.small : styles.point}
                    >
                      <title>{texts.point(each.label, year, format.value(value), count)}</title>
                    </circle>
                  );
                })}
              </g>
            ))}
          </svg>
        )}
      </div>
      {hasSmall && <p className={styles.note}>{texts.small(formatCount(SMALL_SAMPLE, language))}</p>}
      {hasTable && <SeriesTable title={title} series={series} format={format} />}
    </figure>
  );
}
