import { displayWidth, endWithin, startWithin } from "./display-width.ts";

/** A mark on a line: offsets into it. The main one is the place that is most likely wrong, or the only one. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly isMain: boolean;
}

/** A piece of a line as it is shown. */
export interface LinePiece {
  readonly text: string;
  readonly mark: "main" | "other" | null;
}

const ELLIPSIS = "…";

/** Marks in order, those that overlap made one. */
function joinMarks(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const last = joined.at(-1);
    const isOver =
      last !== undefined && (mark.from < last.to || (mark.from === last.from && mark.to === last.to));
    if (isOver) {
      joined[joined.length - 1] = {
        from: last.from,
        to: Math.max(last.to, mark.to),
        isMain: last.isMain || mark.isMain,
      };
    } else joined.push(mark);
  }
  return joined;
}

/** The text between two marks, or at an end, of which only so many columns beside the marks are kept. */
function between(text: string, columns: number, side: "start" | "end" | "both"): string {
  if (side === "start") {
    const kept = endWithin(text, columns);
    return kept === text ? text : ELLIPSIS + kept;
  }
  const kept = startWithin(text, columns);
  if (kept === text) return text;
  if (side === "end") return kept + ELLIPSIS;
  const rest = endWithin(text, columns);
  return kept.length + rest.length >= text.length ? text : kept + ELLIPSIS + rest;
}

/** A marked text that is too long for the line is cut in its middle. */
function cutMarked(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const half = Math.max(1, Math.floor((width - 1) / 2));
  return startWithin(text, half) + ELLIPSIS + endWithin(text, half);
}

function piecesWithin(text: string, marks: readonly Mark[], columns: number, width: number): LinePiece[] {
  const pieces: LinePiece[] = [];
  let end = 0;
  for (const [at, { from, to, isMain }] of marks.entries()) {
    const side = at === 0 ? "start" : "both";
    pieces.push(
      { text: between(text.slice(end, from), columns, side), mark: null },
      { text: cutMarked(text.slice(from, to), width), mark: isMain ? "main" : "other" },
    );
    end = to;
  }
  pieces.push({ text: between(text.slice(end), columns, "end"), mark: null });
  return pieces.filter((piece) => piece.text !== "" || piece.mark !== null);
}

function widthOf(pieces: readonly LinePiece[]): number {
  return pieces.reduce(
    (sum, piece) => sum + Math.max(displayWidth(piece.text), piece.mark === null ? 0 : 1),
    0,
  );
}

/**
 * Cuts a line to a width around its marks: as much as fits is kept on both sides of each, and `…` stands for the rest.
 *
 * Gives one row of pieces, or more where the marks do not fit into one. The marked pieces hold what is marked, whole
 * unless a mark alone is wider than the line.
 */
export function cutLine(
  text: string,
  marks: readonly Mark[],
  width: number,
): readonly (readonly LinePiece[])[] {
  const joined = joinMarks(marks);
  const rows: LinePiece[][] = [];
  for (let first = 0; first < joined.length; ) {
    let last = joined.length;
    // The last columns of a row are for the sign that something follows.
    while (last > first + 1 && widthOf(piecesWithin(text, joined.slice(first, last), 0, width - 2)) > width) {
      last -= 1;
    }
    const marksOfRow = joined.slice(first, last);
    let [low, high] = [0, width];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (widthOf(piecesWithin(text, marksOfRow, middle, width - 2)) <= width) low = middle;
      else high = middle - 1;
    }
    rows.push(piecesWithin(text, marksOfRow, low, width - 2));
    first = last;
  }
  return rows;
}
