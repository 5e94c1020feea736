import type { Line } from "../structure/lines.ts";

/** A table's worth of lines; fewer can be all different by chance. */
const FEWEST_LINES = 30;

/**
 * Whether tables come from a page whose repeated lines were dropped, each distinct line kept once.
 *
 * The forms repeat themselves: 信息内容 heads four blocks, 结果维持 three groups, and 0 fills most cells. When
 * not one line of the tables occurs twice although there are lines enough for all three, the repetitions were
 * lost, and the numbers on them with it.
 */
export function isDeduplicated(tables: readonly (readonly Line[])[]): boolean {
  const texts = tables.flatMap((lines) => lines.map((line) => line.text));
  return texts.length >= FEWEST_LINES && new Set(texts).size === texts.length;
}
