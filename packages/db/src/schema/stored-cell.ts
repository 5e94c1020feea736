import type { Cell, DiagnosticCode } from "@gongkai/schema";
import type { FigureColumn } from "./figure-columns.ts";

/** A span as two offsets. */
type StoredSpan = readonly [start: number, end: number];

/**
 * A cell as the `cells` column keeps it: everything but the number, which has a column of its own.
 *
 *     {"state":"value","raw":"3","span":[812,813]}
 *
 * `placement` is left out where it is `printed`, the usual case.
 */
export type StoredCell =
  | {
      readonly state: "value";
      readonly raw: string;
      readonly span: StoredSpan;
      readonly placement?: "deduced";
      /** The number, only where an integer column would not give it back exactly. */
      readonly value?: number;
    }
  | { readonly state: "blank"; readonly span: StoredSpan }
  | { readonly state: "notApplicable"; readonly raw: string; readonly span: StoredSpan }
  | { readonly state: "unread"; readonly because: DiagnosticCode };

/** The cells of one row of a figures table, by the id of their place. */
export type StoredCells = Readonly<Record<string, StoredCell>>;

/** The integer for a cell's column, or null where there is no number or none that an integer can hold. */
export function figureOf(cell: Cell, { scale }: Pick<FigureColumn, "scale">): number | null {
  if (cell.state !== "value") return null;
  // Counts must be whole; an amount with more than two decimals is rounded here and kept whole in `cells`.
  const figure = scale === 1 ? cell.value : Math.round(cell.value * scale);
  return Number.isSafeInteger(figure) ? figure : null;
}

/** What the `cells` column keeps of a cell. */
export function toStoredCell(cell: Cell, column: Pick<FigureColumn, "scale">): StoredCell {
  switch (cell.state) {
    case "unread":
      return { state: "unread", because: cell.because };
    case "blank":
      return { state: "blank", span: [cell.span.start, cell.span.end] };
    case "notApplicable":
      return { state: "notApplicable", raw: cell.raw, span: [cell.span.start, cell.span.end] };
    case "value": {
      const figure = figureOf(cell, column);
      const isExact = figure !== null && figure / column.scale === cell.value;
      return {
        state: "value",
        raw: cell.raw,
        span: [cell.span.start, cell.span.end],
        ...(cell.placement === "deduced" ? { placement: cell.placement } : {}),
        ...(isExact ? {} : { value: cell.value }),
      };
    }
  }
}

/** The cell that was stored, from its entry in `cells` and the integer in its column. */
export function fromStoredCell(
  stored: StoredCell,
  figure: number | null,
  { scale }: Pick<FigureColumn, "scale">,
): Cell {
  if (stored.state === "unread") return { state: "unread", because: stored.because };
  const span = { start: stored.span[0], end: stored.span[1] };
  if (stored.state === "blank") return { state: "blank", span };
  if (stored.state === "notApplicable") return { state: "notApplicable", raw: stored.raw, span };
  return {
    state: "value",
    value: stored.value ?? (figure ?? Number.NaN) / scale,
    raw: stored.raw,
    span,
    placement: stored.placement ?? "printed",
  };
}
