import type { Token } from "./tokens.ts";

/** A table's worth of cells; fewer can be all different by chance. */
const FEWEST_CELLS = 30;

/**
 * Whether the cells come from a page whose repeated lines were dropped, each distinct line kept once.
 *
 * The forms repeat themselves: 信息内容 heads four blocks, 结果维持 three groups, and 0 fills most cells. When
 * not one cell's text occurs twice in the tables although their labels are there, the repetitions were lost,
 * and the numbers on them with it.
 */
export function isDeduplicated(tables: readonly (readonly Token[])[]): boolean {
  const texts = tables.flatMap((tokens) => tokens.map((token) => token.text));
  return texts.length >= FEWEST_CELLS && new Set(texts).size === texts.length;
}
