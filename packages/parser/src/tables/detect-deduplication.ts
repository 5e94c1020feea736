import type { Line } from "../structure/lines.ts";
import type { TableExtent } from "./table-extent.ts";
import type { Tokens } from "./tokens.ts";

/** A table's worth of lines; fewer can be all different by chance. */
const FEWEST_LINES = 30;

/** Lines that came back after the rest was dropped, such as those printed twice with a space more. */
const MOST_REPETITIONS = 3;

/** With one cell a line there are hardly more cells than lines. */
const MOST_CELLS_A_LINE = 1.5;

/** The lines of a table's section, where the table stands among them, and its cells. */
interface TableLines {
  readonly lines: readonly Line[];
  readonly extent: TableExtent | null;
  readonly tokens: Tokens;
}

/**
 * Whether tables come from a page whose repeated lines were dropped, each distinct line kept once.
 *
 * The forms repeat themselves: 信息内容 heads four blocks, 结果维持 three groups, and 0 fills most cells. Where
 * each cell has a line of its own, hundreds of lines are alike. When hardly one occurs twice although there are
 * lines enough for all three tables, the repetitions were lost, and the numbers on them with it. Rows printed on
 * one line differ by their labels and lose nothing.
 */
export function isDeduplicated(tables: readonly TableLines[]): boolean {
  const inTables = tables.flatMap(({ lines, extent }) =>
    extent === null ? [] : lines.slice(extent.first, extent.last + 1),
  );
  // A table whose heading is lost is looked for in the whole copy, so the same line may come up more than once.
  const lines = [...new Map(inTables.map((line) => [line.start, line.text])).values()];
  const tokens = tables.flatMap((table) => table.tokens.tokens);
  const cells = new Set(tokens.map((token) => token.start)).size;
  const repetitions = lines.length - new Set(lines).size;
  const hasOneCellALine = cells <= lines.length * MOST_CELLS_A_LINE;
  return lines.length >= FEWEST_LINES && hasOneCellALine && repetitions <= MOST_REPETITIONS;
}
