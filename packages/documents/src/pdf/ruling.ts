import { type Matrix, transformPoint } from "./matrix.ts";

/** A straight line that is drawn along one axis: `at` on the other, `from` before `to`. */
export interface Ruling {
  readonly isHorizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Filled rectangles up to so thick are lines, in points. */
const THICKEST_LINE = 3;

/** Shorter strokes are parts of characters or drawings. */
const SHORTEST_RULING = 4;

/** How many points follow each operator: move, line, two kinds of curve, close. */
const POINTS_OF = [1, 1, 3, 2, 0] as const;
const LINE = 1;
const CLOSE = 4;

/** The corners of each stretch of straight lines in a path of pdf.js: operator, coordinates, operator, …. */
function shapesOf(path: Float32Array): [number, number][][] {
  const shapes: [number, number][][] = [];
  let shape: [number, number][] = [];
  let at = 0;
  while (at < path.length) {
    const operator = path[at] ?? CLOSE;
    const points = POINTS_OF[operator];
    if (points === undefined) break;
    const end = at + 1 + points * 2;
    const point: [number, number] = [path[end - 2] ?? 0, path[end - 1] ?? 0];
    if (operator === LINE) shape.push(point);
    else if (operator === CLOSE) {
      const [start] = shape;
      if (start !== undefined) shape.push(start);
    } else {
      // A move begins anew; so does what follows a curve, which is no ruling.
      shape = [point];
      shapes.push(shape);
    }
    at = end;
  }
  return shapes;
}

type Point = readonly [x: number, y: number];

function addLine([x1, y1]: Point, [x2, y2]: Point, rulings: Ruling[]): void {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (height < 1 && width >= SHORTEST_RULING) {
    rulings.push({ isHorizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (width < 1 && height >= SHORTEST_RULING) {
    rulings.push({ isHorizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}

/** Adds the straight lines of a path that is stroked. */
export function addStrokedLines(path: Float32Array, matrix: Matrix, rulings: Ruling[]): void {
  for (const shape of shapesOf(path)) {
    const points = shape.map(([x, y]) => transformPoint(matrix, x, y));
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before !== undefined) addLine(before, point, rulings);
    }
  }
}

/** Adds a line for each thin rectangle of a path that is filled: many programs draw lines so. */
export function addFilledLines(path: Float32Array, matrix: Matrix, rulings: Ruling[]): void {
  for (const shape of shapesOf(path)) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const corner of shape) {
      const [x, y] = transformPoint(matrix, corner[0], corner[1]);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (bottom - top <= THICKEST_LINE && right - left > bottom - top) addLine([left, y], [right, y], rulings);
    else if (right - left <= THICKEST_LINE) addLine([x, top], [x, bottom], rulings);
  }
}
