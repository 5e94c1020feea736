import type { Line } from "../structure/lines.ts";

/** A cell of a drawn table. A cell that covers several rows or columns stands once, where it begins. */
export interface GridCell {
  /** What is printed in it, one item a physical line; empty for a blank cell. */
  readonly pieces: readonly Line[];
  /** Position of its left border among the borders of the drawing, from 0. */
  readonly column: number;
}

/** A logical row: the cells that begin in it, left to right. */
export interface GridRow {
  /** Index of its first physical line among the lines given. */
  readonly line: number;
  readonly cells: readonly GridCell[];
}

/** A drawn table among the lines of a section: from line `first` to line `last`, both included. */
export interface Grid {
  readonly first: number;
  readonly last: number;
  /** Empty when the drawing is damaged, so that none of its cells has a certain place. */
  readonly rows: readonly GridRow[];
}
