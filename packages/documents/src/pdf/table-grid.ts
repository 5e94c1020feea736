import type { Ruling } from "./ruling.ts";

/** A cell of a ruled table, perhaps spanning rows and columns. */
export interface GridCell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A table drawn with ruling lines: its rows from top to bottom, each cell in the row where it begins. */
export interface TableGrid {
  readonly top: number;
  readonly bottom: number;
  readonly rows: readonly (readonly GridCell[])[];
  /** The cell at a place, or null outside the table. */
  readonly cellAt: (x: number, y: number) => GridCell | null;
}

/** Lines nearer to each other than this are one line, drawn doubly or with gaps; in points. */
const SAME_LINE = 3;

/** Pages with more lines are drawings; no table has so many. */
const MOST_LINES = 2000;

/** Nor do so many of them cross: every line is held against every other. */
const MOST_CROSSINGS = 1_000_000;

/** No table on one page has more places for cells. */
const MOST_PLACES = 20_000;

/** Lines at one place, as stretches in order. */
interface Track {
  readonly at: number;
  readonly stretches: { from: number; to: number }[];
}

/** Joins rulings that draw one line: side by side, overlapping, or one after the other. */
function toTracks(rulings: readonly Ruling[]): readonly Track[] {
  const tracks: Track[] = [];
  let group: Ruling[] = [];
  const finish = () => {
    if (group.length === 0) return;
    const at = group.reduce((sum, ruling) => sum + ruling.at, 0) / group.length;
    const stretches: { from: number; to: number }[] = [];
    for (const { from, to } of group.toSorted((one, other) => one.from - other.from)) {
      const last = stretches.at(-1);
      if (last !== undefined && from <= last.to + SAME_LINE) last.to = Math.max(last.to, to);
      else stretches.push({ from, to });
    }
    tracks.push({ at, stretches });
    group = [];
  };
  for (const ruling of rulings.toSorted((one, other) => one.at - other.at)) {
    if (group[0] !== undefined && ruling.at > group[0].at + SAME_LINE) finish();
    group.push(ruling);
  }
  finish();
  return tracks;
}

interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function toLines(tracks: readonly Track[]): readonly Line[] {
  return tracks.flatMap(({ at, stretches }) => stretches.map(({ from, to }) => ({ at, from, to })));
}

function doMeet(horizontal: Line, vertical: Line): boolean {
  return (
    vertical.at >= horizontal.from - SAME_LINE &&
    vertical.at <= horizontal.to + SAME_LINE &&
    horizontal.at >= vertical.from - SAME_LINE &&
    horizontal.at <= vertical.to + SAME_LINE
  );
}

/** Sets that grow together. */
class Unions {
  readonly #parents: number[];

  constructor(count: number) {
    this.#parents = Array.from({ length: count }, (_, index) => index);
  }

  rootOf(index: number): number {
    let root = index;
    while (this.#parents[root] !== root) {
      const parent = this.#parents[root] ?? root;
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = this.#parents[root] ?? root;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.#parents[this.rootOf(other)] = this.rootOf(one);
  }
}

/** Places without repetition, from first to last. */
function placesOf(values: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const value of values.toSorted((one, other) => one - other)) {
    if (places.length === 0 || value > (places.at(-1) ?? 0) + SAME_LINE) places.push(value);
  }
  return places;
}

