import type { TableExtent } from "../tables/table-extent.ts";
import type { LineTokens } from "../tables/tokens.ts";

/** Tables drawn with characters or aligned with spaces among the lines of a section. */
export interface Drawings {
  /** The cells that take the place of the lines that drawings stand on, by index of the line. */
  readonly lines: ReadonlyMap<number, LineTokens>;
  /** Lines whose row has all its cells, blank ones included, each in its own place. */
  readonly gridLines: ReadonlySet<number>;
  /** The lines that each drawing takes up. */
  readonly extents: readonly TableExtent[];
}

/** Nothing drawn, as in most texts. */
export const NO_DRAWINGS: Drawings = { lines: new Map(), gridLines: new Set(), extents: [] };

/** Several readings of the same lines as one; none of them has lines of another. */
export function joinDrawings(all: readonly Drawings[]): Drawings {
  const [first = NO_DRAWINGS, ...others] = all;
  if (others.length === 0) return first;
  return {
    lines: new Map(all.flatMap(({ lines }) => [...lines])),
    gridLines: new Set(all.flatMap(({ gridLines }) => [...gridLines])),
    extents: all.flatMap(({ extents }) => extents),
  };
}

/** The lines of a table with the drawings that it begins and ends in: a rule below the last number, a label's rest. */
export function coverDrawings(extent: TableExtent | null, { extents }: Drawings): TableExtent | null {
  if (extent === null || extents.length === 0) return extent;
  const begins = extents.find(({ first, last }) => first <= extent.first && extent.first <= last);
  const ends = extents.find(({ first, last }) => first <= extent.last && extent.last <= last);
  return { first: begins?.first ?? extent.first, last: ends?.last ?? extent.last };
}
