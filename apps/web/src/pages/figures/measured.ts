import type { LocalizedText } from "@gongkai/schema";
import type { FiguresFigureFragment, FiguresGroupFragment, FiguresQuery } from "./figures.generated.ts";
import { canBeSorted, type FiguresState } from "./figures-state.ts";
import { findMeasure } from "./measures.ts";
import { STATISTIC_DESCRIPTIONS } from "./statistics.ts";

type Description = NonNullable<FiguresQuery["reportStats"]>["measures"][number];

/** A measure in one group of reports. */
export interface MeasuredGroup {
  readonly group: FiguresGroupFragment;
  readonly figure: FiguresFigureFragment;
}

/** A measure with what came of it in every group. */
export interface Measured {
  readonly description: Description;
  readonly label: LocalizedText;
  readonly groups: readonly MeasuredGroup[];
}

/** The figure that a group is sorted by; what has none stands last. */
function sizeOf({ figure }: MeasuredGroup, { statistic }: FiguresState): number {
  return Number(STATISTIC_DESCRIPTIONS[statistic].main.read(figure) ?? Number.NEGATIVE_INFINITY);
}

/** The answer measure by measure, in the order of the state. */
export function measuredOf(
  { measures, groups }: NonNullable<FiguresQuery["reportStats"]>,
  state: FiguresState,
): readonly Measured[] {
  return measures.map((description, at) => {
    const measured = groups.flatMap((group) => {
      const figure = group.figures[at];
      return figure === undefined ? [] : [{ group, figure }];
    });
    const isSorted = state.isSorted && canBeSorted(state);
    return {
      description,
      label: findMeasure(description.name)?.label ?? { zh: description.name, en: description.name },
      groups: isSorted ? measured.sort((a, b) => sizeOf(b, state) - sizeOf(a, state) || 0) : measured,
    };
  });
}
