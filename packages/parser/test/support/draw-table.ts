/** A cell of a table to be drawn; `columns` and `rows` say how much of the grid it covers. */
interface DrawnCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** The characters that a frame is drawn with: sideways, upright, and the junction for each set of arms. */
export interface FrameStyle {
  readonly horizontal: string;
  readonly upright: string;
  /** Indexed by arms: up 1, down 2, left 4, right 8. */
  readonly junctions: Readonly<Record<number, string>>;
}

function junctions(marks: string): Readonly<Record<number, string>> {
  const arms = [10, 14, 6, 11, 15, 7, 9, 13, 5];
  return Object.fromEntries(arms.map((arm, at) => [arm, [...marks][at] ?? "+"]));
}

/** How `w3m` and other tools draw frames. */
export const FRAME_STYLES = {
  light: { horizontal: "─", upright: "│", junctions: junctions("┌┬┐├┼┤└┴┘") },
  heavy: { horizontal: "━", upright: "┃", junctions: junctions("┏┳┓┣╋┫┗┻┛") },
  double: { horizontal: "═", upright: "║", junctions: junctions("╔╦╗╠╬╣╚╩╝") },
  ascii: { horizontal: "-", upright: "|", junctions: junctions("+++++++++") },
} as const satisfies Record<string, FrameStyle>;

/** The rows of cells of an HTML table without nested markup. */
function readRows(html: string): readonly (readonly DrawnCell[])[] {
  return html.split("<tr>").flatMap((row, at) => {
    if (at === 0) return [];
    return [
      [...row.matchAll(/<td([^>]*)>(.*?)<\/td>/g)].map(([, attributes = "", content = ""]) => ({
        text: content.replaceAll(/&nbsp;|<br \/>/g, ""),
        columns: Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
        rows: Number(/rowspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
      })),
    ];
  });
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[^\0-~“”‘’]/u.test(character) ? 2 : 1), 0);
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Breaks a text into lines of at most `width` columns; numbers are not broken. */
function wrap(text: string, width: number): readonly string[] {
  if (widthOf(text) <= width || /^[\d,.+-]+$/.test(text)) return [text];
  const lines = [""];
  for (const character of text) {
    const line = `${lines.at(-1)}${character}`;
    if (widthOf(line) <= width) lines[lines.length - 1] = line;
    else lines.push(character);
  }
  return lines;
}

interface PlacedCell extends DrawnCell {
  readonly row: number;
  readonly column: number;
}

/** Puts every cell in its place on the grid. */
function place(rows: readonly (readonly DrawnCell[])[]): readonly PlacedCell[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      for (let y = 0; y < cell.rows; y += 1) {
        for (let x = 0; x < cell.columns; x += 1) taken.add(`${row + y} ${column + x}`);
      }
      return { ...cell, row, column };
    });
  });
}

/** Where the borders around stretches of the given sizes stand. */
function bordersOf(sizes: readonly number[]): readonly number[] {
  const borders = [0];
  for (const size of sizes) borders.push((borders.at(-1) ?? 0) + size + 1);
  return borders;
}

/**
 * Draws an HTML table with a frame as a terminal browser does: cells that span rows and columns, labels wrapped at
 * `labelWidth` columns, texts in the middle of their height.
 */
function drawTable(html: string, style: FrameStyle, labelWidth: number): string {
  const cells = place(readRows(html));
  const columnCount = Math.max(...cells.map((cell) => cell.column + cell.columns));
  const rowCount = Math.max(...cells.map((cell) => cell.row + cell.rows));
  const widths = Array.from({ length: columnCount }, (_, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.columns === 1);
    return Math.max(
      2,
      ...own.map(({ text }) => Math.min(widthOf(text), /^[\d,.+-]+$/.test(text) ? 99 : labelWidth)),
    );
  });
  const spanWidth = ({ column, columns }: PlacedCell) =>
    widths.slice(column, column + columns).reduce((sum, width) => sum + width + 1, -1);
  const heights = Array.from({ length: rowCount }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row && cell.rows === 1);
    return Math.max(1, ...own.map((cell) => wrap(cell.text, spanWidth(cell)).length));
  });
  const spanHeight = ({ row, rows }: PlacedCell) =>
    heights.slice(row, row + rows).reduce((sum, height) => sum + height + 1, -1);
  for (const cell of cells) {
    const missing = wrap(cell.text, spanWidth(cell)).length - spanHeight(cell);
    const last = cell.row + cell.rows - 1;
    if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
  }

  const [xs, ys] = [bordersOf(widths), bordersOf(heights)];
  const arms = new Map<string, number>();
  const addArm = (x: number, y: number, arm: number) =>
    arms.set(`${x} ${y}`, (arms.get(`${x} ${y}`) ?? 0) | arm);
  const texts = new Map<string, string>();
  for (const cell of cells) {
    const [left = 0, right = 0] = [xs[cell.column], xs[cell.column + cell.columns]];
    const [top = 0, bottom = 0] = [ys[cell.row], ys[cell.row + cell.rows]];
    for (const y of [top, bottom]) {
      for (let x = left; x < right; x += 1) [addArm(x, y, 8), addArm(x + 1, y, 4)];
    }
    for (const x of [left, right]) {
      for (let y = top; y < bottom; y += 1) [addArm(x, y, 2), addArm(x, y + 1, 1)];
    }
    const lines = wrap(cell.text, right - left - 1);
    const first = top + 1 + Math.floor((bottom - top - 1 - lines.length) / 2);
    for (let y = top + 1; y < bottom; y += 1) {
      texts.set(`${left} ${y}`, pad(lines[y - first] ?? "", right - left - 1));
    }
  }
  const drawn: string[] = [];
  for (let y = 0; y <= (ys.at(-1) ?? 0); y += 1) {
    let line = "";
    for (let x = 0; x <= (xs.at(-1) ?? 0); ) {
      const arm = arms.get(`${x} ${y}`) ?? 0;
      const text = texts.get(`${x} ${y}`);
      line += arm === 3 ? style.upright : arm === 12 ? style.horizontal : (style.junctions[arm] ?? " ");
      x += 1;
      if (text === undefined) continue;
      line += text;
      x += widthOf(text);
    }
    drawn.push(line);
  }
  return drawn.join("\n");
}

/** The text of an HTML report of the corpus with every table drawn. */
export function drawReport(html: string, style: FrameStyle, labelWidth: number): string {
  const withTables = html.replaceAll(/<table[\s\S]*?<\/table>/g, (table) =>
    drawTable(table, style, labelWidth),
  );
  return withTables
    .replaceAll(/<\/(?:p|h1|div)>|<br \/>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&emsp;", "")
    .replaceAll("&amp;", "&");
}
