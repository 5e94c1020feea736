import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { SMALL_SAMPLE } from "../../components/chart/series.ts";
import { Scroller } from "../../components/scroller.tsx";
import type { ReportGrouping } from "../../data/schema-types.generated.ts";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./figures.module.css";
import { type ChangeFigures, canBeSorted, type FiguresState } from "./figures-state.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";
import { useGroupName } from "./group-name.ts";
import type { Measured, MeasuredGroup } from "./measured.ts";
import { numberFormat } from "./number-format.ts";
import { gapOf, STATISTIC_DESCRIPTIONS } from "./statistics.ts";

/** So many rows of a measure are drawn before the visitor asks for all. */
const FIRST_ROWS = 60;

/** The reports that have no number, in words by the reason. */
function Missing({ figure }: { readonly figure: MeasuredGroup["figure"] }) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const parts = (["blank", "notApplicable", "unread"] as const).filter((state) => figure[state] > 0);
  if (parts.length === 0) return <small>{texts.nothingMissing}</small>;
  return parts.map((state) => (
    <span key={state} className={styles[state]}>
      {texts.states[state]} {formatCount(figure[state], language)}
    </span>
  ));
}

function GroupHeader({
  group,
  groupBy,
}: {
  readonly group: MeasuredGroup["group"];
  readonly groupBy: readonly ReportGrouping[];
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const nameOf = useGroupName();
  if (groupBy.length === 0) return <th scope="row">{texts.allReports}</th>;
  return groupBy.map((grouping) => (
    <th key={grouping} scope="row" className={grouping === "YEAR" ? undefined : styles.name}>
      {grouping === "AGENCY" && group.agency !== null ? (
        <Link href={PATHS.agency(group.agency.id)} lang="zh-CN">
          {nameOf(group, grouping)}
        </Link>
      ) : (
        nameOf(group, grouping)
      )}
    </th>
  ));
}

function Row({
  measured: { group, figure },
  unit,
  state: { groupBy, statistic },
}: {
  readonly measured: MeasuredGroup;
  readonly unit: Measured["description"]["unit"];
  readonly state: FiguresState;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const { columns, n: readN } = STATISTIC_DESCRIPTIONS[statistic];
  const n = readN(figure);
  const gap = gapOf(figure, statistic);
  const count = (number: number) => formatCount(number, language);
  const draw = (column: (typeof columns)[number]): ReactNode => {
    const value = column.read(figure);
    if (value !== null) return numberFormat(column.style, unit, language).value(value);
    return <span className={styles.gap}>{texts.gaps[gap ?? "noNumber"]}</span>;
  };
  return (
    <tr>
      <GroupHeader group={group} groupBy={groupBy} />
      <td>
        {statistic === "change" ? count(n) : texts.outOf(count(n), count(figure.expected))}
        {n > 0 && n < SMALL_SAMPLE && <span className={styles.small}>{texts.small}</span>}
      </td>
      {columns.map((column) => (
        <td key={column.id}>{draw(column)}</td>
      ))}
      <td className={styles.missing}>
        <Missing figure={figure} />
      </td>
    </tr>
  );
}

/** The figures of every measure and group, each with the reports that it rests on and those that it lacks. */
export function FiguresTable({
  measured,
  state,
  onChange,
}: {
  readonly measured: readonly Measured[];
  readonly state: FiguresState;
  readonly onChange: ChangeFigures;
}) {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  const [showsAll, setShowsAll] = useState(false);
  const { columns } = STATISTIC_DESCRIPTIONS[state.statistic];
  const headers = state.groupBy.length === 0 ? [""] : state.groupBy.map((each) => texts.groupings[each]);
  const hasSmall = measured.some(({ groups }) =>
    groups.some(({ figure }) => {
      const n = STATISTIC_DESCRIPTIONS[state.statistic].n(figure);
      return n > 0 && n < SMALL_SAMPLE;
    }),
  );
  const rowCount = measured[0]?.groups.length ?? 0;
  return (
    <>
      <div className={styles.tableHeading}>
        <h2>{texts.table}</h2>
        {canBeSorted(state) && (
          <label className="screen-only">
            <input
              type="checkbox"
              checked={state.isSorted}
              onChange={({ target }) => onChange({ isSorted: target.checked })}
            />{" "}
            {texts.largestFirst}
          </label>
        )}
      </div>
      {hasSmall && <p className={styles.remark}>{texts.smallNote(formatCount(SMALL_SAMPLE, language))}</p>}
      <Scroller label={texts.table}>
        <table className={styles.figures}>
          <thead>
            <tr>
              {headers.map((header) =>
                header === "" ? (
                  <td key={header} />
                ) : (
                  <th key={header} scope="col" className={styles.group}>
                    {header}
                  </th>
                ),
              )}
              <th scope="col" title={state.statistic === "change" ? undefined : texts.nTitle}>
                {state.statistic === "change" ? texts.nOfPairs : texts.n}
              </th>
              {columns.map(({ id }) => (
                <th key={id} scope="col">
                  {texts.columns[id]}
                </th>
              ))}
              <th scope="col">{texts.missing}</th>
            </tr>
          </thead>
          {measured.map(({ description, label, groups }) => (
            <tbody key={description.name}>
              <tr>
                <th colSpan={headers.length + columns.length + 2} scope="rowgroup">
                  {label[language]}
                  {description.unit === "MONEY" && <small> {texts.yuan}</small>}
                </th>
              </tr>
              {groups.slice(0, showsAll ? undefined : FIRST_ROWS).map((each, at) => (
                <Row
                  // Groups have no id, and come in one order.
                  key={at}
                  measured={each}
                  unit={description.unit}
                  state={state}
                />
              ))}
            </tbody>
          ))}
        </table>
      </Scroller>
      {rowCount > FIRST_ROWS && !showsAll && (
        <button type="button" className="screen-only" onClick={() => setShowsAll(true)}>
          {texts.allRows(formatCount(rowCount * measured.length, language))}
        </button>
      )}
    </>
  );
}
