import type { LocalizedText } from "@gongkai/schema";
import type {
  FiguresFigureFragment,
  FiguresGroupFragment,
  FiguresQuery,
} from "./figures.generated.ts";
import { findMeasure } from "./measures.ts";

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

/** The answer measure by measure. */
export function measuredOf({ measures, groups }: NonNullable<FiguresQuery["reportStats"]>): readonly Measured[] {
  return measures.map((description, at) => ({
    description,
    label: findMeasure(description.name)?.label ?? { zh: description.name, en: description.name },
    groups: groups.flatMap((group) => {
      const figure = group.figures[at];
      return figure === undefined ? [] : [{ group, figure }];
    }),
  }));
}
