import { useState } from "react";
import { Loaded } from "../../components/loaded.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { Segments } from "../../components/segments.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { ReportGrouping } from "../../data/schema-types.generated.ts";
import { useOperation } from "../../data/use-operation.ts";
import { useSynthetic } from "../../data/use-synthetic.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { FIGURES, type FiguresQuery } from "./figures.generated.ts";
import styles from "./figures.module.css";
import { FiguresResult } from "./figures-result.tsx";
import {
  type ChangeFigures,
  type FiguresState,
  filterOf,
  GROUPINGS,
  measuresOf,
  STATISTICS,
  useFiguresState,
} from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { Filters } from "./filters.tsx";
import { MeasurePicker } from "./measure-picker.tsx";
import { wholesOf } from "./measures.ts";

interface ControlProps {
  readonly state: FiguresState;
  readonly onChange: ChangeFigures;
}

/** What reports are told apart by: up to two things. */
function Groupings({ state: { groupBy }, onChange }: ControlProps) {
  const texts = useTexts(FIGURES_TEXTS);
  const [first, second] = groupBy;
  const draw = (
    label: string,
    value: ReportGrouping | undefined,
    options: readonly ReportGrouping[],
    changed: (grouping: ReportGrouping | undefined) => readonly (ReportGrouping | undefined)[],
  ) => (
    <label>
      {label}{" "}
      <select
        value={value ?? ""}
        onChange={({ target }) =>
          onChange({
            groupBy: changed(GROUPINGS.find((each) => each === target.value)).filter(
              (each) => each !== undefined,
            ),
          })
        }
      >
        <option value="">{texts.noGrouping}</option>
        {options.map((each) => (
          <option key={each} value={each}>
            {texts.groupings[each]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className={styles.controls}>
      {draw(texts.groupBy, first, GROUPINGS, (grouping) => [
        grouping,
        second === grouping ? undefined : second,
      ])}
      {first !== undefined &&
        draw(
          texts.thenBy,
          second,
          GROUPINGS.filter((each) => each !== first),
          (grouping) => [first, grouping],
        )}
    </div>
  );
}

/** What is told of each group, and for shares of what. */
function StatisticChoice({ state: { statistic, measures, whole }, onChange }: ControlProps) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const wholes = wholesOf(measures);
  const options = STATISTICS.filter((each) => each !== "share" || wholes.length > 0);
  return (
    <div className={styles.statistic}>
      <Segments
        label={texts.show}
        options={options.map((value) => ({ value, label: texts.statistics[value] }))}
        value={statistic}
        onChange={(value) => onChange({ statistic: value })}
      />
      {statistic === "share" && (
        <label>
          {texts.shareOf}{" "}
          <select
            value={whole?.address}
            onChange={({ target }) =>
              onChange({ whole: wholes.find(({ address }) => address === target.value) })
            }
          >
            {wholes.map(({ address, label }) => (
              <option key={address} value={address}>
                {label[language]}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={styles.remark}>{texts.explained[statistic]}</p>
    </div>
  );
}

/** Measures of the official tables by groups of reports, as charts and a table that can be taken along. */
export function FiguresPage() {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const [state, change] = useFiguresState();
  const synthetic = useSynthetic();
  const filter = filterOf(state, synthetic);
  const query = useOperation(
    FIGURES,
    { filter, groupBy: state.groupBy, measures: measuresOf(state) },
    { isReady: synthetic !== undefined },
  );
  // What was shown stays until what was asked for next is there, and is drawn as it was asked for.
  const [shown, setShown] = useState<{ readonly data: FiguresQuery; readonly state: FiguresState } | null>(
    null,
  );
  const { data } = query;
  if (data !== undefined && (shown?.data !== data || shown.state !== state)) setShown({ data, state });
  const isWaiting = data === undefined && shown !== null && query.error === null;
  return (
    <>
      <PageHeading
        title={texts.title}
        documentTitle={`${state.measures.map(({ label }) => label[language]).join(" / ")} · ${texts.title}`}
      >
        <p>{texts.lead}</p>
      </PageHeading>
      <div className={`${styles.choosing} screen-only`}>
        <MeasurePicker state={state} onChange={change} />
        <Groupings state={state} onChange={change} />
        <Filters state={state} synthetic={synthetic} onChange={change} />
      </div>
      <StatisticChoice state={state} onChange={change} />
      <section className={styles.result} aria-label={texts.title} aria-busy={isWaiting}>
        <Loaded
          query={isWaiting ? { ...query, data: shown.data } : query}
          skeleton={<Skeleton height="36rem" />}
        >
          {(answer) => (
            <FiguresResult
              data={answer}
              state={isWaiting ? shown.state : state}
              filter={filter}
              onChange={change}
            />
          )}
        </Loaded>
      </section>
    </>
  );
}
