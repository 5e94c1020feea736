import type { Cell, DiagnosticCode } from "@gongkai/schema";
import type { FigureColumn } from "./figure-columns.ts";

/** A span as two offsets. */
type StoredSpan = readonly [start: number, end: number];

/**
 * A cell as the `cells` column keeps it: everything but the number, which has a column of its own.
 *
 * Most cells hold a printed number as everybody writes it, or nothing; those are short, all others are spelled out:
 *
 *     812                                                 a number printed plainly, from offset 812 on
 *     [812,813]                                           a blank cell and its span
 *     {"state":"value","raw":"1,003","span":[812,817]}    anything else
 *
 * `placement` is left out where it is `printed`, the usual case.
 */
export type StoredCell =
  | number
  | StoredSpan
  | {
      readonly state: "value";
      readonly raw: string;
      readonly span: StoredSpan;
      readonly placement?: "deduced";
      /** The number, only where an integer column would not give it back exactly. */
      readonly value?: number;
    }
  /** As blank cells were spelled out before there was a short form. */
  | { readonly state: "blank"; readonly span: StoredSpan }
  | { readonly state: "notApplicable"; readonly raw: string; readonly span: StoredSpan }
  | { readonly state: "unread"; readonly because: DiagnosticCode };

/** The cells of one row of a figures table, by the id of their place. */
export type StoredCells = Readonly<Record<string, StoredCell>>;

/** The integer for a cell's column, or null where there is no number or none that an integer can hold. */
export function figureOf(cell: Cell, column: Pick<FigureColumn, "scale">): number | null {
  return cell.state === "value" ? integerOf(cell.value, column) : null;
}

function integerOf(value: number, { scale }: Pick<FigureColumn, "scale">): number | null {
  // Counts must be whole; an amount with more than two decimals is rounded here and kept whole in `cells`.
  const figure = scale === 1 ? value : Math.round(value * scale);
  return Number.isSafeInteger(figure) ? figure : null;
}

/** What the `cells` column keeps of a cell. */
export function toStoredCell(cell: Cell, column: Pick<FigureColumn, "scale">): StoredCell {
  switch (cell.state) {
    case "unread":
      return { state: "unread", because: cell.because };
    case "blank":
      return [cell.span.start, cell.span.end];
    case "notApplicable":
      return { state: "notApplicable", raw: cell.raw, span: [cell.span.start, cell.span.end] };
    case "value":
      return toStoredValue(cell, column);
  }
}

function toStoredValue(
  { value, raw, span: { start, end }, placement }: Extract<Cell, { readonly state: "value" }>,
  column: Pick<FigureColumn, "scale">,
): StoredCell {
  const figure = integerOf(value, column);
  const isExact = figure !== null && figure / column.scale === value;
  if (isExact && placement === "printed" && end === start + raw.length && raw === String(value)) return start;
  return {
    state: "value",
    raw,
    span: [start, end],
    ...(placement === "deduced" ? { placement } : {}),
    ...(isExact ? {} : { value }),
  };
}

function isSpan(stored: StoredCell): stored is StoredSpan {
  return Array.isArray(stored);
}

/** The cell that was stored, from its entry in `cells` and the integer in its column. */
export function fromStoredCell(
  stored: StoredCell,
  figure: number | null,
  { scale }: Pick<FigureColumn, "scale">,
): Cell {
  const number = (figure ?? Number.NaN) / scale;
  if (typeof stored === "number") {
    const raw = String(number);
    const span = { start: stored, end: stored + raw.length };
    return { state: "value", value: number, raw, span, placement: "printed" };
  }
  if (isSpan(stored)) return { state: "blank", span: { start: stored[0], end: stored[1] } };
  if (stored.state === "unread") return { state: "unread", because: stored.because };
  const span = { start: stored.span[0], end: stored.span[1] };
  if (stored.state === "blank") return { state: "blank", span };
  if (stored.state === "notApplicable") return { state: "notApplicable", raw: stored.raw, span };
  const { raw, placement = "printed", value = number } = stored;
  return { state: "value", value, raw, span, placement };
}
