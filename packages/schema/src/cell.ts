import type { DiagnosticCode } from "./diagnostic.ts";
import type { Span } from "./span.ts";

/**
 * How a number came to its column.
 *
 * - `printed`: its own place in the table says so
 * - `deduced`: the number is printed, but its column follows from a stated rule; a diagnostic names the rule
 */
export type Placement = "printed" | "deduced";

/** A number that the report prints. `raw` is the printed text; money is in yuan. */
export interface ValueCell {
  readonly state: "value";
  readonly value: number;
  readonly raw: string;
  readonly span: Span;
  readonly placement: Placement;
}

/** A place of the form that the agency left empty. Blank is not zero. */
export interface BlankCell {
  readonly state: "blank";
  /** Where the number would stand; empty (`start === end`) when nothing at all is printed there. */
  readonly span: Span;
}

/** A place that the agency marked as not applicable, such as 不适用, / or a dash. */
export interface NotApplicableCell {
  readonly state: "notApplicable";
  readonly raw: string;
  readonly span: Span;
}

/** A place that could not be read. It is neither zero nor blank: the number is unknown. */
export interface UnreadCell {
  readonly state: "unread";
  /** The diagnostic that explains it. */
  readonly because: DiagnosticCode;
}

/** What the parser knows of one place of a table. */
export type Cell = ValueCell | BlankCell | NotApplicableCell | UnreadCell;

/** The state of a cell. */
export type CellState = Cell["state"];

/** Every cell state. */
export const CELL_STATES = [
  "value",
  "blank",
  "notApplicable",
  "unread",
] as const satisfies readonly CellState[];
