import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { CellNumber } from "../cell-number.tsx";
import { Scroller } from "../scroller.tsx";
import { CHART_TEXTS } from "./chart-texts.ts";
import styles from "./line-chart.module.css";
import type { ChartFormat } from "./line-chart.tsx";
import { pointAt, type Series, yearsOf } from "./series.ts";

/** The figures of a chart as a table that can be opened, each with the number of reports that it rests on. */
export function SeriesTable({
  title,
  series,
  format,
}: {
  readonly title: string;
  readonly series: readonly Series[];
  readonly format: ChartFormat;
}) {
  const texts = useTexts(CHART_TEXTS);
  const language = useLanguage();
  return (
    <details className={styles.details}>
      <summary>{texts.table}</summary>
      <Scroller label={title}>
        <table>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.year}</th>
              {series.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {yearsOf(series).map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {series.map((each) => {
                  const point = pointAt(each, year);
                  if (point === undefined || point.value === null) {
                    return (
                      <td key={each.id}>
                        {point?.state === undefined ? (
                          <small>{texts.none}</small>
                        ) : (
                          <CellNumber cell={{ state: point.state, value: null, unit: "COUNT" }} />
                        )}
                      </td>
                    );
                  }
                  return (
                    <td key={each.id}>
                      {format.value(point.value)}
                      {point.n !== null && <small> {texts.nLabel(formatCount(point.n, language))}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
