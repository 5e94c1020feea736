import type { TableId } from "@gongkai/schema";
import { CellNumber, type ShownCell, UnitMark } from "../../components/cell-number.tsx";
import { useLabel } from "../../components/official-table/form-body.ts";
import { Scroller } from "../../components/scroller.tsx";
import { formatChange } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { cellAt, linesOf, type YearsLine } from "./places-over-years.ts";

/** A year of an agency; its cells are null where the report is missing. */
export interface ShownYear {
  readonly year: number;
  readonly cells: ReadonlyMap<string, ShownCell> | null;
}

function differenceOf(first: ShownCell | undefined, second: ShownCell): number | null {
  if (first?.state !== "VALUE" || second.state !== "VALUE") return null;
  if (first.value === null || second.value === null) return null;
  // Amounts have two decimals, which binary fractions do not keep.
  return Math.round((second.value - first.value) * 100) / 100;
}

function YearsCell({
  line,
  at,
  years,
}: {
  readonly line: YearsLine;
  readonly at: number;
  readonly years: readonly ShownYear[];
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  const { address } = line;
  const cells = years[at]?.cells ?? null;
  if (cells === null) {
    return (
      <td className={styles.missing} title={texts.missingReport}>
        {texts.missing}
      </td>
    );
  }
  const found = address === null ? null : cellAt(cells, address);
  if (address === null || found === null) {
    return (
      <td>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{texts.notInForm}</span>
      </td>
    );
  }
  const earlier = years.slice(0, at).findLast((year) => year.cells !== null);
  const first = earlier?.cells ? cellAt(earlier.cells, address)?.cell : undefined;
  const difference = differenceOf(first, found.cell);
  return (
    <td title={found.isSum ? texts.sumOfParts : undefined}>
      {found.isSum && <span aria-hidden="true">Σ </span>}
      <CellNumber cell={found.cell} />
      {difference !== null && difference !== 0 && (
        <small className={styles.below}>
          {formatChange(difference, language)}
          <UnitMark unit={found.cell.unit} />
        </small>
      )}
    </td>
  );
}

/** An official table of an agency with a column for each year, and how each number changed from the report before. */
export function YearsTable({
  table,
  title,
  applicant,
  years,
}: {
  readonly table: TableId;
  readonly title: string;
  readonly applicant: string;
  readonly years: readonly ShownYear[];
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const label = useLabel();
  return (
    <Scroller label={title}>
      <table className={styles.overYears}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.place}</th>
            {years.map(({ year }) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(table, applicant).map((line) => {
            const { address, row, column } = line;
            if (address === null) {
              return (
                <tr key={row.id}>
                  <th scope="rowgroup" colSpan={years.length + 1}>
                    {label(row)}
                  </th>
                </tr>
              );
            }
            return (
              <tr key={address}>
                <th scope="row" data-depth={column === null ? row.id.split(".").length : undefined}>
                  {label(row)}
                  {column !== null && ` · ${label(column)}`}
                </th>
                {years.map(({ year }, at) => (
                  <YearsCell key={year} line={line} at={at} years={years} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}
