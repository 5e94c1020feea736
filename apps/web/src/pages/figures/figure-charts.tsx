import { LineChart } from "../../components/chart/line-chart.tsx";
import type { Series } from "../../components/chart/series.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { BarChart } from "./bar-chart.tsx";
import styles from "./figures.module.css";
import type { FiguresState } from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { useGroupName } from "./group-name.ts";
import type { Measured, MeasuredGroup } from "./measured.ts";
import { numberFormat } from "./number-format.ts";
import { gapOf, STATISTIC_DESCRIPTIONS, type StatisticColumn } from "./statistics.ts";

/** So many lines of a chart are told apart. */
const MOST_LINES = 4;

/** Numbers that stand in one chart: one measure in many groups, or many measures that count the same. */
interface ChartContent {
  readonly id: string;
  readonly title: string;
  readonly unit: Measured["description"]["unit"];
  /** A line, or a bar, of each. */
  readonly parts: readonly {
    readonly id: string;
    readonly label: string;
    readonly groups: readonly MeasuredGroup[];
  }[];
}

/** The charts of an answer: one for each measure if reports are told apart by more than years, else one for each unit. */
function useCharts(measured: readonly Measured[], state: FiguresState): readonly ChartContent[] {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const nameOf = useGroupName();
  const { style } = STATISTIC_DESCRIPTIONS[state.statistic].main;
  const groupings = state.groupBy.filter((grouping) => grouping !== "YEAR");
  const titleOf = (label: string, unit: ChartContent["unit"]) => {
    const { statistic: chosen, whole } = state;
    const isShare = chosen === "share" && whole !== undefined;
    const statistic = isShare ? texts.shareOfWhole(whole.label[language]) : texts.statistics[chosen];
    return texts.chart(label, style === "number" && unit === "MONEY" ? texts.inYuan(statistic) : statistic);
  };
  if (groupings.length > 0) {
    return measured.map(({ description: { name, unit }, label, groups }) => {
      const names = groups.map(({ group }) =>
        groupings.map((grouping) => nameOf(group, grouping)).join(" · "),
      );
      const parts = [...new Set(names)].map((part) => ({
        id: part,
        label: part,
        groups: groups.filter((_, at) => names[at] === part),
      }));
      return { id: name, title: titleOf(label[language], unit), unit, parts };
    });
  }
  const units =
    style === "number" ? [...new Set(measured.map(({ description }) => description.unit))] : [null];
  return units.map((unit) => {
    const same = measured.filter(({ description }) => unit === null || description.unit === unit);
    const [only, ...others] = same;
    const label = only === undefined || others.length > 0 ? texts.severalMeasures : only.label[language];
    return {
      id: unit ?? "all",
      title: titleOf(label, unit ?? "COUNT"),
      unit: unit ?? "COUNT",
      parts: same.map((each) => ({
        id: each.description.name,
        label: each.label[language],
        groups: each.groups,
      })),
    };
  });
}

function reportsOf({ groups }: ChartContent["parts"][number]): number {
  return groups.reduce((sum, { figure }) => sum + figure.n, 0);
}

function seriesOf(
  { id, label, groups }: ChartContent["parts"][number],
  { read }: StatisticColumn,
  n: (figure: MeasuredGroup["figure"]) => number,
): Series {
  return {
    id,
    label,
    points: groups.flatMap(({ group: { year }, figure }) => {
      const value = read(figure);
      return year === null ? [] : [{ year, value: value === null ? null : Number(value), n: n(figure) }];
    }),
  };
}

function YearChart({ content, state }: { readonly content: ChartContent; readonly state: FiguresState }) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const { main, columns, n } = STATISTIC_DESCRIPTIONS[state.statistic];
  const most = [...content.parts].sort((a, b) => reportsOf(b) - reportsOf(a)).slice(0, MOST_LINES);
  const parts = content.parts.filter((part) => most.includes(part));
  const [only, ...others] = parts;
  const series =
    state.statistic === "spread" && only !== undefined && others.length === 0
      ? columns
          .filter(({ id }) => id === "p25" || id === "median" || id === "p75")
          .map((column) => ({
            ...seriesOf({ ...only, id: column.id, label: texts.columns[column.id] }, column, n),
            isBackground: column !== main,
          }))
      : parts.map((part) => seriesOf(part, main, n));
  const count = (number: number) => formatCount(number, language);
  return (
    <div>
      <LineChart
        title={content.title}
        series={series}
        format={numberFormat(main.style, content.unit, language)}
        height={280}
        hasTable={false}
      />
      {parts.length < content.parts.length && (
        <p className={styles.remark}>{texts.mostLines(count(parts.length), count(content.parts.length))}</p>
      )}
    </div>
  );
}

/** What an answer looks like: lines by year, or bars where years are not told apart. */
export function FigureCharts({
  measured,
  state,
}: {
  readonly measured: readonly Measured[];
  readonly state: FiguresState;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const { main, n } = STATISTIC_DESCRIPTIONS[state.statistic];
  const charts = useCharts(measured, state);
  return (
    <div className={styles.charts}>
      {charts.map((content) =>
        state.groupBy.includes("YEAR") ? (
          <YearChart key={content.id} content={content} state={state} />
        ) : (
          <BarChart
            key={content.id}
            title={content.title}
            bars={content.parts.flatMap(({ id, label, groups: [only] }) => {
              if (only === undefined) return [];
              const { figure } = only;
              const value = main.read(figure);
              const count = formatCount(n(figure), language);
              return [
                {
                  id,
                  label,
                  value: value === null ? null : Number(value),
                  n: n(figure),
                  basis: state.statistic === "change" ? texts.pairs(count) : texts.reports(count),
                  gap: texts.gaps[gapOf(figure, state.statistic) ?? "noNumber"],
                },
              ];
            })}
            format={numberFormat(main.style, content.unit, language).value}
          />
        ),
      )}
    </div>
  );
}
