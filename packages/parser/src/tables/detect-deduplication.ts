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
  const lineCount = tables.reduce(
    (sum, { extent }) => sum + (extent ? extent.last - extent.first + 1 : 0),
    0,
  );
  // Rows printed on one line are the common case, and counting is enough to tell.
  if (tables.some(({ tokens }) => tokens.tokens.length > lineCount * MOST_CELLS_A_LINE)) return false;
  const texts = new Set<string>();
  // A table whose heading is lost is looked for in the whole copy, so the same line may come up more than once.
  const seen = new Set<number>();
  let repetitions = 0;
  for (const { lines, extent } of tables) {
    if (extent === null) continue;
    for (let at = extent.first; at <= extent.last; at += 1) {
      const line = lines[at];
      if (line === undefined || seen.has(line.start)) continue;
      seen.add(line.start);
      if (texts.has(line.text)) repetitions += 1;
      else texts.add(line.text);
      if (repetitions > MOST_REPETITIONS) return false;
    }
  }
  if (seen.size < FEWEST_LINES) return false;
  const cells = new Set(tables.flatMap((table) => table.tokens.tokens.map((token) => token.start))).size;
  return cells <= seen.size * MOST_CELLS_A_LINE;
}
