import type { ReportGrouping } from "../../data/schema-types.generated.ts";
import type { Language } from "../../language/language.ts";
import type { Texts } from "../../language/texts.ts";
import type { FIGURES_TEXTS } from "./figures-texts.ts";
import type { FiguresState } from "./figures-state.ts";
import type { Measured, MeasuredGroup } from "./measured.ts";
import { STATISTIC_DESCRIPTIONS } from "./statistics.ts";

/**
 * The table as rows of a CSV file, one for each measure and group, a header first. Numbers are exact; a figure that is
 * missing is an empty cell.
 */
export function tableRows(
  measured: readonly Measured[],
  { groupBy, statistic }: FiguresState,
  language: Language,
  texts: typeof FIGURES_TEXTS extends Texts<infer Keys> ? Keys : never,
  nameOf: (group: MeasuredGroup["group"], grouping: ReportGrouping) => string,
): readonly (readonly (string | number | null)[])[] {
  const { columns, n } = STATISTIC_DESCRIPTIONS[statistic];
  const header = [
    texts.measure,
    texts.cell,
    ...groupBy.map((grouping) => texts.groupings[grouping]),
    ...columns.map(({ id }) => texts.columns[id]),
    statistic === "change" ? texts.nOfPairs : texts.n,
    texts.expected,
    ...Object.values(texts.states),
  ];
  const rows = measured.flatMap(({ description: { name }, label, groups }) =>
    groups.map(({ group, figure }) => [
      label[language],
      name,
      ...groupBy.map((grouping) => nameOf(group, grouping)),
      // A decimal text is no formula; as a number it may lose digits that money has.
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
