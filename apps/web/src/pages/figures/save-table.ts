import type { ReportGrouping } from "../../data/schema-types.generated.ts";
import type { Language } from "../../language/language.ts";
import type { FiguresState } from "./figures-state.ts";
import type { FiguresTexts } from "./figures-texts.ts";
import type { Measured, MeasuredGroup } from "./measured.ts";
import { STATISTIC_DESCRIPTIONS } from "./statistics.ts";

/**
 * The table as rows of a CSV file, one for each measure and group, a header first. Numbers are exact; a figure that is
 * missing is an empty cell.
 */
export function tableRows(
  measured: readonly Measured[],
  { groupBy, statistic, whole }: FiguresState,
  language: Language,
  texts: FiguresTexts,
  nameOf: (group: MeasuredGroup["group"], grouping: ReportGrouping) => string,
): readonly (readonly (string | number | null)[])[] {
  const { columns, n } = STATISTIC_DESCRIPTIONS[statistic];
  const header = [
    texts.measure,
    texts.cell,
    ...groupBy.map((grouping) => texts.groupings[grouping]),
    ...columns.map(({ id }) =>
      id === "whole" && whole !== undefined
        ? `${texts.columns.whole}: ${whole.label[language]}`
        : texts.columns[id],
    ),
    statistic === "change" ? texts.nOfPairs : texts.n,
    texts.expected,
    ...Object.values(texts.states),
  ];
  const rows = measured.flatMap(({ description: { name }, label, groups }) =>
    groups.map(({ group, figure }) => [
      label[language],
      name,
      ...groupBy.map((grouping) => nameOf(group, grouping)),
      ...columns.map(({ read }) => exactNumber(read(figure))),
      n(figure),
      figure.expected,
      figure.blank,
      figure.notApplicable,
      figure.unread,
    ]),
  );
  return [header, ...rows];
}

/** Decimal text as a number where that keeps all of its digits, so that a negative one is not taken for a formula. */
function exactNumber(value: number | string | null): number | string | null {
  return typeof value === "string" && String(Number(value)) === value ? Number(value) : value;
}
