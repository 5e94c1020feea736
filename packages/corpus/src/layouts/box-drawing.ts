import type { DocumentTable } from "../document/document.ts";
import { padToWidth } from "../document/text-width.ts";
import { fitTable, rowHeights, type WrappedCell, wrapCells } from "./column-fit.ts";
import type { Layout } from "./layout.ts";
import { printPage } from "./page-lines.ts";

/** The columns of a terminal, and of one that was asked for wide output. */
const PAGE_WIDTHS = { narrow: 80, wide: 200 } as const;

/** Frame characters by the arms they have: 1 up, 2 right, 4 down, 8 left. */
const JOINTS = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";

interface Drawing {
  readonly cells: readonly WrappedCell[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

function planDrawing(table: DocumentTable, page: number): Drawing {
  const fitted = fitTable(table, { page: page - 1, between: 1 });
  const cells = wrapCells(fitted, 1);
  return { cells, widths: fitted.widths, heights: rowHeights(cells, table.rows.length, 1) };
}

/** Which cell owns each place of the grid, as an index into the cells; -1 where nothing stands. */
function ownersOf({ cells, widths, heights }: Drawing): readonly Int16Array[] {
  const owners = heights.map(() => new Int16Array(widths.length).fill(-1));
  cells.forEach(({ cell, column, row }, index) => {
    for (let line = row; line < Math.min(row + cell.rows, owners.length); line += 1) {
      owners[line]?.fill(index, column, column + cell.columns);
    }
  });
  return owners;
}

/** The lines of each cell from the top of its room to the bottom, its text centred as w3m does. */
function cellRooms({ cells, heights }: Drawing): readonly (readonly string[])[] {
  return cells.map(({ cell, row, lines, width }) => {
    let room = cell.rows - 1;
    for (let index = row; index < row + cell.rows; index += 1) room += heights[index] ?? 0;
    const above = Math.floor((room - lines.length) / 2);
    return Array.from({ length: room }, (_, index) => padToWidth(lines[index - above] ?? "", width));
  });
}

/** Draws a table with a frame of box characters round every cell. */
function drawTable(table: DocumentTable, page: number): readonly string[] {
  const drawing = planDrawing(table, page);
  const { cells, widths, heights } = drawing;
  const owners = ownersOf(drawing);
  const rooms = cellRooms(drawing);
  const ownerAt = (row: number, column: number) => owners[row]?.[column] ?? -1;
  const shown = new Int32Array(cells.length);
  const nextLine = (owner: number) => {
    const line = shown[owner] ?? 0;
    shown[owner] = line + 1;
    return rooms[owner]?.[line] ?? "";
  };
  const columnsOf = (owner: number) => cells[owner]?.cell.columns ?? 1;
  const result: string[] = [];
  /** The frame above a row. Where a cell covers both rows its text goes on instead. */
  const frameLine = (row: number) => {
    let line = "";
    for (let column = 0; column <= widths.length; ) {
      const [northWest, northEast] = [ownerAt(row - 1, column - 1), ownerAt(row - 1, column)];
      const [southWest, southEast] = [ownerAt(row, column - 1), ownerAt(row, column)];
      const arms =
        (northWest === northEast ? 0 : 1) +
        (northEast === southEast ? 0 : 2) +
        (southWest === southEast ? 0 : 4) +
        (northWest === southWest ? 0 : 8);
      line += JOINTS.charAt(arms);
      if (column === widths.length) break;
      if (northEast === southEast && southEast >= 0) {
        line += nextLine(southEast);
        column += columnsOf(southEast);
      } else {
        line += "─".repeat(widths[column] ?? 0);
        column += 1;
      }
    }
    return line;
  };
  const textLine = (row: number) => {
    let line = "│";
    for (let column = 0; column < widths.length; ) {
      const owner = ownerAt(row, column);
      line += `${owner < 0 ? " ".repeat(widths[column] ?? 0) : nextLine(owner)}│`;
      column += owner < 0 ? 1 : columnsOf(owner);
    }
    return line;
  };
  heights.forEach((height, row) => {
    result.push(frameLine(row));
    for (let line = 0; line < height; line += 1) result.push(textLine(row));
  });
  result.push(frameLine(heights.length));
  return result;
}

/**
 * Layout boxDrawing: tables drawn with box characters on a terminal, as `w3m -dump` prints them.
 *
 *     ┌──────┬───────────┐
 *     │      │1.属于     │   labels wrap in narrow cells; a label beside several rows stands
 *     │（三）├───────────┤   centred, here in the line of a frame
 *     │不予公│2.其他法律 │
 */
export const boxDrawing: Layout = {
  id: "boxDrawing",
  description: { zh: "终端浏览器绘制的方框表格", en: "Tables drawn with box characters, as w3m prints them" },
  mediaType: "text/plain",
  punctuation: "fullWidth",
  render: (document, { page = "wide" }) =>
    printPage(document, {
      table: (table) => drawTable(table, PAGE_WIDTHS[page]),
      wrapAt: PAGE_WIDTHS[page],
      indent: "  ",
    }),
};