/** The index of the stretch between two places that holds a value, or -1. */
function stretchOf(places: readonly number[], value: number): number {
  let [low, high] = [0, places.length - 1];
  if (high < 1 || value < (places[0] ?? 0) || value > (places[high] ?? 0)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a line stands between two neighbouring places: at `at`, and drawn at `across`. */
function isDrawn(lines: ReadonlyMap<number, readonly Line[]>, place: number, across: number): boolean {
  return (lines.get(place) ?? []).some(({ from, to }) => from - 1 <= across && across <= to + 1);
}

function groupByPlace(
  lines: readonly Line[],
  places: readonly number[],
): ReadonlyMap<number, readonly Line[]> {
  const groups = new Map<number, Line[]>();
  for (const line of lines) {
    const index = places.findIndex((place) => Math.abs(place - line.at) <= SAME_LINE);
    const group = groups.get(index);
    if (group === undefined) groups.set(index, [line]);
    else group.push(line);
  }
  return groups;
}

/** The grid that connected lines draw; null when they part no cells. */
function toGrid(horizontals: readonly Line[], verticals: readonly Line[]): TableGrid | null {
  // A table without lines at its sides ends where its other lines end.
  const xs = placesOf([
    ...verticals.map(({ at }) => at),
    ...horizontals.flatMap(({ from, to }) => [from, to]),
  ]);
  const ys = placesOf([
    ...horizontals.map(({ at }) => at),
    ...verticals.flatMap(({ from, to }) => [from, to]),
  ]);
  const [columns, rowCount] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rowCount < 1 || columns * rowCount < 2 || columns * rowCount > MOST_PLACES) return null;

  const middle = (places: readonly number[], index: number) =>
    ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2;
  const verticalsByPlace = groupByPlace(verticals, xs);
  const horizontalsByPlace = groupByPlace(horizontals, ys);
  const unions = new Unions(columns * rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const place = row * columns + column;
      const hasRight = column + 1 < columns;
      if (hasRight && !isDrawn(verticalsByPlace, column + 1, middle(ys, row))) unions.join(place, place + 1);
      const hasBelow = row + 1 < rowCount;
      if (hasBelow && !isDrawn(horizontalsByPlace, row + 1, middle(xs, column)))
        unions.join(place, place + columns);
    }
  }

  const cells = new Map<number, { left: number; right: number; top: number; bottom: number }>();
  const rows: GridCell[][] = Array.from({ length: rowCount }, () => []);
  for (let row = 0; row < rowCount; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [left, right] = [xs[column] ?? 0, xs[column + 1] ?? 0];
      const [top, bottom] = [ys[row] ?? 0, ys[row + 1] ?? 0];
      const root = unions.rootOf(row * columns + column);
      const cell = cells.get(root);
      if (cell === undefined) {
        const first = { left, right, top, bottom };
        cells.set(root, first);
        rows[row]?.push(first);
        continue;
      }
      cell.left = Math.min(cell.left, left);
      cell.right = Math.max(cell.right, right);
      cell.bottom = Math.max(cell.bottom, bottom);
    }
  }
  if (cells.size < 2) return null;
  return {
    top: ys[0] ?? 0,
    bottom: ys[rowCount] ?? 0,
    rows: rows.filter((row) => row.length > 0),
    cellAt: (x, y) => {
      const [column, row] = [stretchOf(xs, x), stretchOf(ys, y)];
      return column === -1 || row === -1 ? null : (cells.get(unions.rootOf(row * columns + column)) ?? null);
    },
  };
}

/**
 * The tables that the ruling lines of a page draw, from top to bottom. Lines that touch belong to one table; the
 * cells are what the lines part, so one that spans rows or columns comes out as one.
 */
export function findTableGrids(rulings: readonly Ruling[]): readonly TableGrid[] {
  const horizontals = toLines(toTracks(rulings.filter((ruling) => ruling.isHorizontal)));
  const verticals = toLines(toTracks(rulings.filter((ruling) => !ruling.isHorizontal)));
  if (horizontals.length > MOST_LINES || verticals.length > MOST_LINES) return [];
  if (horizontals.length * verticals.length > MOST_CROSSINGS) return [];
  const unions = new Unions(horizontals.length + verticals.length);
  for (const [index, horizontal] of horizontals.entries()) {
    for (const [other, vertical] of verticals.entries()) {
      if (doMeet(horizontal, vertical)) unions.join(index, horizontals.length + other);
    }
  }
  const groups = new Map<number, { horizontals: Line[]; verticals: Line[] }>();
  const groupOf = (index: number) => {
    const root = unions.rootOf(index);
    const group = groups.get(root) ?? { horizontals: [], verticals: [] };
    groups.set(root, group);
    return group;
  };
  for (const [index, line] of horizontals.entries()) groupOf(index).horizontals.push(line);
  for (const [index, line] of verticals.entries()) groupOf(horizontals.length + index).verticals.push(line);
  const grids = [...groups.values()]
    .filter((group) => group.horizontals.length > 0 && group.verticals.length > 0)
    .map((group) => toGrid(group.horizontals, group.verticals));
  return grids.filter((grid) => grid !== null).toSorted((one, other) => one.top - other.top);
}
