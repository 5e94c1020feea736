import { CopyLink } from "../../components/copy-link.tsx";
import { CsvLink } from "../../components/csv-link.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { saveCsv } from "../../components/save-csv.ts";
import type { ReportFilter } from "../../data/schema-types.generated.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { Definitions } from "./definitions.tsx";
import { FigureCharts } from "./figure-charts.tsx";
import type { FiguresQuery } from "./figures.generated.ts";
import styles from "./figures.module.css";
import type { ChangeFigures, FiguresState } from "./figures-state.ts";
import { FiguresTable } from "./figures-table.tsx";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { useGroupName } from "./group-name.ts";
import { measuredOf } from "./measured.ts";
import { tableRows } from "./save-table.ts";

/** The answer as charts and as a table, how its measures are made, and ways to take it along. */
export function FiguresResult({
  data: { reportStats },
  state,
  filter,
  onChange,
}: {
  readonly data: FiguresQuery;
  readonly state: FiguresState;
  readonly filter: ReportFilter;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const nameOf = useGroupName();
  if (reportStats === null || reportStats.groups.length === 0) {
    return (
      <NothingFound title={texts.nothing}>
        <p>{texts.nothingHint}</p>
      </NothingFound>
    );
  }
  const measured = measuredOf(reportStats, state);
  const { synthetic, ...rest } = filter;
  return (
    <>
      <FigureCharts measured={measured} state={state} />
      <FiguresTable measured={measured} state={state} onChange={onChange} />
      <div className={`${styles.take} screen-only`}>
        <button
          type="button"
          onClick={() => saveCsv(texts.fileName, tableRows(measured, state, language, texts, nameOf))}
        >
          {texts.download}
        </button>
        <CopyLink />
        <CsvLink name="figures" filter={{ ...rest, synthetic: String(synthetic === true) }}>
          {texts.downloadAll}
        </CsvLink>
      </div>
      <Definitions measured={measured} />
    </>
  );
}
