import { LineChart, useCountFormat } from "../../components/chart/line-chart.tsx";
import type { Series } from "../../components/chart/series.ts";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { formatCount, formatShare } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfKind, nameOfLevel } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import { AGENCY_PEERS, type AgencyIdentityFragment, type YearlyFiguresFragment } from "./agency.generated.ts";
import styles from "./agency.module.css";
import { AGENCY_TEXTS } from "./agency-texts.ts";
import { CHART_NAMES, isShare, MEASURES, ownSeries, peerSeries, sampleSizes } from "./yearly-figures.ts";

/** The figures of an agency by year, beside those of all agencies of its level and kind. */
export function Curves({
  agency: { level, kind, synthetic },
  figures,
}: {
  readonly agency: AgencyIdentityFragment;
  readonly figures: YearlyFiguresFragment;
}) {
  const texts = useTexts(AGENCY_TEXTS);
  const language = useLanguage();
  const counts = useCountFormat();
  const shares = {
    axis: (value: number) => formatShare(value, language),
    value: (value: number) => formatShare(value, language),
  };
  const hasPeers = level !== null && kind !== null;
  const peers = useOperation(
    AGENCY_PEERS,
    {
      levels: level === null ? [] : [level],
      kinds: kind === null ? [] : [kind],
      synthetic,
      measures: MEASURES,
    },
    { isReady: hasPeers },
  );
  const peerFigures = peers.data?.reportStats ?? null;
  const withSizes = (series: Series): Series => {
    const sizes = sampleSizes(series);
    if (sizes === null) return { ...series, label: texts.labelWithoutN(series.label) };
    const [least, most] = sizes;
    return {
      ...series,
      label: texts.labelWithN(series.label, formatCount(least, language), formatCount(most, language)),
    };
  };
  if (hasPeers && peers.isPending) return <Skeleton height="60rem" />;
  return (
    <>
      <p>
        {hasPeers
          ? peers.isError
            ? texts.peersFailed
            : texts.peers(nameOfLevel(level)[language], nameOfKind(kind)[language])
          : texts.noPeers}
      </p>
      <div className={styles.charts}>
        {CHART_NAMES.map((name) => (
          <LineChart
            key={name}
            title={texts.charts[name]}
            series={[
              ownSeries(figures, name, texts.own),
              ...(peerFigures === null
                ? []
                : [
                    withSizes(
                      peerSeries(peerFigures, figures, name, isShare(name) ? texts.pooled : texts.median),
                    ),
                  ]),
            ]}
            format={isShare(name) ? shares : counts}
            height={200}
          />
        ))}
      </div>
    </>
  );
}
