import type { Unit } from "../../data/schema-types.generated.ts";
import {
  formatChange,
  formatCount,
  formatRelativeChange,
  formatShare,
  formatShortCount,
} from "../../language/format.ts";
import type { Language } from "../../language/language.ts";
import type { NumberStyle } from "./statistics.ts";

/** How the numbers of a column are written for people, and in short at the axis of a chart. */
export function numberFormat(style: NumberStyle, unit: Unit, language: Language) {
  if (style === "share") {
    const share = (value: number | string) => formatShare(Number(value), language);
    return { value: share, axis: share };
  }
  if (style === "change") {
    const change = (value: number | string) => formatRelativeChange(Number(value), language);
    return { value: change, axis: change };
  }
  return {
    value: (value: number | string) =>
      unit === "CHANGE" ? formatChange(Number(value), language) : formatCount(value, language),
    axis: (value: number) => formatShortCount(value, language),
  };
}
