import type {
  Cell,
  CellAddress,
  Diagnostic,
  DiagnosticCode,
  FormColumn,
  Span,
  TableId,
} from "@gongkai/schema";
import { DIAGNOSTICS } from "@gongkai/schema";
import { readCellText } from "./number.ts";
import type { Token } from "./tokens.ts";

/** What the readers of the three tables share: the source behind the cells, and where problems are noted. */
export interface TableContext {
  /** The untouched source text. */
  readonly sourceText: string;
  /** Whether the cells come from markup, so that every cell of a row is there. */
  readonly isMarkup: boolean;
  /** Whether tabs stand between the cells. */
  readonly isTabbed: boolean;
  /** Whether repeated lines were lost in the source. */
  readonly isDeduplicated: boolean;
  /** The span in the source of a stretch of the reading text. */
  readonly spanOf: (start: number, end: number) => Span;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A diagnostic with the code's own sentence and what it concerns. */
export function diagnose(
  code: DiagnosticCode,
  about: string,
  place: Omit<Diagnostic, "code" | "message"> = {},
): Diagnostic {
  return { code, message: `${DIAGNOSTICS[code].en} (${about}).`, ...place };
}

/** Table and row of some cells. Hundreds of cells are read; only what is wrong with one needs its whole address. */
export type RowAddress = `${TableId}/${string}`;

/** Reads one printed number into a cell, noting what is wrong with it. */
export function readCell(
  token: Token,
  column: FormColumn,
  row: RowAddress,
  context: TableContext,
  placement: "printed" | "deduced" = "printed",
): Cell {
  const span = context.spanOf(token.start, token.end);
  const raw = context.sourceText.slice(span.start, span.end);
  const read = readCellText(token.text, column);
  const note = (code: DiagnosticCode) => {
    // Row and column ids come from the form's declaration, so the joined address is one of its addresses.
    const address = `${row}/${column.id}` as CellAddress;
    context.report(diagnose(code, `${address} prints ${raw}`, { span, cell: address, raw }));
  };
  switch (read.kind) {
    case "notApplicable":
      return { state: "notApplicable", raw, span };
    case "malformed":
      note("number-malformed");
      return { state: "unread", because: "number-malformed" };
    case "unitMissing":
      note("unit-missing");
      return { state: "unread", because: "unit-missing" };
    case "number":
      if (read.contradictsUnit) note("unit-contradicts-column");
      return { state: "value", value: read.value, raw, span, placement };
  }
}

/** The blank cell of a column whose row prints nothing for it: an empty span after the row's label. */
export function blankCell(label: Token, context: TableContext): Cell {
  return { state: "blank", span: context.spanOf(label.end, label.end) };
}
