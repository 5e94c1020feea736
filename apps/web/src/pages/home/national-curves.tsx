import { useState } from "react";
import { LineChart, useCountFormat } from "../../components/chart/line-chart.tsx";
import type { Series } from "../../components/chart/series.ts";
import { Segments } from "../../components/segments.tsx";
import { useTexts } from "../../language/texts.ts";
import type { HomeFiguresQuery } from "./home.generated.ts";
import styles from "./home.module.css";
import { HOME_TEXTS } from "./home-texts.ts";

type Group = NonNullable<HomeFiguresQuery["reportStats"]>["groups"][number];
type Basis = "mean" | "sum";

function seriesOf(groups: readonly Group[], measure: string, label: string, basis: Basis): Series {
  return {
    id: measure,
    label,
    points: groups.flatMap(({ year, figures }) => {
      const figure = figures.find((each) => each.measure === measure);
      if (year === null || figure === undefined) return [];
      const value = figure[basis];
      return [{ year, value: value === null ? null : Number(value), n: figure.n }];
    }),
  };
}

/** Requests and remedies of all reports by year, as averages or sums. */
export function NationalCurves({ groups }: { readonly groups: readonly Group[] }) {
  const texts = useTexts(HOME_TEXTS);
  const format = useCountFormat();
  const [basis, setBasis] = useState<Basis>("mean");
  const draw = (measure: "received" | "granted" | "denied" | "reconsideration" | "litigation") =>
    seriesOf(groups, measure, texts[measure], basis);
  return (
    <>
      <Segments
        label={texts.basis}
        options={(["mean", "sum"] as const).map((value) => ({ value, label: texts.bases[value] }))}
        value={basis}
        onChange={setBasis}
      />
      <div className={styles.charts}>
        <LineChart
          title={texts.requestsChart}
          series={[draw("received"), draw("granted"), draw("denied")]}
          format={format}
        />
        <LineChart
          title={texts.remediesChart}
          series={[draw("reconsideration"), draw("litigation")]}
          format={format}
        />
      </div>
    </>
  );
}
